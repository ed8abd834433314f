"""The pairs of keys with which tablets seal and we open; private ones are sealed themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from involvement.database import take_turns, transaction
from involvement.key_ring import name_of
from involvement.sealed_box import make_private_key, public_key_of
from involvement.secrecy import Secrecy
from surveys.tables import KioskKey

LASTS: Final = timedelta(days=90)
"""After so long tablets get a new key. Older ones open what was sealed with them for good."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What a tablet seals with: a point of 65 bytes, and the name that it tells us with it."""

    name: str
    point: bytes


async def get_public_key(secrecy: Secrecy, now: datetime) -> PublicKey:
    """The newest key, or a new one where it is too old, or our ring does not open it."""
    newest = await KioskKey.select().order_by(KioskKey.made_at, ascending=False).limit(1).first()
    if newest is None or now - newest["made_at"] > LASTS:
        return await make_key(secrecy, now)
    private = secrecy.unseal(newest["private_sealed"])
    if not isinstance(private, str):
        return await make_key(secrecy, now)
    return PublicKey(newest["name"], public_key_of(private))


async def make_key(secrecy: Secrecy, now: datetime) -> PublicKey:
    """A new key that tablets get from now on."""
    private = make_private_key()
    async with transaction():
        await take_turns()
        await KioskKey.insert(
            KioskKey(name=name_of(private), private_sealed=secrecy.seal(private), made_at=now)
        )
    return PublicKey(name_of(private), public_key_of(private))


async def find_private_key(secrecy: Secrecy, name: str) -> str | None:
    """The private key of that name; None where there is none, or our ring does not open it."""
    row = await KioskKey.select(KioskKey.private_sealed).where(KioskKey.name == name).first()
    private = secrecy.unseal(row["private_sealed"]) if row else None
    return private if isinstance(private, str) else None
