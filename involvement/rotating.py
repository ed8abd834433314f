"""A new key for all that is sealed: added, every text sealed anew with it, old keys let go."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from involvement import seal_keys
from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.key_ring import KeyRing, name_of
from involvement.roles import COMMAND
from involvement.store.sealed import count_by_key, seal_anew


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a rotation did. Keys stand here under their names.

    `spare` are old keys that open no text any more, `dropped` whether they are out of the file;
    `unopened` is how many texts no key opens.
    """

    newest: str
    sealed_anew: int
    spare: tuple[str, ...]
    dropped: bool
    unopened: int


async def rotate(
    ring: KeyRing,
    file: Path | None,
    now: datetime,
    *,
    drop_old: bool = False,
    settle_seconds: float = 0.0,
) -> Rotated:
    """Seal everything anew. With a `file` of keys a new one is put in front first, unless an
    earlier rotation was interrupted: then that one is ended. Without one the ring stays as it is.

    Before old keys are dropped, `settle_seconds` pass: a page that began while the key in front was
    another one may still be writing.
    """
    if file:
        await _begin(ring, file, now)
    sealed_anew = await seal_anew(ring)
    if file and drop_old:
        await asyncio.sleep(settle_seconds)
        sealed_anew += await seal_anew(ring)
    counts = await count_by_key(ring)
    old = list(enumerate(ring.keys))[1:-1]
    spare = [key for place, key in old if not counts[place]]
    if file:
        await _end(ring, file, now, sealed_anew, spare if drop_old else [])
    names = tuple(map(name_of, spare))
    return Rotated(name_of(ring.keys[0]), sealed_anew, names, bool(file) and drop_old, counts[None])


async def _begin(ring: KeyRing, file: Path, now: datetime) -> None:
    async with transaction():
        await take_turns()  # two rotations at once would each write the file
        if seal_keys.is_under_way(file):
            return
        seal_keys.add_key(file)
        ring.look_again()
        await record_change(COMMAND, "added", "seal key", name_of(ring.keys[0]), now)


async def _end(ring: KeyRing, file: Path, now: datetime, sealed_anew: int, drop: list[str]) -> None:
    async with transaction():
        await take_turns()
        seal_keys.end_rotation(file, drop)
        ring.look_again()
        name = name_of(ring.keys[0])
        await record_change(COMMAND, f"sealed {sealed_anew} texts anew with", "seal key", name, now)
        if drop:
            said = f"dropped {len(drop)} keys older than"
            await record_change(COMMAND, said, "seal key", name, now)
