"""What nine answers in one form would cost: there is no such page yet, but its parts exist.

As a program it prints the CPU milliseconds, of all threads, for reading the form, checking the nine
answers and storing them durably in one job, while 16 forms are under way. The HTTP request around
it is not in them.
"""

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from statistics import median
from typing import Any
from urllib.parse import parse_qs, urlencode
from uuid import uuid4

from benchmarks.journeys import ANSWERS
from benchmarks.seeding import SURVEY
from involvement import database
from involvement.site import utc_now
from surveys.checking import Checked, Row, check_answer
from surveys.store import answers as store
from surveys.store.answers import NewResponse, Seat
from surveys.store.questionnaires import PublishedVersion, get_version
from surveys.store.surveys import get_survey

ROUNDS, FORMS, AT_ONCE = 5, 200, 16
BODY = urlencode([(f"{item}.{name}", value) for item in ANSWERS for name, value in ANSWERS[item]])


class Part:
    """The fields of one item in a form that holds several."""

    def __init__(self, form: dict[str, list[str]], item: str) -> None:
        """Take the whole form, and the item's key."""
        self._form = form
        self._item = item

    def getall(self, key: str, default: Any, /) -> Any:
        """All values of one field of this item."""
        return self._form.get(f"{self._item}.{key}", default)


def read(version: PublishedVersion, body: str) -> dict[int, Sequence[Row]]:
    """Item id → the rows to store, from a posted form."""
    form = parse_qs(body)
    rows: dict[int, Sequence[Row]] = {}
    for item in version.content.items:
        checked = check_answer(item, Part(form, item.key))
        assert isinstance(checked, Checked)
        rows[version.item_ids[item.key]] = checked.answers
    return rows


async def store_all(seat: Seat, answers: dict[int, Sequence[Row]]) -> bool:
    """Every answer in one job; False when the response takes none."""

    def on_sqlite(connection: sqlite3.Connection) -> bool:
        owned = (seat.response, seat.version, seat.card)
        if connection.execute(store.LOCK, owned).fetchone() is None:
            return False
        connection.executemany(store.CLEAR, [(seat.response, item) for item in answers])
        rows = [
            (seat.response, item, position, code, text, "standard", seat.name)
            for item, parts in answers.items()
            for position, code, text in parts
        ]
        connection.executemany(store.INSERT, rows)
        connection.execute(store.FINISH, (utc_now(), seat.response))
        return True

    async def on_postgres(_: Any) -> bool:
        raise NotImplementedError("measured on SQLite")

    return await database.run_write(on_sqlite, on_postgres)


async def start(survey: Any) -> Seat:
    """An empty response."""
    wave = survey.waves[0].id
    new = NewResponse(
        uuid4(), survey.id, wave, None, survey.versions[wave], "en", "alone", utc_now()
    )
    started = await store.start_response(new)
    return Seat(started.id, started.version, store.NO_CARD, "f0123456789abcde")


async def measure() -> float:
    """CPU milliseconds per form, the median of some rounds."""
    survey = await get_survey(SURVEY)
    version = await get_version(survey.versions[survey.waves[0].id])

    async def post(seats: list[Seat]) -> None:
        for seat in seats:
            assert await store_all(seat, read(version, BODY))

    taken = []
    for _ in range(ROUNDS):
        seats = [await start(survey) for _ in range(FORMS)]
        before = time.process_time()
        await asyncio.gather(*(post(seats[place::AT_ONCE]) for place in range(AT_ONCE)))
        taken.append((time.process_time() - before) / FORMS * 1000)
    return median(taken)


async def main() -> None:
    """Measure on the database of the environment."""
    await database.open_database()
    try:
        print(await measure())
    finally:
        await database.close_database()


if __name__ == "__main__":
    asyncio.run(main())
