"""Where a tablet sends what waits on it, and says how much that is."""

from datetime import timedelta
from typing import Annotated, Any, TypeVar

import msgspec
from litestar import Controller, Response, post

from involvement.controllers.page import AnyRequest, site_of
from involvement.guards import OPEN_TO_ALL
from surveys.controllers.kiosk.tablet import device_of
from surveys.controllers.visit import library_of
from surveys.parcel import MILLISECOND, MOST_AGE, MOST_SEALED, Parcel
from surveys.store.kiosks import record_waiting
from surveys.taking_in import NotOurs, take_in

MOST_BYTES = MOST_SEALED + 10_000
# Another site cannot send these: its browser would ask us first whether it may send JSON.
FROM_SCRIPT = OPEN_TO_ALL | {"exclude_from_csrf": True}
JSON = "application/json"
T = TypeVar("T")


class Report(msgspec.Struct, frozen=True):
    """How many parcels wait on a tablet, and for how many milliseconds the oldest has."""

    waiting: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
    oldest: Annotated[int, msgspec.Meta(ge=0)]


class OutboxController(Controller):
    """`/kiosk/outbox`."""

    path = "/outbox"
    opt = FROM_SCRIPT
    request_max_body_size = MOST_BYTES

    @post("/", status_code=200)
    async def take(self, request: AnyRequest) -> Response[Any]:
        """Take in one parcel. Sent twice, it is taken in once and told so twice."""
        parcel = await _read(request, Parcel)
        if parcel is None:
            return Response({"refused": "unreadable"}, status_code=400)
        owner = device_of(request).organisation
        try:
            state = await take_in(site_of(request), library_of(request), parcel, owner)
        except ValueError:
            return Response({"refused": "damaged"}, status_code=400)
        except NotOurs:
            return Response({"refused": "not ours"}, status_code=403)
        return Response({"id": str(parcel.id), "hash": parcel.hash, "state": state})

    @post("/report", status_code=204)
    async def report(self, request: AnyRequest) -> None:
        """Remember what waits on the tablet, for its page at the desk."""
        report = await _read(request, Report)
        if report is not None:
            now, oldest = site_of(request).now(), min(report.oldest, MOST_AGE // MILLISECOND)
            since = now - timedelta(milliseconds=oldest) if report.waiting else None
            await record_waiting(device_of(request), report.waiting, since)


async def _read(request: AnyRequest, kind: type[T]) -> T | None:
    """What a script of ours sent; None for anything else."""
    if request.content_type[0] != JSON:
        return None
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except msgspec.MsgspecError:
        return None
