"""What a tablet does itself: it takes up its code, shows its cookie, says that it is there, and
lets out whoever knows its PIN."""

import secrets
from datetime import datetime
from typing import Any

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from surveys.device import Device
from surveys.store.devices import read_devices
from surveys.tables import DeviceRow

NOBODY = Scope(None, ())
"""Whoever stands before the tablet."""


async def enrol(secrecy: Secrecy, now: datetime, code: str) -> str | None:
    """The cookie value of the tablet with this code, which works once; a tablet that was set up
    with an older code of the same is one no more. None where no code fits, or it is too old."""
    token = secrets.token_urlsafe(32)
    async with transaction():
        await take_turns()
        row = (
            await DeviceRow.select().where(DeviceRow.code_hash == secrecy.hash_kiosk(code)).first()
        )
        if row is None or now >= row["code_expires_at"]:
            return None
        await DeviceRow.update(
            {
                DeviceRow.code_hash: None,
                DeviceRow.code_expires_at: None,
                DeviceRow.token_hash: secrecy.hash_kiosk(token),
                DeviceRow.enrolled_at: now,
            }
        ).where(DeviceRow.id == row["id"])
        owner = row["organisation"]
        await record_change(NOBODY, "set up", "kiosk", row["key"], now, organisation=owner)
    return token


async def find_device(secrecy: Secrecy, token: str) -> Device | None:
    """The tablet with this cookie; None once it has ended, or was set up anew."""
    rows = await DeviceRow.select().where(DeviceRow.token_hash == secrecy.hash_kiosk(token))
    devices = await read_devices(rows) if rows else []
    return devices[0] if devices else None


async def get_pin_hash(device: Device) -> str:
    """The slow hash of the PIN that lets out of the kiosk."""
    row = await DeviceRow.select(DeviceRow.pin_hash).where(DeviceRow.id == device.id).first()
    return str(row["pin_hash"]) if row else ""


async def record_seen(device: Device, now: datetime, version: str) -> None:
    """The tablet showed its first page just now, in this version of Heard."""
    seen: dict[Any, Any] = {DeviceRow.last_seen_at: now, DeviceRow.app_version: version}
    await DeviceRow.update(seen).where(DeviceRow.id == device.id)


async def record_waiting(device: Device, waiting: int, oldest_at: datetime | None) -> None:
    """So many parcels wait on the tablet, the oldest since then; None where none does."""
    said: dict[Any, Any] = {DeviceRow.waiting: waiting, DeviceRow.oldest_waiting_at: oldest_at}
    await DeviceRow.update(said).where(DeviceRow.id == device.id)
