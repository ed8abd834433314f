"""Releases and published figures: numbered, frozen, and none that could point at somebody."""

import asyncio

import pytest

from analysis.tracked import TrackedFigures
from analysis.words import Message
from involvement.database import Engine, fetch_all, unique_violation
from involvement.roles import COMMAND
from surveys.published import Published, PublishedFigures, PublishedRow
from surveys.release import Release, TooSoon
from surveys.releasing import THRESHOLD, make_release
from surveys.store.releases import list_published, list_releases, save_published
from surveys.survey import SurveyMistake
from tests import stored, world
from tests.world import START, Riverside


@pytest.fixture
async def town(database: Engine) -> Riverside:
    """The usual world."""
    return await world.riverside()


async def released(town: Riverside, audience: str = "steering") -> Release:
    """A release of the two waves."""
    return await make_release(
        COMMAND,
        START,
        survey="housing",
        before_wave=town.survey.waves[0].id,
        after_wave=town.survey.waves[1].id,
        audience=audience,  # type: ignore[arg-type]  # a text is enough here
    )


async def answered_both(
    town: Riverside, *, count: int, key: str, better: bool = True, left_out: str = ""
) -> None:
    """People who answered both waves; `left_out` is an item that they did not answer."""
    for code in await world.cards(count=count, batch_key=key):
        before = {"knows_help": 0, "health": 3}
        after = {"knows_help": 2 if better else 0, "health": 1}
        before.pop(left_out, None)
        after.pop(left_out, None)
        await world.response(survey=town.survey, version=town.first, answers=before, code=code)
        await world.response(
            survey=town.survey, version=town.later, answers=after, code=code, wave=1
        )


async def test_a_release_comes_back_as_it_was_made(town: Riverside) -> None:
    await answered_both(town, count=12, key="a")
    made = await released(town)
    assert await list_releases([town.survey.id]) == [made]
    assert (made.number, made.audience, made.made_at) == (1, "steering", START)
    item = next(each for each in made.content.items if each.key == "knows_help")
    assert (item.n, item.up, item.same, item.down) == (12, 12, 0, 0)


async def test_a_release_keeps_keys_with_fields_and_no_finished_sentence(town: Riverside) -> None:
    await answered_both(town, count=12, key="a")
    made = await released(town)
    told = [item.told.headline + item.told.cautions for item in made.content.items]
    assert told
    assert all(isinstance(message, Message) for each in told for message in each)
    ((content,),) = await fetch_all("SELECT content FROM svy_release")
    for english in ("people", "answered", "better", "How much do you know"):
        assert f" {english}" not in content


async def test_later_answers_do_not_change_what_was_released(town: Riverside) -> None:
    await answered_both(town, count=12, key="a")
    first = await released(town)
    rows = await stored.rows("svy_release")
    await answered_both(town, count=6, key="b", better=False)
    second = await released(town)
    assert second.number == 2
    assert (await stored.rows("svy_release"))[:1] == rows
    assert await list_releases([town.survey.id]) == [second, first]


@pytest.mark.parametrize("more", range(1, THRESHOLD))
async def test_few_more_people_are_too_soon_for_the_next_release(
    town: Riverside, more: int
) -> None:
    await answered_both(town, count=12, key="a")
    await released(town)
    audit = await stored.audit()
    await answered_both(town, count=more, key="b")
    expected = [*audit, *(await stored.audit())[len(audit) :]]
    with pytest.raises(TooSoon):
        await released(town)
    assert await stored.count("svy_release") == 1
    assert await stored.audit() == expected


async def test_enough_more_people_are_not_too_soon(town: Riverside) -> None:
    await answered_both(town, count=12, key="a")
    await released(town)
    with pytest.raises(TooSoon):
        await released(town)
    await answered_both(town, count=THRESHOLD, key="b")
    assert (await released(town)).number == 2


