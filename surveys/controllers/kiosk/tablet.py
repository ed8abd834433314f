"""The tablet behind a request: its cookie, and what the pages below `/kiosk` know of it."""

from typing import Any

from litestar import Response
from litestar.connection import ASGIConnection
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from involvement.controllers.page import AnyRequest, see_other, set_cookie
from involvement.guards import keeping_form
from involvement.screen import KIOSK, Screen
from involvement.store.organisations import get_owner
from surveys.device import USUAL_IDLE, USUAL_WARNING, Device
from surveys.store.kiosks import find_device
from translations.language import offering

DEVICE_COOKIE = "kiosk"
DEVICE_SECONDS = 400 * 24 * 60 * 60
"""As long as browsers keep anything; each first page begins it anew."""
UNTOLD = Screen(KIOSK, USUAL_IDLE, USUAL_WARNING)
"""The screen of a tablet while nobody can say which one it is."""


class NotEnrolled(Exception):
    """This browser is no tablet of ours, or not any more; leads to setting one up."""


class OnTablet(ASGIMiddleware):
    """Stands on the routes of the kiosk only. Raises NotEnrolled."""

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Find the tablet; its pages offer its own languages."""
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)
        token = connection.cookies.get(DEVICE_COOKIE)
        secrecy = connection.app.state.site.secrecy
        known: Any = scope
        known["screen"] = UNTOLD
        async with keeping_form(scope, receive):
            device = await find_device(secrecy, token) if token else None
            if device is None:
                raise NotEnrolled
            owner = await get_owner(device.organisation)
        known["device"], known["screen"] = device, device.screen(owner)
        with offering(device.setup.languages):
            await next_app(scope, receive, send)


def stay_inside(request: AnyRequest) -> None:
    """Before a page for an address below `/kiosk` that is none of ours: it stands on a tablet all
    the same, and leads nowhere else."""
    known: Any = request.scope
    if request.url.path.startswith(f"{KIOSK}/"):
        known.setdefault("screen", UNTOLD)


def device_of(request: AnyRequest) -> Device:
    """The tablet of a request that came past `OnTablet`."""
    device: Device = request.scope["device"]  # type: ignore[typeddict-item]
    return device


def set_device(request: AnyRequest, response: Response[Any], token: str) -> None:
    """Have this browser be the tablet from now on."""
    set_cookie(request, response, DEVICE_COOKIE, token, path=KIOSK, seconds=DEVICE_SECONDS)


def show_enrolling(_request: AnyRequest, _error: NotEnrolled) -> Response[Any]:
    """To the page on which a tablet is set up."""
    return see_other(f"{KIOSK}/enrol")
