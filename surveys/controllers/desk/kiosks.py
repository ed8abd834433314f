"""Tablets that stand in waiting rooms: the list, one more, one of them, its code, and its end."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, saved_notice, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.guards import Permits
from involvement.passwords import hash_new_password
from involvement.permissions import may_administer
from involvement.policies import may_set_up_kiosk
from involvement.roles import Scope
from involvement.screen import KIOSK
from involvement.site import local
from involvement.store.organisations import administers
from surveys.device import STATE_LABELS, STATE_TONES, Device, DeviceState
from surveys.forms.device import DeviceForm, device_form, new_device_form
from surveys.parcel import REASONS
from surveys.seat import read_key
from surveys.store import devices
from surveys.store.parcels import Came, get_came
from surveys.store.surveys import list_surveys
from surveys.survey import Survey
from translations.formats import format_date, format_moment, format_time
from translations.language import gettext as _


class KiosksController(Controller):
    """`/desk/kiosks`."""

    path = "/kiosks"
    guards = (Permits(may_administer),)

    @get("/")
    async def kiosks(self, request: AnyRequest) -> Response[Any]:
        """The tablets of the organisations that this account administers."""
        surveys = await _list_surveys(scope_of(request))
        return await _list_page(request, new_device_form(None, surveys))

    @post("/", status_code=303)
    async def add(self, request: AnyRequest) -> Response[Any]:
        """One more tablet. Sent twice, the form adds one."""
        scope, site = scope_of(request), site_of(request)
        surveys = await _list_surveys(scope)
        form = new_device_form(await request.form(), surveys)
        if not form.validate():
            return await _list_page(request, form, 422)
        key, setup = read_key(form.key.data or "") or uuid4(), form.setup()
        pin_hash = await hash_new_password(form.pin.data or "")
        await devices.add_device(
            scope, site.now(), key=key, setup=setup, surveys=surveys, pin_hash=pin_hash
        )
        return see_other(f"/desk/kiosks/{key}")

    @get("/{key:uuid}")
    async def kiosk(self, request: AnyRequest, key: FromPath[UUID]) -> Response[Any]:
        """How a tablet is, and how it is set up."""
        device = await devices.get_device(scope_of(request), key)
        return await _page(request, device, await _form(request, device, None))

    @post("/{key:uuid}", status_code=303)
    async def change(self, request: AnyRequest, key: FromPath[UUID]) -> Response[Any]:
        """Set it up in another way, which its next page follows."""
        scope, now = scope_of(request), site_of(request).now()
        device = await devices.get_device(scope, key)
        form = await _form(request, device, await request.form())
        if not form.validate():
            return await _page(request, device, form, 422)
        pin_hash = await hash_new_password(form.pin.data) if form.pin.data else ""
        await devices.change_device(
            scope, now, key, setup=form.setup(), surveys=form.asked, pin_hash=pin_hash
        )
        return see_other(f"/desk/kiosks/{key}?done=saved")

    @post("/{key:uuid}/code", status_code=200)
    async def code(self, request: AnyRequest, key: FromPath[UUID]) -> Response[Any]:
        """A new code, which stands on this page only."""
        scope, site = scope_of(request), site_of(request)
        device = await devices.get_device(scope, key)
        code = await devices.make_code(scope, site.now(), site.secrecy, key)
        return desk_page(
            request,
            "desk/kiosk_code.html",
            device=_words(device),
            code=code.groups,
            address=f"{site.settings.base_url}{KIOSK}/enrol",
            until=format_time(local(code.expires_at)),
            refusal=_refusal(request),
        )

    @post("/{key:uuid}/end", status_code=303)
    async def end(self, request: AnyRequest, key: FromPath[UUID]) -> Response[Any]:
        """Take it out of use: its next page asks for a code."""
        await devices.end_device(scope_of(request), site_of(request).now(), key)
        return see_other(f"/desk/kiosks/{key}?done=saved")


async def _list_surveys(scope: Scope, organisation: int | None = None) -> list[Survey]:
    """The surveys of all organisations that this account administers, or of one of them."""
    return [
        each
        for each in await list_surveys(scope)
        if administers(scope, owner := each.service.organisation.id)
        and organisation in (None, owner)
    ]


async def _form(request: AnyRequest, device: Device, posted: Any) -> DeviceForm:
    surveys = await _list_surveys(scope_of(request), device.organisation)
    return device_form(posted, device.setup, surveys)


async def _list_page(
    request: AnyRequest, form: DeviceForm, status_code: int = 200
) -> Response[Any]:
    found = await devices.list_devices(scope_of(request))
    return desk_page(
        request,
        "desk/kiosks.html",
        status_code,
        kiosks=[_words(device) for device in found],
        form=form,
    )


async def _page(
    request: AnyRequest, device: Device, form: DeviceForm, status_code: int = 200
) -> Response[Any]:
    return desk_page(
        request,
        "desk/kiosk.html",
        status_code,
        device=_words(device),
        came=_came(await get_came(scope_of(request), device.key)),
        form=form,
        notice=saved_notice(request),
    )


def _words(device: Device) -> dict[str, Any]:
    """A tablet as pages show it: never an answer."""
    return {
        "name": device.setup.name,
        "url": f"/desk/kiosks/{device.key}",
        "state": STATE_TONES[device.state],
        "state_label": _(STATE_LABELS[device.state]),
        "ended": device.state is DeviceState.ENDED,
        "last_seen": _moment(device.last_seen_at),
        "version": device.app_version,
        "waiting": device.waiting,
        "oldest": _moment(device.oldest_waiting_at),
    }


def _came(came: Came) -> dict[str, Any]:
    """What its tablet sent, in numbers, and what could not be taken in."""
    return {
        "stored": came.stored,
        "late": came.late,
        "apart": [
            (each.survey, _(REASONS[each.reason]), format_date(each.came_on)) for each in came.apart
        ],
    }


def _moment(at: datetime | None) -> str:
    return format_moment(local(at)) if at else ""


def _refusal(request: AnyRequest) -> str | None:
    """Why no tablet can be set up at our address, None where one can."""
    settings = site_of(request).settings
    host = settings.short_address.partition("/")[0].partition(":")[0]
    return None if may_set_up_kiosk(settings.secure, host) else str(may_set_up_kiosk.sentence)
