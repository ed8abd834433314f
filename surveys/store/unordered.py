"""Anonymous responses lose their order: numbers given one after the other would tell who came
before whom, and a worker may remember that.

It is done once their day is over, so that answering stays as quick as it is. The random numbers
lie far below those that are given one after the other, on both databases.
"""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, time
from random import Random
from typing import Any

from involvement.database import run_write, unique_violation
from involvement.postgres_engine import numbered
from surveys.survey import Status, Survey
from surveys.tables import Answer, Response

BATCH = 100
NUMBERS = range(-(2**31), -(2**30))
"""What fits the smallest of our columns, and never meets the numbers around 0."""
# Its answers follow: the key cascades.
RESPONSE = "UPDATE svy_response SET id = ?, unordered = true WHERE id = ?"
ANSWER = "UPDATE svy_answer SET id = ? WHERE id = ?"
Pairs = list[tuple[int, int]]


async def forget_order(survey: Survey, now: datetime, luck: Random) -> int:
    """Number what came to an anonymous survey before today at random; how many responses."""
    if not survey.is_anonymous:
        return 0
    today = datetime.combine(now.astimezone(UTC), time(), UTC)
    rows = await Response.select(Response.id).where(
        Response.survey == survey.id,
        Response.unordered.eq(False),
        Response.started_at < today,
        Response.status != Status.UNFINISHED.value,
    )
    responses = [row["id"] for row in rows]
    luck.shuffle(responses)
    for start in range(0, len(responses), BATCH):
        await _renumber(responses[start : start + BATCH], luck)
    return len(responses)


async def _renumber(responses: list[int], luck: Random) -> None:
    rows = await Answer.select(Answer.id).where(Answer.response.is_in(responses))
    answers = [row["id"] for row in rows]
    luck.shuffle(answers)
    pairs = (_new_numbers(answers, luck), _new_numbers(responses, luck))

    def on_sqlite(connection: sqlite3.Connection) -> None:
        for statement, each in zip((ANSWER, RESPONSE), pairs, strict=True):
            connection.executemany(statement, each)

    async def on_postgres(connection: Any) -> None:
        for statement, each in zip((ANSWER, RESPONSE), pairs, strict=True):
            await connection.executemany(numbered(statement), each)

    try:
        await run_write(on_sqlite, on_postgres)
    except Exception as error:
        if not unique_violation(error):  # a number that is taken: another one in an hour
            raise


def _new_numbers(old: Sequence[int], luck: Random) -> Pairs:
    """(new, old) for each."""
    return list(zip(luck.sample(NUMBERS, len(old)), old, strict=True))
