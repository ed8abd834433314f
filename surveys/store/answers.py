"""Responses and answers: the path from a thumb to the disk, in hand-written SQL for both engines.

Every change here is one job, all or nothing, and durable when the call returns. A card's number
goes into every query: once a card is replaced, the old one can neither read nor write.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from involvement.database import fetch_all, run_write
from involvement.postgres_engine import numbered
from involvement.store.consents import Statement
from surveys.mode import Way
from surveys.questionnaire import GAP_CODES
from surveys.response import Given as Given
from surveys.response import NewResponse as NewResponse
from surveys.response import ResponseState as ResponseState
from surveys.response import Seat as Seat
from surveys.response import Started as Started
from surveys.survey import Status

NO_CARD = 0
TAKES_ANSWERS = (Status.UNFINISHED, Status.ABANDONED)
Part = tuple[int, int | None, str | None]
"""(position, code, text): one answer, or one of several that were chosen."""

_OWNED = """
FROM svy_response r LEFT JOIN inv_participant p ON p.id = r.participant
WHERE r.id = ? AND r.status = 'unfinished' AND r.version = ? AND coalesce(p.card, 0) = ?
"""
_STATE = """
SELECT r.status, r.version, a.item, a.code, a.text, a.seat
FROM svy_response r LEFT JOIN inv_participant p ON p.id = r.participant
LEFT JOIN svy_answer a ON a.response = r.id {and_item}
WHERE r.id = ? AND coalesce(p.card, 0) = ?
ORDER BY a.item, a.position
"""
STATE = _STATE.format(and_item="")
STATE_OF_ITEM = _STATE.format(and_item="AND a.item = ?")
LOCK = f"SELECT r.id {_OWNED}"
LOCK_ROW = LOCK + " FOR UPDATE OF r"  # two tabs of one person take turns; SQLite does so anyway
INSERT = """
INSERT INTO svy_answer (response, item, position, code, text, format, seat)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
CLEAR = "DELETE FROM svy_answer WHERE response = ? AND item = ?"
CLEAR_OWN = CLEAR + " AND seat = ?"  # left empty here: what another device said stays
START = """
INSERT INTO svy_response
    (key, survey, wave, participant, version, language, mode, helper, status, started_at, notice)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'unfinished', ?, ?) ON CONFLICT DO NOTHING
"""
FIND_STARTED = "SELECT id, status, version, key FROM svy_response WHERE key = ?"
FIND_OWN = "SELECT id, status, version, key FROM svy_response WHERE wave = ? AND participant = ?"
REOPEN = "UPDATE svy_response SET status = 'unfinished' WHERE id = ? AND status = 'abandoned'"
# What somebody else answered, if only in part, is never theirs alone again.
HELP = """
UPDATE svy_response SET mode = ?, helper = ?
WHERE id = ? AND mode <> 'proxy' AND status = 'unfinished'
"""
FINISH = "UPDATE svy_response SET status = 'finished', finished_at = ? WHERE id = ?"


async def find_state(seat: Seat, item: int | None = None) -> ResponseState | None:
    """The response of this visit; None when it is gone or its card was replaced.

    With the id of an `item`, only that item's answer is among its answers.
    """
    rows = await (
        fetch_all(STATE, seat.response, seat.card)
        if item is None
        else fetch_all(STATE_OF_ITEM, item, seat.response, seat.card)
    )
    if not rows:
        return None
    answers: dict[int, Given] = {}
    for _, _, answered, code, text, name in rows:
        if answered is None:
            continue
        before = answers.get(answered)
        codes = (*(before.codes if before else ()), *(() if code is None else (code,)))
        answers[answered] = Given(codes, text, name)
    return ResponseState(rows[0][0], rows[0][1], answers)