async def test_an_item_that_few_newcomers_answered_waits_for_more_of_them(town: Riverside) -> None:
    """Else two releases would tell what the one answered who did not leave it out."""
    await answered_both(town, count=12, key="a")
    await released(town)
    await answered_both(town, count=9, key="b", left_out="knows_help")
    await answered_both(town, count=1, key="c", better=False)
    second = {item.key: item for item in (await released(town)).content.items}
    assert (second["health"].n, second["health"].up) == (22, 22)
    assert second["knows_help"].n is None
    assert [m.key for m in second["knows_help"].told.headline] == ["who.waits"]
    await answered_both(town, count=10, key="d")
    third = {item.key: item for item in (await released(town)).content.items}
    assert (third["knows_help"].n, third["knows_help"].same) == (23, 1)


async def test_a_release_in_which_every_item_would_wait_is_too_soon(town: Riverside) -> None:
    await answered_both(town, count=12, key="a")
    await released(town)
    await answered_both(town, count=9, key="b", left_out="knows_help")
    await answered_both(town, count=1, key="c", left_out="health")
    await released(town)  # ten more have answered about their health
    await answered_both(town, count=3, key="d", left_out="knows_help")
    await answered_both(town, count=3, key="e", left_out="health")
    with pytest.raises(TooSoon):
        await released(town)


async def test_an_end_of_the_scale_that_was_hidden_is_not_told_by_the_next_release(
    town: Riverside,
) -> None:
    many = {(0, 1): 5, (0, 2): 8, (1, 3): 8, (2, 3): 1, (3, 0): 3, (3, 1): 5, (3, 2): 5}
    # Three stand at the lowest end later; of the thirteen next time, ten have come since.
    for moves in (many, {(0, 0): 10}):
        for (before, after), count in moves.items():
            codes = await world.cards(count=count, batch_key=f"{before} to {after}")
            for code in codes:
                for wave, version in enumerate((town.first, town.later)):
                    await world.response(
                        survey=town.survey,
                        version=version,
                        answers={"knows_help": (before, after)[wave]},
                        code=code,
                        wave=wave,
                    )
        item = (await released(town)).content.items[0]
        assert (item.key, item.up, item.down) == ("knows_help", 22, 13)
        assert item.bottom
        assert item.bottom.after is None


async def test_a_release_form_sent_twice_at_once_makes_one_release(town: Riverside) -> None:
    await answered_both(town, count=12, key="a")
    made = await asyncio.gather(*(released(town) for _ in range(3)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in made) == [
        "Release",
        "SurveyMistake",
        "SurveyMistake",
    ]
    assert await stored.count("svy_release") == 1


async def test_nothing_is_told_about_a_few_people(town: Riverside) -> None:
    await answered_both(town, count=4, key="a")
    made = await released(town)
    for item in made.content.items:
        assert (item.up, item.same, item.down, item.top, item.bottom) == (None,) * 5
        assert not item.n
        assert {message.key for message in item.told.headline} <= {"who.hidden", "who.nobody"}


async def test_only_two_waves_of_the_survey_in_their_order_can_be_compared(
    town: Riverside,
) -> None:
    first, later = (wave.id for wave in town.survey.waves)
    for before, after in ((later, first), (first, first), (first, 9_999)):
        with pytest.raises(SurveyMistake):
            await make_release(
                COMMAND,
                START,
                survey="housing",
                before_wave=before,
                after_wave=after,
                audience="steering",
            )
    assert await stored.count("svy_release") == 0


async def test_published_figures_come_back_in_their_order(town: Riverside) -> None:
    printed = [
        Published(
            key=key,
            title=f"Table {key}",
            source="A guide",
            figures=PublishedFigures(
                columns=("", "Before"),
                rows=(PublishedRow("Not at all", ("63%",)),),
                tracked=tracked,
            ),
        )
        for key, tracked in (("b", None), ("a", TRACKED))
    ]
    for place, each in enumerate(printed):
        await save_published(COMMAND, START, town.service, place, each)
    assert await list_published([town.service]) == {town.service: printed}
    with pytest.raises(Exception, match=r"(?i)unique") as caught:
        await save_published(COMMAND, START, town.service, 2, printed[0])
    assert unique_violation(caught.value)


TRACKED = TrackedFigures("mental_health", followed=14, of=28, better=8, worse=0)
