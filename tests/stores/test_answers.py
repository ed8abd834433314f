"""Responses and answers: one durable job each, and a card's number in every one of them."""

import asyncio
import dataclasses
import uuid

import pytest

from involvement.database import Engine, unique_violation
from involvement.roles import COMMAND
from involvement.store.participants import find_by_code, replace_card
from surveys.store.answers import (
    NO_CARD,
    Given,
    NewResponse,
    Seat,
    Started,
    find_state,
    finish_response,
    record_answer,
    start_response,
)
from surveys.store.unfinished import give_up
from surveys.tables import Answer
from tests import stored, world
from tests.world import START, Riverside

HERE, THERE = "f-here", "r-there"


@pytest.fixture
async def town(database: Engine) -> Riverside:
    """The usual world."""
    return await world.riverside()


async def begin(town: Riverside, code: str | None = None, key: uuid.UUID | None = None) -> Started:
    """Start the first wave."""
    found = await find_by_code(world.secrecy(), code) if code else None
    return await start_response(
        NewResponse(
            key=key or uuid.uuid4(),
            survey=town.survey.id,
            wave=town.survey.waves[0].id,
            participant=found.id if found else None,
            version=town.first.id,
            language="en",
            mode="alone",
            started_at=START,
        )
    )


async def seat(town: Riverside, code: str | None = None) -> Seat:
    """A seat at a new response."""
    started = await begin(town, code)
    return Seat(started.id, town.first.id, 1 if code else NO_CARD, HERE)


async def answer(town: Riverside, at: Seat, *codes: int, item: str = "worries") -> bool:
    """Answer one item with these codes."""
    parts = [(place, code, None) for place, code in enumerate(codes)]
    return await record_answer(at, town.first.item_ids[item], parts, "standard")


async def test_one_form_starts_one_response_however_often_it_is_sent(town: Riverside) -> None:
    key = uuid.uuid4()
    started = await asyncio.gather(*(begin(town, key=key) for _ in range(5)))
    assert len({each.id for each in started}) == 1
    assert await stored.statuses() == ["unfinished"]


async def test_one_participant_has_one_response_a_wave_whatever_the_form(town: Riverside) -> None:
    (code,) = await world.cards()
    started = await asyncio.gather(*(begin(town, code) for _ in range(5)))
    assert len({each.id for each in started}) == 1
    assert sum(each.is_new for each in started) == 1
    assert await stored.count("svy_response") == 1


async def test_an_answer_is_there_as_soon_as_it_is_acknowledged(town: Riverside) -> None:
    at = await seat(town)
    assert await answer(town, at, 2, 4)
    state = await find_state(at)
    assert state is not None
    assert state.status == "unfinished"
    assert state.answers == {town.first.item_ids["worries"]: Given((2, 4), None, HERE)}


async def test_several_choices_are_replaced_together(town: Riverside) -> None:
    at = await seat(town)
    for codes in ((0, 1, 2), (5,), (-1,)):
        assert await answer(town, at, *codes)
        rows = [(position, code) for _, position, code, _ in await stored.answers()]
        assert rows == list(enumerate(codes))
    assert await answer(town, at)
    assert await stored.answers() == []


async def test_choices_sent_at_the_same_moment_are_never_mixed(town: Riverside) -> None:
    at = await seat(town)
    await asyncio.gather(*(answer(town, at, *codes) for codes in ((0, 1, 2), (3, 4), (5,)) * 5))
    assert tuple(code for _, _, code, _ in await stored.answers()) in {(0, 1, 2), (3, 4), (5,)}


async def test_left_empty_takes_away_only_what_this_visit_gave(town: Riverside) -> None:
    (code,) = await world.cards()
    here = await seat(town, code)
    there = dataclasses.replace(here, name=THERE)
    await answer(town, here, 1)
    await answer(town, there)
    assert len(await stored.answers()) == 1
    await answer(town, there, 2)
    await answer(town, here)
    assert [code for _, _, code, _ in await stored.answers()] == [2]
    await answer(town, there)
    assert await stored.answers() == []


async def test_a_seat_of_another_version_card_or_response_writes_nothing(town: Riverside) -> None:
    (code,) = await world.cards()
    right = await seat(town, code)
    for wrong in (
        dataclasses.replace(right, version=town.later.id),
        dataclasses.replace(right, card=NO_CARD),
        dataclasses.replace(right, card=2),
        dataclasses.replace(right, response=right.response + 1),
    ):
        assert not await answer(town, wrong, 1)
        assert not await finish_response(wrong, [], START)
    assert await stored.answers() == []
    assert await stored.statuses() == ["unfinished"]
    assert await answer(town, right, 1)


async def test_an_old_card_can_neither_read_nor_write(town: Riverside) -> None:
    (code,) = await world.cards()
    old = await seat(town, code)
    await answer(town, old, 1)
    person = await find_by_code(world.secrecy(), code)
    assert person is not None
    await replace_card(COMMAND, START, world.secrecy(), key=person.key, batch_key="new")
    assert await find_state(old) is None
    assert not await answer(town, old, 2)
    state = await find_state(dataclasses.replace(old, card=2))
    assert state is not None
    assert [given.codes for given in state.answers.values()] == [(1,)]


async def test_a_finished_response_takes_no_more_and_is_finished_once(town: Riverside) -> None:
    at = await seat(town)
    await answer(town, at, 1)
    hidden = [town.first.item_ids[key] for key in ("worries", "health")]
    results = await asyncio.gather(*(finish_response(at, hidden, START) for _ in range(4)))
    assert sum(results) == 1
    assert not await answer(town, at, 2)
    assert [(key, code) for key, _, code, _ in await stored.answers()] == [
        ("health", -4),
        ("worries", -4),
    ], "what is off the way counts for nothing"
    assert await stored.statuses() == ["finished"]


async def test_a_response_that_was_given_up_is_taken_up_again(town: Riverside) -> None:
    (code,) = await world.cards()
    at = await seat(town, code)
    await answer(town, at, 1)
    await give_up(at, erase=False)
    assert await stored.statuses() == ["abandoned"]
    assert not await answer(town, at, 2)
    again = await begin(town, code)
    assert (again.id, again.status, again.is_new) == (at.response, "abandoned", False)
    assert await answer(town, at, 2)


async def test_an_erased_response_takes_its_answers_with_it(town: Riverside) -> None:
    at, other = await seat(town), await seat(town)
    await answer(town, at, 1)
    await answer(town, other, 2)
    await give_up(at, erase=True)
    assert [code for _, _, code, _ in await stored.answers()] == [2]
    assert await find_state(at) is None


async def test_a_finished_response_is_never_given_up(town: Riverside) -> None:
    at = await seat(town)
    await finish_response(at, [], START)
    await give_up(at, erase=True)
    assert await stored.statuses() == ["finished"]


async def test_one_place_of_an_item_holds_one_answer(town: Riverside) -> None:
    at = await seat(town)
    await answer(town, at, 1)
    row = Answer(
        response=at.response,
        item=town.first.item_ids["worries"],
        position=0,
        code=2,
        format="standard",
        seat=HERE,
    )
    with pytest.raises(Exception, match=r"(?i)unique") as caught:
        await row.save()
    assert unique_violation(caught.value)