async def record_answer(seat: Seat, item: int, parts: Sequence[Part], format_: str) -> bool:
    """Keep what was answered to one item, in the place of what stood there.

    No parts take away what was answered in this visit; an answer given on another device, which
    this page does not show, is only ever replaced by another answer.

    False when the response no longer takes answers: it is finished, gone, of another version, or
    its card was replaced. Raises QueueFull when the database cannot keep up; then nothing changed.
    """
    owned = (seat.response, seat.version, seat.card)
    rows = [
        (seat.response, item, position, code, text, format_, seat.name)
        for position, code, text in parts
    ]
    clear: tuple[str, tuple[object, ...]] = (
        (CLEAR, (seat.response, item)) if rows else (CLEAR_OWN, (seat.response, item, seat.name))
    )

    def on_sqlite(connection: sqlite3.Connection) -> bool:
        if connection.execute(LOCK, owned).fetchone() is None:
            return False
        connection.execute(*clear)
        connection.executemany(INSERT, rows)
        return True

    async def on_postgres(connection: Any) -> bool:
        if await connection.fetchval(numbered(LOCK_ROW), *owned) is None:
            return False
        await connection.execute(numbered(clear[0]), *clear[1])
        await connection.executemany(numbered(INSERT), rows)
        return True

    return await run_write(on_sqlite, on_postgres)


async def start_response(new: NewResponse, also: Statement | None = None) -> Started:
    """Start a response, or find the one that this form or this participant started already.

    One that was given up is taken up again. `also` is a statement that belongs to the start: it
    runs in the same transaction, unless the response takes no answers. Raises QueueFull.
    """
    find, wanted = (
        (FIND_STARTED, (new.key,))
        if new.participant is None
        else (FIND_OWN, (new.wave, new.participant))
    )

    def on_sqlite(connection: sqlite3.Connection) -> Started:
        connection.execute(START, new.row)
        found = connection.execute(find, wanted).fetchone()
        if also and found[1] in TAKES_ANSWERS:
            connection.execute(*also)
        connection.execute(REOPEN, found[:1])
        if new.is_helped:
            connection.execute(HELP, (new.mode, new.helper, found[0]))
        return _started(found, new.key)

    async def on_postgres(connection: Any) -> Started:
        await connection.execute(numbered(START), *new.row)
        found = await connection.fetchrow(numbered(find), *wanted)
        if also and found[1] in TAKES_ANSWERS:
            await connection.execute(numbered(also[0]), *also[1])
        await connection.execute(numbered(REOPEN), found[0])
        if new.is_helped:
            await connection.execute(numbered(HELP), new.mode, new.helper, found[0])
        return _started(found, new.key)

    return await run_write(on_sqlite, on_postgres)


async def finish_response(
    seat: Seat, not_asked: Iterable[int], now: datetime, way: Way | None = None
) -> bool:
    """Count this response from now on. `not_asked` are ids of items off the person's way, `way` is
    how it was given, None where what was known at its start still holds.

    False when it takes no more answers; finishing twice is told by `find_state`. Raises QueueFull.
    """
    owned = (seat.response, seat.version, seat.card)
    hidden = list(not_asked)
    gaps = [
        (seat.response, item, 0, GAP_CODES["not_asked"], None, "standard", seat.name)
        for item in hidden
    ]
    helped = (way.mode.value, way.helper or "", seat.response) if way else None

    def on_sqlite(connection: sqlite3.Connection) -> bool:
        if connection.execute(LOCK, owned).fetchone() is None:
            return False
        connection.executemany(CLEAR, [(seat.response, item) for item in hidden])
        connection.executemany(INSERT, gaps)
        if helped:
            connection.execute(HELP, helped)
        connection.execute(FINISH, (now, seat.response))
        return True

    async def on_postgres(connection: Any) -> bool:
        if await connection.fetchval(numbered(LOCK_ROW), *owned) is None:
            return False
        await connection.executemany(numbered(CLEAR), [(seat.response, item) for item in hidden])
        await connection.executemany(numbered(INSERT), gaps)
        if helped:
            await connection.execute(numbered(HELP), *helped)
        await connection.execute(numbered(FINISH), now, seat.response)
        return True

    return await run_write(on_sqlite, on_postgres)


def _started(found: Sequence[Any], key: UUID) -> Started:
    return Started(found[0], found[1], found[2], is_new=str(found[3]) == str(key))
