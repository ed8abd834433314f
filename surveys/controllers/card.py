"""Whose card it is: by the cookie of this browser, or by a code that somebody types."""

import asyncio
from typing import Any

from litestar import Response

from involvement.code_card import read_code
from involvement.controllers.page import AnyRequest, screen_of, set_cookie, site_of
from involvement.participant import Participant
from involvement.slowing import Slowing
from involvement.store import participants
from surveys.controllers.visit import CARD_COOKIE, card_of
from surveys.seat import Card
from translations.language import gettext as _


async def find_shown(request: AnyRequest) -> Participant | None:
    """Whose card this browser showed us; None when none, or when it was replaced since."""
    card = card_of(request)
    return await participants.find_by_card(card.participant, card.number) if card else None


async def find_typed(
    request: AnyRequest, typed: str, only: Participant | None = None
) -> Participant | None:
    """Whose code was typed, None for every code that leads nowhere; that waits some seconds when it
    happens often. With `only`, a code of anybody else leads nowhere too."""
    code = read_code(typed)
    found = await participants.find_by_code(site_of(request).secrecy, code) if code else None
    if found is not None and (only is None or found.id == only.id):
        return found
    slowing: Slowing = request.app.state.slowing
    await asyncio.sleep(slowing.wait_seconds(request.client.host if request.client else ""))
    return None


def set_card(
    request: AnyRequest,
    response: Response[Any],
    participant: Participant,
    *,
    by_pictures: bool = False,
) -> None:
    """Have this browser show their card, or their pictures, from now on."""
    card = Card(participant.id, participant.card, by_pictures).to_cookie(site_of(request).secrecy)
    set_cookie(request, response, CARD_COOKIE, card, path=screen_of(request).cookie_path)


def wrong_code() -> str:
    """The one sentence for every code that leads nowhere."""
    return _("That code did not work. Please look at the card and try again, or ask your worker.")
