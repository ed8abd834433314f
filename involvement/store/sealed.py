"""Every sealed column there is, in one place; sealing all of them anew; what each key opens."""

from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

from involvement.database import transaction
from involvement.key_ring import KeyRing
from involvement.tables import AuditEvent

# By name, so that tables of any folder can stand here. A test finds columns that are missing.
SEALED: dict[str, tuple[str, ...]] = {
    "inv_account": ("totp_sealed",),
    "inv_contact": ("sealed",),
    "inv_invitation": ("reason_sealed",),
    "inv_need": ("note_sealed",),
    "inv_need_event": ("reason_sealed",),
    "inv_participant": ("reference_sealed", "family_sealed"),
    "svy_kiosk_key": ("private_sealed",),
}
COLUMNS = [(table, column) for table, columns in SEALED.items() for column in columns]
BATCH = 200  # few enough that nobody who answers has to wait for a batch

NEXT = "SELECT id, {0} AS sealed FROM {1} WHERE id > {{}} AND {0} IS NOT NULL ORDER BY id LIMIT {2}"
CHANGE = "UPDATE {1} SET {0} = {{}} WHERE id = {{}} AND {0} = {{}}"


async def seal_anew(ring: KeyRing) -> int:
    """Seal every text that an older key of the ring sealed with the newest one; how many.

    A transaction for each batch: it may be interrupted, and run again. A text that changes
    meanwhile is left alone, and so is one that no key opens.
    """
    changed = 0
    for table, column in COLUMNS:
        after: int | None = 0
        while after is not None:
            async with transaction():
                rows = await _next(table, column, after)
                for row in rows:
                    changed += await _seal_one_anew(ring, table, column, row)
            after = rows[-1]["id"] if rows else None
    return changed


async def count_by_key(ring: KeyRing) -> Counter[int | None]:
    """Place of a key in the ring → how many texts it sealed; None for those that no key opens."""
    return Counter([ring.place_of(text) async for text in _texts()])


async def any_unopened(ring: KeyRing, table: str, column: str) -> bool:
    """Whether the column has a text that no key of the ring opens."""
    async for text in _texts_of(table, column):
        if ring.place_of(text) is None:
            return True
    return False


async def _texts() -> AsyncIterator[str]:
    for table, column in COLUMNS:
        async for text in _texts_of(table, column):
            yield text


async def _texts_of(table: str, column: str) -> AsyncIterator[str]:
    after = 0
    while rows := await _next(table, column, after):
        for row in rows:
            yield row["sealed"]
        after = rows[-1]["id"]


async def _next(table: str, column: str, after: int) -> list[dict[str, Any]]:
    """The next batch of a column's texts, with the ids of their rows, in the order of those."""
    rows: list[dict[str, Any]] = await AuditEvent.raw(NEXT.format(column, table, BATCH), after)
    return rows


async def _seal_one_anew(ring: KeyRing, table: str, column: str, row: dict[str, Any]) -> bool:
    new = ring.reseal(row["sealed"])
    if new is None:
        return False
    await AuditEvent.raw(CHANGE.format(column, table), new, row["id"], row["sealed"])
    return True
