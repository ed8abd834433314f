"""What the database keeps of anonymous responses says nothing about who came when."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from involvement.database import Engine, fetch_all
from surveys.store.unordered import NUMBERS, forget_order
from surveys.survey import IdentityMode, Survey
from surveys.tidying import tidy
from tests import stored, world
from tests.world import START

TOMORROW = START + timedelta(days=1)


async def visited(survey: Survey, count: int, *, finished: bool = True) -> None:
    """So many people answer, one after the other, the first one first."""
    version = await world.version(organisation=survey.service.organisation.id, content="every-kind")
    for number in range(count):
        await world.response(
            survey=survey,
            version=version,
            answers={"favourite_place": f"Place {number:02}", "lonely": 1},
            finished=finished,
            now=survey.time_to_keep(START),
        )


async def in_database_order(table: str, column: str) -> list[Any]:
    """A column in the order of the numbers of its rows."""
    rows: Sequence[Any] = await fetch_all(f"SELECT {column} FROM {table} ORDER BY id")  # noqa: S608
    return [row[0] for row in rows]


async def texts_by_response() -> list[str]:
    """What was written, in the order of the responses."""
    rows = await fetch_all("SELECT text FROM svy_answer WHERE text IS NOT NULL ORDER BY response")
    return [row[0] for row in rows]


@pytest.fixture
async def survey(database: Engine) -> Survey:
    """An anonymous survey."""
    return await world.one_survey(content="every-kind", slug="kinds")


async def test_once_their_day_is_over_neither_responses_nor_answers_keep_their_order(
    survey: Survey,
) -> None:
    await visited(survey, 30)
    came = [f"Place {number:02}" for number in range(30)]
    keys = await in_database_order("svy_response", "key")
    await tidy(START)
    assert await texts_by_response() == came
    await tidy(TOMORROW)
    for found in (
        await texts_by_response(),
        [text for text in await in_database_order("svy_answer", "text") if text],
    ):
        assert sorted(found) == came
        assert found not in (came, came[::-1])
    assert await in_database_order("svy_response", "key") != keys
    for table in ("svy_response", "svy_answer"):
        assert all(number in NUMBERS for number in await in_database_order(table, "id"))
    assert {str(at) for at in await in_database_order("svy_response", "finished_at")} == {
        "2027-01-04 00:00:00+00:00"
    }


async def test_every_answer_stays_with_its_response(survey: Survey) -> None:
    await visited(survey, 250)
    before = await fetch_all(
        "SELECT r.key, a.item, a.code, a.text FROM svy_answer a JOIN svy_response r"
        " ON r.id = a.response ORDER BY r.key, a.item"
    )
    assert await forget_order(survey, TOMORROW, Random(1)) == 250
    assert await forget_order(survey, TOMORROW, Random(1)) == 0
    after = await fetch_all(
        "SELECT r.key, a.item, a.code, a.text FROM svy_answer a JOIN svy_response r"
        " ON r.id = a.response ORDER BY r.key, a.item"
    )
    assert [tuple(row) for row in after] == [tuple(row) for row in before]
    assert await stored.count("svy_response") == 250


async def test_those_who_come_later_lose_their_order_too(survey: Survey) -> None:
    await visited(survey, 30)
    await tidy(TOMORROW)
    await visited(survey, 30)
    assert (await texts_by_response())[-30:] == [f"Place {number:02}" for number in range(30)]
    await tidy(TOMORROW)
    assert (await texts_by_response())[-30:] != [f"Place {number:02}" for number in range(30)]
    assert max(await in_database_order("svy_response", "id")) in NUMBERS


async def test_whoever_is_still_answering_keeps_their_place(survey: Survey) -> None:
    await visited(survey, 2, finished=False)
    before = await in_database_order("svy_response", "id")
    await tidy(TOMORROW)
    assert await in_database_order("svy_response", "id") == before


async def test_a_number_that_is_taken_undoes_nothing_and_is_tried_again(survey: Survey) -> None:
    await visited(survey, 1)
    await forget_order(survey, TOMORROW, Random(7))
    await visited(survey, 1)
    await forget_order(survey, TOMORROW, Random(7))
    assert sorted(await in_database_order("svy_response", "unordered")) == [False, True]
    assert await stored.count("svy_answer") == 4
    await forget_order(survey, TOMORROW, Random(8))
    assert await in_database_order("svy_response", "unordered") == [True, True]


async def test_responses_of_participants_stay_as_they_are(database: Engine) -> None:
    await world.riverside()
    coded = await world.one_survey(
        content="every-kind", slug="coded", identity_mode=IdentityMode.CODED
    )
    assert await forget_order(coded, TOMORROW, Random(1)) == 0
