"""Leaving at once: away from here, and nothing of the visit stays in this browser's cookies."""

import re
from typing import Any

from litestar import Controller, Response, get

from involvement.controllers.page import (
    LOOK_COOKIE,
    AnyRequest,
    look_of,
    see_other,
    set_cookie,
    site_of,
)
from involvement.guards import OPEN_TO_ALL
from surveys import seat as seats
from surveys.controllers.pictures import COOKIE as PICTURES_COOKIE
from surveys.controllers.visit import CARD_COOKIE, SEAT_COOKIE
from translations.language import COOKIE as LANGUAGE_COOKIE

SURVEY = re.compile(r"/s/[a-z0-9-]{1,80}")


class LeavingController(Controller):
    """`/leave`, a link on every page for people who answer."""

    opt = OPEN_TO_ALL

    @get("/leave")
    async def leave(self, request: AnyRequest) -> Response[Any]:
        """To another website. It changes nothing that we keep, so a link may do it: no form
        that was open too long can stand in the way. Back then leads to the first page."""
        site = site_of(request)
        response = see_other(site.settings.leave_to or "/")
        survey = SURVEY.match(request.query_params.get("back", ""))
        if survey:
            left = seats.left_cookie(site.secrecy)
            set_cookie(request, response, SEAT_COOKIE, left, path=survey[0])
        kept = look_of(request).on_device
        response.delete_cookie(PICTURES_COOKIE, path="/pictures")
        for name in (CARD_COOKIE, *(() if kept else (LOOK_COOKIE, LANGUAGE_COOKIE))):
            response.delete_cookie(name, path="/")
        return response
