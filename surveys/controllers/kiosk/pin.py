"""The way out of the kiosk, for staff who know its PIN."""

import asyncio
from typing import Any

from litestar import Controller, Response, get, post

from involvement.controllers.page import AnyRequest, page
from involvement.guards import OPEN_TO_ALL
from involvement.passwords import check_password
from involvement.slowing import Slowing
from surveys.controllers.kiosk.idle import start_again
from surveys.controllers.kiosk.tablet import device_of
from surveys.device import is_pin
from surveys.store.kiosks import get_pin_hash
from translations.language import gettext as _


class PinController(Controller):
    """`/kiosk/leave`."""

    path = "/leave"
    opt = OPEN_TO_ALL

    @get("/")
    async def ask(self, request: AnyRequest) -> Response[Any]:
        """Where the PIN is typed."""
        return page(request, "kiosk/leave.html", problem="")

    @post("/", status_code=200)
    async def leave(self, request: AnyRequest) -> Response[Any]:
        """Out, with the visit of whoever was there ended; a wrong PIN waits, ever longer."""
        typed, device = str((await request.form()).get("pin", "")), device_of(request)
        if not is_pin(typed) or not await check_password(typed, await get_pin_hash(device)):
            slowing: Slowing = request.app.state.pin_slowing
            await asyncio.sleep(slowing.wait_seconds(str(device.key)))
            problem = _("That is not the PIN of this tablet. Please try again.")
            return page(request, "kiosk/leave.html", 422, problem=problem)
        response = page(request, "kiosk/left.html", device=device.setup.name)
        await start_again(request, response)
        return response
