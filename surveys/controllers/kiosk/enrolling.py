"""Setting a tablet up: the one-time code from the desk is typed in on the tablet itself."""

import asyncio
from typing import Any

from litestar import Controller, Response, get, post

from involvement.code_card import read_code
from involvement.controllers.page import (
    LOOK_COOKIE,
    AnyRequest,
    page,
    see_other,
    site_of,
)
from involvement.guards import OPEN_TO_ALL, SESSION_COOKIE
from involvement.policies import may_set_up_kiosk
from involvement.screen import KIOSK
from involvement.slowing import Slowing
from involvement.store.sessions import end_session
from surveys.controllers.kiosk.tablet import set_device
from surveys.controllers.visit import CARD_COOKIE
from surveys.store.kiosks import enrol
from translations.language import COOKIE as LANGUAGE_COOKIE
from translations.language import gettext as _


class EnrollingController(Controller):
    """`/kiosk/enrol`."""

    path = f"{KIOSK}/enrol"
    opt = OPEN_TO_ALL

    @get("/")
    async def ask(self, request: AnyRequest) -> Response[Any]:
        """Where the code is typed."""
        _check_address(request)
        return page(request, "kiosk/enrol.html", problem="", typed="")

    @post("/", status_code=303)
    async def enrol(self, request: AnyRequest) -> Response[Any]:
        """Make this browser the tablet of the code. Whoever was signed in here is so no more."""
        _check_address(request)
        site, typed = site_of(request), str((await request.form()).get("code", ""))[:40]
        code = read_code(typed)
        token = await enrol(site.secrecy, site.now(), code) if code else None
        if token is None:
            slowing: Slowing = request.app.state.slowing
            await asyncio.sleep(slowing.wait_seconds(request.client.host if request.client else ""))
            return page(request, "kiosk/enrol.html", 422, problem=_wrong(), typed=typed)
        response = see_other(f"{KIOSK}/")
        set_device(request, response, token)
        await _forget_whoever_was_here(request, response)
        return response


async def _forget_whoever_was_here(request: AnyRequest, response: Response[Any]) -> None:
    """Nothing of whoever set the tablet up stays for the people who answer on it."""
    if session := request.cookies.get(SESSION_COOKIE):
        await end_session(session)
    for name in (SESSION_COOKIE, CARD_COOKIE, LOOK_COOKIE, LANGUAGE_COOKIE):
        response.delete_cookie(name, path="/")


def _check_address(request: AnyRequest) -> None:
    """Raises NotNow at an address at which browsers would protect nothing."""
    may_set_up_kiosk.check(site_of(request).settings.secure, request.url.hostname or "")


def _wrong() -> str:
    return _(
        "That code did not work. It works once, for an hour. Please look at it and try again, or "
        "make a new one at the desk."
    )
