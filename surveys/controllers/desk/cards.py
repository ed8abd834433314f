"""Code cards: a sheet of new ones, shown once, and a new card for a lost one, asked about first."""

import secrets
from typing import Any
from uuid import UUID

import segno
from litestar import Controller, Response, get, post
from litestar.params import FromPath
from markupsafe import Markup

from involvement.code_card import CodeCard
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, site_of
from involvement.service import SupportService
from involvement.settings import Settings
from involvement.store.participants import replace_card
from involvement.store.services import get_service
from surveys.controllers.desk.person import get_person, person_page
from translations.language import gettext as _


class CardController(Controller):
    """`/desk/services/{slug}/participants/{key}/card`."""

    path = "/services/{slug:str}/participants/{key:uuid}/card"

    @get("/")
    async def ask(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Whether this is the right person: the old card cannot be brought back."""
        person = await get_person(request, slug, key)
        batch_key = secrets.token_urlsafe(24)
        return person_page(request, "desk/card_ask.html", person, batch_key=batch_key)

    @post("/", status_code=200)
    async def replace(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """A new card for a lost one, which stops working."""
        site, form = site_of(request), await request.form()
        card = await replace_card(
            scope_of(request),
            site.now(),
            site.secrecy,
            key=key,
            batch_key=str(form.get("batch_key") or secrets.token_urlsafe(24)),
        )
        return await cards_page(request, slug, [card])


async def cards_page(request: AnyRequest, slug: str, cards: list[CodeCard]) -> Response[Any]:
    """A sheet of cards to print, shown once."""
    service = await get_service(scope_of(request), slug)
    settings = site_of(request).settings
    return desk_page(
        request,
        "desk/cards.html",
        cards=[_card(card, service, settings) for card in cards],
        back_url=f"/desk/services/{slug}",
    )


def _card(card: CodeCard, service: SupportService, settings: Settings) -> dict[str, Any]:
    address = f"{settings.base_url}/join/{card.code}"
    drawn = segno.make(address, error="m").svg_inline(
        scale=3, omitsize=True, svgclass="qr", lineclass=None, title=_("Code to scan")
    )
    return {
        "code_groups": card.groups,
        "qr_svg": Markup(drawn),  # noqa: S704 - drawn by segno from our own address
        "address": f"{settings.short_address}/code",
        "organisation": service.organisation.name,
        "service": service.name,
        "number": card.number,
    }
