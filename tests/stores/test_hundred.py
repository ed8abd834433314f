"""What `make bench-million` checks at its end: it finds what is lost, torn, other or double."""

import asyncio
import uuid

import pytest

from benchmarks import hundred
from involvement.database import Engine, close_database, open_database
from involvement.site import utc_now
from involvement.snapshot import snapshot
from surveys.store.answers import (
    NO_CARD,
    NewResponse,
    Seat,
    finish_response,
    record_answer,
    start_response,
)
from surveys.store.questionnaires import get_version
from surveys.store.surveys import get_survey
from tests.databases import Databases

PEOPLE = 3


async def answer_everything(person: int) -> None:
    """A whole response, as the pages store it."""
    survey = await get_survey(hundred.SURVEY)
    (wave,) = survey.waves
    version = await get_version(survey.versions[wave.id])
    started = await start_response(
        NewResponse(uuid.uuid4(), survey.id, wave.id, None, version.id, "en", "alone", utc_now())
    )
    seat = Seat(started.id, version.id, NO_CARD, "f0123")
    answers = [hundred.answer_of(person, number) for number in range(hundred.ITEMS)]
    parts = [(0, None, answers[0]), *((0, int(answer), None) for answer in answers[1:])]
    stored = await asyncio.gather(
        *(
            record_answer(seat, version.item_ids[key], [part], "standard")
            for key, part in zip(hundred.KEYS, parts, strict=True)
        )
    )
    assert all(stored)
    assert await finish_response(seat, [], utc_now())


SPOILT = {
    "DELETE FROM svy_answer WHERE response = 2 AND code = 3": "Response 2 holds",
    "UPDATE svy_answer SET code = 1 WHERE response = 3 AND code = 0": "Response 3 holds 100",
    "UPDATE svy_response SET status = 'unfinished' WHERE id = 1": "Response 1 is unfinished.",
    "DELETE FROM svy_response WHERE id = 3": "Person 2 is not there.",
    "UPDATE svy_answer SET text = '0' WHERE text = '1'": "Person 0 is there twice.",
    "UPDATE svy_answer SET text = 'x' WHERE id = -1": "",
}


@pytest.mark.parametrize("statement", SPOILT)
async def test_each_fault_is_found(database: Engine, databases: Databases, statement: str) -> None:
    await close_database()
    await hundred.fill()
    await open_database()
    for person in range(PEOPLE):
        await answer_everything(person)
    await database.run_ddl(statement)
    async with snapshot(databases.url) as taken:
        faults = await hundred.list_faults(taken, PEOPLE)
    expected = SPOILT[statement]
    assert (faults == []) is (expected == "")
    assert any(fault.startswith(expected) for fault in faults) or not expected
