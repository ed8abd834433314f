"""Four pictures in the place of a code: chosen one after the other, then shown once more.

What was chosen so far is in a cookie of its own, sealed, for a few minutes: it never stands in an
address. Whoever comes in this way may answer, and for their own rights needs the card.
"""

import asyncio
from hmac import compare_digest
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest, page, see_other, set_cookie, site_of
from involvement.guards import OPEN_TO_ALL
from involvement.participant import Participant
from involvement.picture_code import LENGTH, PICTURES, Pictures, read_pictures
from involvement.rule import NotNow
from involvement.service import SupportService
from involvement.slowing import Slowing
from involvement.store.picture_codes import try_pictures
from involvement.store.services import get_services
from surveys.controllers import messages
from surveys.controllers.card import set_card
from surveys.controllers.visit import Refused, library_of
from surveys.starting import find_waiting
from translations.language import N_
from translations.language import gettext as _

COOKIE = "pictures"
COOKIE_SECONDS = 300
STEPS = (
    N_("Press the first picture on your card"),
    N_("Press the second picture on your card"),
    N_("Press the third picture on your card"),
    N_("Press the fourth picture on your card"),
)


class PicturesController(Controller):
    """`/pictures/{place}`, where `place` is `address_of` a support service."""

    path = "/pictures/{place:str}"
    opt = OPEN_TO_ALL

    @get("/")
    async def choose(self, request: AnyRequest, place: FromPath[str]) -> Response[Any]:
        """All pictures to choose the next one from, or the four that were chosen."""
        service = await _get_service(request, place)
        return _page(request, place, service, _chosen(request))

    @post("/", status_code=303)
    async def chosen(self, request: AnyRequest, place: FromPath[str]) -> Response[Any]:
        """One picture more, the last one back, or all of them. The form says how many were chosen
        before it, so that the browser's own way back, and pressing twice, count as they look."""
        await _get_service(request, place)
        form = await request.form()
        before = _chosen(request)[: _step(str(form.get("step", "")))]
        picture, back = str(form.get("picture", "")), form.get("back")
        after = {"one": before[:-1], "all": ()}.get(str(back), (*before, picture))
        response = see_other(f"/pictures/{place}")
        _set_chosen(request, response, read_pictures(after))
        return response

    @post("/open", status_code=303)
    async def go_in(self, request: AnyRequest, place: FromPath[str]) -> Response[Any]:
        """To what waits for whoever these pictures belong to."""
        service, pictures = await _get_service(request, place), _chosen(request)
        if len(pictures) < LENGTH:
            return see_other(f"/pictures/{place}")
        found = await _find(request, service, pictures)
        if found is None:
            return _page(request, place, service, pictures, 422)
        return await _go_in(request, found)


def address_of(request: AnyRequest, service: int) -> str:
    """The address at which pictures of this support service (its id) are chosen."""
    return f"/pictures/{service}-{site_of(request).secrecy.mark_service(service)}"


async def _get_service(request: AnyRequest, place: str) -> SupportService:
    """The support service of an address. Raises Refused where its mark is not ours."""
    number, _dash, mark = place.partition("-")
    service = int(number) if number.isdecimal() and len(number) < 10 else 0
    if compare_digest(mark.encode(), site_of(request).secrecy.mark_service(service).encode()):
        for found in await get_services([service]):
            return found
    raise Refused(messages.not_found(request))


def _chosen(request: AnyRequest) -> Pictures:
    kept = site_of(request).secrecy.unseal(request.cookies.get(COOKIE))
    return read_pictures(kept.split(".")) if isinstance(kept, str) else ()


def _set_chosen(request: AnyRequest, response: Response[Any], chosen: Pictures) -> None:
    sealed = site_of(request).secrecy.seal(".".join(chosen))
    set_cookie(request, response, COOKIE, sealed, path="/pictures", seconds=COOKIE_SECONDS)


def _step(text: str) -> int:
    return int(text) if text in {str(each) for each in range(LENGTH + 1)} else LENGTH


async def _find(
    request: AnyRequest, service: SupportService, pictures: Pictures
) -> Participant | None:
    """Whose pictures these are. Raises Refused while they rest."""
    site, slowing = site_of(request), request.app.state.slowing
    try:
        found = await try_pictures(
            site.secrecy, site.now(), site.today(), service=service.id, pictures=pictures
        )
    except NotNow as refusal:
        raise Refused(_resting(request, refusal)) from None
    if found is None:
        await _slow_down(request, slowing)
    return found


async def _slow_down(request: AnyRequest, slowing: Slowing) -> None:
    await asyncio.sleep(slowing.wait_seconds(request.client.host if request.client else ""))


async def _go_in(request: AnyRequest, participant: Participant) -> Response[Any]:
    surveys = await library_of(request).list_surveys_of(participant.service)
    waiting = await find_waiting(participant, surveys, site_of(request).today())
    response = see_other(f"/s/{waiting[0].slug}" if len(waiting) == 1 else "/")
    set_card(request, response, participant, by_pictures=True)
    response.delete_cookie(COOKIE, path="/pictures")
    return response


def _page(
    request: AnyRequest,
    place: str,
    service: SupportService,
    chosen: Pictures,
    status_code: int = 200,
) -> Response[Any]:
    done = len(chosen) == LENGTH
    return page(
        request,
        "picture_code.html",
        status_code,
        action=f"/pictures/{place}",
        here=f"/pictures/{place}",
        organisation=service.organisation.name,
        heading=_("Are these your four pictures?") if done else _(STEPS[len(chosen)]),
        step=len(chosen),
        chosen=[{"key": key, "name": _(PICTURES[key])} for key in chosen],
        pictures=[] if done else [{"key": key, "name": _(PICTURES[key])} for key in PICTURES],
        problem=status_code == 422,
    )


def _resting(request: AnyRequest, refusal: NotNow) -> Response[Any]:
    return messages.message(
        request,
        _("Please ask your worker"),
        str(refusal),
        _("It is nothing that you did."),
        status_code=409,
        link=(_("Type the code from your card"), "/code"),
    )
