"""When nobody touches the tablet any more: asking whether anybody is there, and starting again."""

from typing import Any

from litestar import Controller, Response, get

from involvement.controllers.page import (
    LOOK_COOKIE,
    AnyRequest,
    here,
    local_path,
    page,
    screen_of,
    see_other,
    site_of,
)
from involvement.guards import OPEN_TO_ALL
from involvement.screen import KIOSK
from surveys import seat as seats
from surveys.controllers.visit import CARD_COOKIE, SEAT_COOKIE, library_of
from surveys.store import unfinished
from translations.language import COOKIE as LANGUAGE_COOKIE

OF_A_SEAT = f"{SEAT_COOKIE}-"


class IdleController(Controller):
    """`/kiosk/waiting` and `/kiosk/reset`."""

    opt = OPEN_TO_ALL

    @get("/waiting")
    async def waiting(self, request: AnyRequest) -> Response[Any]:
        """The question that a script asks on the page itself; here for browsers without one."""
        back = local_path(request.query_params.get("back"))
        inside = back if back.startswith(f"{KIOSK}/") else here(request, "/")
        seconds = screen_of(request).warning_seconds
        return page(request, "kiosk/waiting.html", back_url=inside, returns=seconds)

    @get("/reset")
    async def reset(self, request: AnyRequest) -> Response[Any]:
        """Start again for somebody else. It is a link, since nobody is there to send a form."""
        response = see_other(here(request, "/"))
        await start_again(request, response)
        return response


async def start_again(request: AnyRequest, response: Response[Any]) -> None:
    """End every visit on this tablet, and have its browser forget all but that it is one of ours.
    What was not finished is kept or erased as its survey says."""
    for name, value in request.cookies.items():
        if name.startswith(OF_A_SEAT):
            await _end(request, name.removeprefix(OF_A_SEAT), value)
            response.delete_cookie(name, path=KIOSK)
    for name in (CARD_COOKIE, LOOK_COOKIE, LANGUAGE_COOKIE):
        response.delete_cookie(name, path=KIOSK)


async def _end(request: AnyRequest, slug: str, cookie: str) -> None:
    sitting = seats.read_sitting(site_of(request).secrecy, cookie)
    survey = await library_of(request).find_survey(slug) if sitting else None
    if sitting and survey:
        await unfinished.stop(survey, sitting.seat)
