"""The record of what staff change: rows that are only ever added, each sealed to the one before.

A row's mark is a keyed hash over the row and the mark before it. Whoever changes, removes or slips
in a row without the key breaks the chain from there on, and `check_chain` says where. Order is the
order of numbers, not of times: a clock may be set back.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from involvement.database import fetch_all, fetch_one, take_audit_turn
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.tables import AuditEvent

BATCH = 1_000
FIRST_MARK = "0" * 64
LAST = "SELECT number, mark FROM inv_audit WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1"
ANY = "SELECT id FROM inv_audit LIMIT 1"
# Two rows from each end: a mark is checked together with the one before it.
ENDS = """
SELECT number, at, account, action, noun, noun_key, organisation, mark FROM inv_audit
WHERE number <= 2 OR number > (SELECT max(number) FROM inv_audit) - 2 ORDER BY number
"""
FIELDS = ("number", "at", "account", "action", "noun", "noun_key", "organisation")

_sealing: list[Secrecy] = []


class ChainBroken(ValueError):
    """The audit is not what was written; the sentence says from which number on."""


@dataclass(frozen=True, slots=True)
class Link:
    """What one mark vouches for."""

    number: int
    at: datetime
    account: int | None
    action: str
    noun: str
    noun_key: str
    organisation: int | None

    def mark(self, secrecy: Secrecy, before: str) -> str:
        """The mark of this row after a row marked `before`."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        fields = (before, self.number, at, self.account, self.action, self.noun, self.noun_key)
        return secrecy.mark_audit("\x1f".join(map(str, (*fields, self.organisation))))


def seal_with(secrecy: Secrecy) -> None:
    """Say whose key marks the rows of this process: once, before anything is changed."""
    _sealing[:] = [secrecy]


async def record_change(
    scope: Scope,
    action: str,
    noun: str,
    key: object,
    now: datetime,
    *,
    organisation: int | None = None,
) -> None:
    """Write that this account did `action` to the `noun` named `key`; no personal text, ever.

    Call it inside the transaction of the change, as its last step: from here to the commit nobody
    else on the same database can record a change. `organisation` is whose administrators may read
    it.
    """
    await take_audit_turn()
    last, before = await find_end()
    number = last + 1
    link = Link(number, now, scope.account, action, noun, str(key), organisation)
    await AuditEvent.insert(
        AuditEvent(
            at=now,
            account=link.account,
            action=action,
            noun=noun,
            noun_key=link.noun_key,
            organisation=organisation,
            number=number,
            mark=link.mark(_secrecy(), before),
        )
    )


async def check_chain() -> int:
    """How many rows the chain has, all of them as they were written. Raises ChainBroken.

    Rows from before there was a chain are passed over; none may stand among or after the others.
    """
    expected, before, started = 1, FIRST_MARK, False
    async for row in _rows():
        if row["number"] is None and not started:
            continue
        started = True
        if row["number"] != expected:
            raise ChainBroken(f"a row is missing or out of place at number {expected}")
        link = Link(*(row[name] for name in FIELDS))
        if link.mark(_secrecy(), before) != row["mark"]:
            raise ChainBroken(f"number {expected} is not what was written")
        expected, before = expected + 1, row["mark"]
    return expected - 1


async def key_fits() -> bool:
    """Whether the key of this process made the newest mark, or the first: if neither, it is not the
    key that this database was used with. True for a database in which nothing is marked yet."""
    rows = await fetch_all(ENDS)
    before = {row[0] + 1: row[7] for row in rows}
    ends = [rows[-1], rows[0]] if rows else []
    return not ends or any(
        Link(*row[:7]).mark(_secrecy(), before.get(row[0], FIRST_MARK)) == row[7] for row in ends
    )


async def was_used() -> bool:
    """Whether anything was ever changed in this database."""
    return await fetch_one(ANY) is not None


async def find_end() -> tuple[int, str]:
    """The last number of the chain and its mark; 0 and the first mark where there is no chain."""
    last = await fetch_one(LAST)
    return (last[0], last[1]) if last else (0, FIRST_MARK)


async def _rows() -> AsyncIterator[dict[str, Any]]:
    """Every row in the order in which they were added."""
    last = 0
    while rows := (
        await AuditEvent.select().where(AuditEvent.id > last).order_by(AuditEvent.id).limit(BATCH)
    ):
        for row in rows:
            yield row
        last = rows[-1]["id"]


def _secrecy() -> Secrecy:
    if not _sealing:
        raise RuntimeError("audit.seal_with was never called")
    return _sealing[0]
