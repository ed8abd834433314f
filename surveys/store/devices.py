"""Tablets in the database, as administrators set them up. What a tablet itself does stands in
`kiosks.py`."""

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from involvement.audit import record_change
from involvement.code_card import code_from_bits, in_groups
from involvement.database import take_turns, transaction
from involvement.policies import may_change_kiosk
from involvement.roles import NotInScope, Scope
from involvement.secrecy import Secrecy
from involvement.store.organisations import administered, check_administers
from surveys.device import CODE_LASTS, Device, Setup
from surveys.survey import Survey
from surveys.tables import DeviceRow, DeviceSurvey

CODE_BITS = 55


@dataclass(frozen=True, slots=True)
class NewCode:
    """The one-time code that sets a tablet up, as it is shown once, in groups."""

    groups: tuple[str, ...]
    expires_at: datetime


async def add_device(
    scope: Scope,
    now: datetime,
    *,
    key: UUID,
    setup: Setup,
    surveys: Iterable[Survey],
    pin_hash: str,
) -> None:
    """A tablet, still without a code; `key` is that of the form, which adds it once. `surveys` are
    all that may be asked. Raises NotInScope for one that is not of an organisation administered
    here, or of two."""
    organisation = _owner(scope, setup, surveys)
    async with transaction():
        await take_turns()
        if await DeviceRow.exists().where(DeviceRow.key == key):
            return
        row = DeviceRow(key=key, organisation=organisation, pin_hash=pin_hash, **_values(setup))
        await row.save()
        await _ask(int(row.id), setup.surveys)
        await record_change(scope, "added", "kiosk", key, now, organisation=organisation)


async def change_device(
    scope: Scope,
    now: datetime,
    key: UUID,
    *,
    setup: Setup,
    surveys: Iterable[Survey],
    pin_hash: str = "",
) -> None:
    """Another name, other surveys, languages or times; and another PIN, unless `pin_hash` is "".
    Raises NotInScope, NotNow for one that has ended."""
    async with transaction():
        before = await get_device(scope, key)
        may_change_kiosk.check(before.ended_at)
        if _owner(scope, setup, surveys) != before.organisation:
            raise NotInScope(key)
        if before.setup == setup and not pin_hash:
            return
        values = _values(setup) | ({"pin_hash": pin_hash} if pin_hash else {})
        await DeviceRow.update(values).where(DeviceRow.id == before.id)
        await DeviceSurvey.delete().where(DeviceSurvey.device == before.id)
        await _ask(before.id, setup.surveys)
        await record_change(scope, "changed", "kiosk", key, now, organisation=before.organisation)


async def make_code(scope: Scope, now: datetime, secrecy: Secrecy, key: UUID) -> NewCode:
    """A new one-time code; an older one is void. A tablet in use stays so until the code is typed
    in on another. Raises NotInScope, NotNow for one that has ended."""
    code = code_from_bits(secrets.randbits(CODE_BITS))
    expires_at = now + CODE_LASTS
    async with transaction():
        device = await get_device(scope, key)
        may_change_kiosk.check(device.ended_at)
        values: dict[Any, Any] = {
            "code_hash": secrecy.hash_kiosk(code),
            "code_expires_at": expires_at,
        }
        await DeviceRow.update(values).where(DeviceRow.id == device.id)
        owner = device.organisation
        await record_change(scope, "made a code for", "kiosk", key, now, organisation=owner)
    return NewCode(in_groups(code), expires_at)


async def end_device(scope: Scope, now: datetime, key: UUID) -> None:
    """Its cookie opens nothing from now on; ending it twice changes nothing. Raises NotInScope."""
    async with transaction():
        await take_turns()
        device = await get_device(scope, key)
        if device.ended_at is not None:
            return
        gone: dict[Any, Any] = {
            "ended_at": now,
            "code_hash": None,
            "code_expires_at": None,
            "token_hash": None,
        }
        await DeviceRow.update(gone).where(DeviceRow.id == device.id)
        owner = device.organisation
        await record_change(scope, "ended", "kiosk", key, now, organisation=owner)


async def list_devices(scope: Scope) -> list[Device]:
    """The tablets of the organisations that this account administers, by name, ended ones last."""
    within = administered(scope, DeviceRow.organisation)
    rows = await DeviceRow.select().where(within).order_by(DeviceRow.name, DeviceRow.id)
    devices = await read_devices(rows)
    return sorted(devices, key=lambda device: device.ended_at is not None)


async def get_device(scope: Scope, key: UUID) -> Device:
    """One of them. Raises NotInScope."""
    within = administered(scope, DeviceRow.organisation)
    devices = await read_devices(await DeviceRow.select().where(DeviceRow.key == key, within))
    if not devices:
        raise NotInScope(key)
    return devices[0]


async def read_devices(rows: Collection[dict[str, Any]]) -> list[Device]:
    """Rows as nouns, with what can be answered on each."""
    asked = await DeviceSurvey.select(DeviceSurvey.device, DeviceSurvey.survey).where(
        DeviceSurvey.device.is_in([-1, *(row["id"] for row in rows)])
    )
    of = {
        row["id"]: frozenset(a["survey"] for a in asked if a["device"] == row["id"]) for row in rows
    }
    return [_device(row, of[row["id"]]) for row in rows]


def _owner(scope: Scope, setup: Setup, surveys: Iterable[Survey]) -> int:
    """Whose tablet it is, by the surveys on it. Raises NotInScope."""
    chosen = [survey for survey in surveys if survey.id in setup.surveys]
    owners = {survey.service.organisation.id for survey in chosen}
    if len(owners) != 1 or len(chosen) != len(setup.surveys):
        raise NotInScope(setup.name)
    (owner,) = owners
    check_administers(scope, owner)
    return owner


async def _ask(device: int, surveys: Iterable[int]) -> None:
    rows = [DeviceSurvey(device=device, survey=survey) for survey in sorted(surveys)]
    await DeviceSurvey.insert(*rows)


def _values(setup: Setup) -> dict[Any, Any]:
    return {
        "name": setup.name,
        "languages": " ".join(setup.languages),
        "idle_seconds": setup.idle_seconds,
        "warning_seconds": setup.warning_seconds,
    }


def _device(row: dict[str, Any], surveys: frozenset[int]) -> Device:
    languages = tuple(row["languages"].split())
    setup = Setup(row["name"], surveys, languages, row["idle_seconds"], row["warning_seconds"])
    return Device(
        id=row["id"],
        key=row["key"],
        organisation=row["organisation"],
        setup=setup,
        enrolled_at=row["enrolled_at"],
        ended_at=row["ended_at"],
        last_seen_at=row["last_seen_at"],
        app_version=row["app_version"],
        waiting=row["waiting"],
        oldest_waiting_at=row["oldest_waiting_at"],
    )
