"""Answers that were taken out are gone; what counted them shows no figures; nothing gives them away
by subtraction."""

import asyncio
from datetime import timedelta

import msgspec
import pytest

from involvement.consent import Purpose
from involvement.database import Engine, fetch_all
from involvement.store.participants import find_by_code
from surveys import releasing
from surveys.release import Content, TooSoon
from surveys.store.answers import record_answer
from surveys.store.releases import list_releases, list_releases_of
from surveys.store.withdrawals import count_responses_of, take_out
from surveys.survey import SurveyMistake
from tests import agreements, stored, world
from tests.stores.test_releases import released
from tests.world import START, Riverside

LATER = START + timedelta(days=30)


@pytest.fixture
async def town(database: Engine) -> Riverside:
    """The usual world."""
    return await world.riverside()


async def answered(town: Riverside, key: str, count: int, *, waves: int = 2) -> list[str]:
    """People who answered the first wave, or both; their codes."""
    codes = await world.cards(count=count, batch_key=key)
    for code in codes:
        for wave, version in list(enumerate((town.first, town.later)))[:waves]:
            answers: dict[str, int | str] = {"knows_help": wave, "anything_else": f"By {code}"}
            await world.response(
                survey=town.survey, version=version, answers=answers, code=code, wave=wave
            )
    return codes


async def leave(code: str, purpose: Purpose | None = None) -> None:
    """The holder of this card takes their answers out."""
    person = await find_by_code(world.secrecy(), code)
    assert person
    await take_out(person, LATER, LATER.date(), purpose)


async def test_every_answer_goes_and_the_waves_stay_as_withdrawn(town: Riverside) -> None:
    leaving, staying = await answered(town, "a", 2)
    before = await stored.count("svy_answer")
    await leave(leaving)
    assert await stored.statuses() == ["withdrawn", "withdrawn", "finished", "finished"]
    assert await stored.count("svy_answer") == before // 2
    everything = repr(await stored.rows("svy_answer"))
    assert leaving not in everything
    assert staying in everything
    person = await find_by_code(world.secrecy(), leaving)
    assert person
    assert await count_responses_of(person.id) == 0


async def test_an_unfinished_wave_is_taken_out_too_and_takes_no_more_answers(
    town: Riverside,
) -> None:
    (code,) = await world.cards()
    seat = await world.response(
        survey=town.survey, version=town.first, answers={"knows_help": 1}, code=code, finished=False
    )
    await leave(code)
    assert await stored.statuses() == ["withdrawn"]
    item = town.first.item_ids["knows_help"]
    assert not await record_answer(seat, item, [(0, 2, None)], "standard")
    assert await stored.count("svy_answer") == 0


async def test_every_release_that_counted_them_shows_no_figures_from_then_on(
    town: Riverside,
) -> None:
    codes = await answered(town, "a", 12)
    made = await released(town)
    await leave(codes[0])
    for found in (
        (await list_releases([town.survey.id]))[0],
        (await list_releases_of([town.service]))[town.service][0],
    ):
        assert (found.number, found.made_at, found.withdrawn_at) == (1, START, LATER)
        assert found.content.items == ()
    assert made.content.items
    await leave(codes[1])
    (again,) = await list_releases([town.survey.id])
    assert again.withdrawn_at == LATER


async def test_who_is_counted_as_having_started_is_counted(town: Riverside) -> None:
    await answered(town, "a", 12)
    (started,) = await answered(town, "b", 1, waves=1)
    (earlier,) = await world.cards(batch_key="c")
    await released(town)
    await leave(earlier)
    (found,) = await list_releases([town.survey.id])
    assert found.withdrawn_at is None
    await leave(started)
    (found,) = await list_releases([town.survey.id])
    assert found.withdrawn_at == LATER


async def test_a_release_from_before_somebody_answered_stays(town: Riverside) -> None:
    await answered(town, "a", 12)
    first = await released(town)
    codes = await world.cards(count=5, batch_key="b")
    for code in codes:
        for wave, version in enumerate((town.first, town.later)):
            await world.response(
                survey=town.survey,
                version=version,
                answers={"knows_help": 2},
                code=code,
                wave=wave,
                now=START + timedelta(days=1),
            )
    await released(town)
    await leave(codes[0])
    second, still_first = await list_releases([town.survey.id])
    assert second.withdrawn_at == LATER
    assert still_first == first


@pytest.mark.parametrize(("left", "came", "may"), [(1, 0, 0), (1, 3, 0), (1, 4, 1), (5, 0, 1)])
async def test_a_withdrawal_of_few_waits_until_enough_people_make_the_difference(
    town: Riverside, left: int, came: int, may: int
) -> None:
    codes = await answered(town, "a", 12)
    await released(town)
    for code in codes[:left]:
        await leave(code)
    if came:
        await answered(town, "b", came)
    if not may:
        with pytest.raises(TooSoon):
            await released(town)
        return
    made = await released(town)
    assert made.number == 2
    item = next(each for each in made.content.items if each.key == "knows_help")
    assert item.n == 12 - left + came
    assert made.withdrawn_at is None


async def test_who_was_counted_stays_on_record_for_that(town: Riverside) -> None:
    codes = await answered(town, "a", 12)
    await released(town)
    counted = await stored.rows("svy_released")
    await leave(codes[0])
    assert await stored.rows("svy_released") == counted
    content = (await fetch_all("SELECT content FROM svy_release"))[0][0]
    assert msgspec.json.decode(content, type=Content).items


async def test_answers_taken_out_while_a_release_is_counted_are_not_in_it(
    town: Riverside, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = await answered(town, "a", 12)
    count = releasing._count_items

    async def meanwhile(*args: object) -> object:
        counted = await count(*args)  # type: ignore[arg-type]
        await leave(codes[0])
        return counted

    monkeypatch.setattr(releasing, "_count_items", meanwhile)
    with pytest.raises(SurveyMistake, match="Answers changed"):
        await released(town)
    assert await stored.count("svy_release") == 0
    monkeypatch.setattr(releasing, "_count_items", count)
    assert (await released(town)).content.items[0].n == 11


async def test_taking_out_twice_at_once_is_the_same_as_once(town: Riverside) -> None:
    codes = await answered(town, "a", 6)
    await released(town)
    await asyncio.gather(*(leave(codes[0]) for _ in range(3)))
    assert sorted(await stored.statuses()) == ["finished"] * 10 + ["withdrawn"] * 2


async def test_consent_goes_with_the_answers_where_that_is_asked(town: Riverside) -> None:
    await agreements.all_wordings()
    (code,) = await answered(town, "a", 1)
    for purpose in (Purpose.LINK, Purpose.TAKE_PART, Purpose.QUOTE):
        await agreements.agreed(code, purpose)
    await leave(code, Purpose.LINK)
    assert {purpose for purpose, _ in await agreements.in_force_for(code)} == {
        Purpose.TAKE_PART,
        Purpose.QUOTE,
    }
