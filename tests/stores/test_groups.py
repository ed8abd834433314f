"""Adults and people under 18 are two groups: every figure, release and quote is about one."""

import pytest

from involvement.database import Engine, fetch_all
from involvement.store.participants import find_by_code, list_with_young
from surveys import releasing
from surveys.release import Content, Release, TooSoon
from surveys.store.figures import count_ratings
from surveys.store.group_figures import count_groups, count_kinds
from surveys.store.releases import list_releases
from surveys.store.surveys import count_responses
from surveys.store.withdrawals import take_out
from surveys.survey import SurveyMistake
from tests import stored, world
from tests.groups import LATER, answered, correct, released
from tests.world import Riverside


@pytest.fixture
async def town(database: Engine) -> Riverside:
    """The usual world."""
    return await world.riverside()


async def counted_in(number: int) -> set[int]:
    """The ids of the participants counted in a release."""
    rows = await fetch_all(
        "SELECT x.participant FROM svy_released x JOIN svy_release r ON r.id = x.release"
        " WHERE r.number = ?",
        number,
    )
    return {row[0] for row in rows}


async def ids(codes: list[str]) -> set[int]:
    """The ids of the holders of cards."""
    people = [await find_by_code(world.secrecy(), code) for code in codes]
    return {person.id for person in people if person}


def knows_help(release: Release) -> tuple[int | None, ...]:
    """(people, better, same, worse) of one item."""
    item = next(each for each in release.content.items if each.key == "knows_help")
    return (item.n, item.up, item.same, item.down)


async def rated(town: Riverside, *, young: bool) -> dict[int, int]:
    """What people of a group said about their change."""
    asked, (first, later) = town.later.question_ids, (wave.id for wave in town.survey.waves)
    about, rating = asked["knows_help"], asked["change_knows_help"]
    return await count_ratings(first, later, about=about, rating=rating, young=young)


async def test_each_count_is_about_one_group(town: Riverside) -> None:
    await answered(town, 3, key="a")
    await answered(town, 2, key="b", young=True, now=0)
    await answered(town, 1, key="c", young=True, waves=1)
    first, later = (wave.id for wave in town.survey.waves)
    waves = first, later
    question = town.later.question_ids["knows_help"]
    assert (await count_kinds(waves)).pairs == 3
    assert (await count_kinds(waves, young=True)).pairs == 2
    assert (await count_groups(waves, [])).whole[question] == {(1, 2): 3}
    young = (await count_groups(waves, [], young=True)).whole[question]
    assert young == {(1, 0): 2, (1, None): 1}
    assert await rated(town, young=False) == {2: 3}
    assert await rated(town, young=True) == {2: 2}
    assert await count_responses([town.survey.id]) == {
        (waves[0], "finished", False): 3,
        (waves[1], "finished", False): 3,
        (waves[0], "finished", True): 3,
        (waves[1], "finished", True): 2,
    }
    assert await list_with_young([town.service]) == {town.service}


async def test_a_release_counts_one_group_and_says_which(town: Riverside) -> None:
    adults = await answered(town, 12, key="a")
    students = await answered(town, 10, key="b", young=True, now=0)
    first, second = await released(town), await released(town, young=True)
    assert (first.number, first.young, first.content.apart) == (1, False, True)
    assert (second.number, second.young, second.content.apart) == (2, True, False)
    assert knows_help(first) == (12, 12, 0, 0)
    assert knows_help(second) == (10, 0, 0, 10)
    assert await counted_in(1) == await ids(adults)
    assert await counted_in(2) == await ids(students)
    assert await list_releases([town.survey.id]) == [second, first]


async def test_a_release_says_nothing_of_groups_where_there_is_only_one(town: Riverside) -> None:
    await answered(town, 12, key="a")
    made = await released(town)
    assert (made.young, made.content.apart) == (False, False)


async def test_a_group_without_anybody_who_answered_twice_has_no_release(town: Riverside) -> None:
    await answered(town, 12, key="a")
    await answered(town, 6, key="b", young=True, waves=1)
    with pytest.raises(SurveyMistake):
        await released(town, young=True)
    assert await stored.count("svy_release") == 0


async def test_people_under_18_pass_the_same_rules_for_themselves(town: Riverside) -> None:
    await answered(town, 12, key="a")
    await answered(town, 4, key="b", young=True)
    assert knows_help(await released(town, young=True))[1:] == (None, None, None)
    await released(town)  # four people more or fewer than the other: that is another group
    await answered(town, 4, key="c", young=True)
    with pytest.raises(TooSoon):
        await released(town, young=True)
    with pytest.raises(TooSoon):
        await released(town)
    await answered(town, 1, key="d", young=True)
    assert (await released(town, young=True)).number == 3


async def test_somebody_put_right_is_counted_in_no_release_of_the_wrong_group(
    town: Riverside,
) -> None:
    codes = await answered(town, 12, key="a")
    (lone,) = await answered(town, 1, key="b", waves=1)
    await answered(town, 6, key="c", young=True)
    await released(town)
    await released(town, young=True)
    await correct(codes[0])
    second, first = await list_releases([town.survey.id])
    assert (first.withdrawn_at, first.content.items) == (LATER, ())
    assert second.withdrawn_at is None
    with pytest.raises(TooSoon):
        await released(town)
    with pytest.raises(TooSoon):
        await released(town, young=True)
    await answered(town, 4, key="d", young=True)
    assert knows_help(await released(town, young=True)) == (11, 11, 0, 0)
    await answered(town, 4, key="e")
    assert (await released(town)).content.apart
    await correct(lone)  # who only began is among those who started
    assert [each.withdrawn_at for each in await list_releases([town.survey.id])] == [
        LATER,
        None,
        None,
        LATER,
    ]


async def test_a_release_of_the_right_group_may_not_single_out_who_was_counted_in_the_wrong_one(
    town: Riverside,
) -> None:
    codes = await answered(town, 12, key="a")
    await released(town)
    for code in codes[:11]:
        await correct(code)
    with pytest.raises(TooSoon):
        await released(town, young=True)
    await correct(codes[11])
    assert knows_help(await released(town, young=True)) == (12, 12, 0, 0)


async def test_who_takes_answers_out_leaves_the_releases_of_the_other_group_alone(
    town: Riverside,
) -> None:
    await answered(town, 12, key="a")
    students = await answered(town, 12, key="b", young=True)
    await released(town)
    await released(town, young=True)
    person = await find_by_code(world.secrecy(), students[0])
    assert person
    await take_out(person, LATER, LATER.date())
    second, first = await list_releases([town.survey.id])
    assert (first.withdrawn_at, second.withdrawn_at) == (None, LATER)


async def test_nobody_changes_groups_while_a_release_is_made(
    town: Riverside, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = await answered(town, 12, key="a")
    freeze = releasing._freeze

    async def freeze_and_correct(*args: object, **named: object) -> Content:
        content = await freeze(*args, **named)  # type: ignore[arg-type]  # passed on as it came
        await correct(codes[0])
        return content

    monkeypatch.setattr(releasing, "_freeze", freeze_and_correct)
    with pytest.raises(SurveyMistake):
        await released(town)
    assert await stored.count("svy_release") == 0
    assert await stored.count("svy_released") == 0


async def test_putting_right_what_is_right_changes_nothing(town: Riverside) -> None:
    (code,) = await world.cards(young=True)
    before, audit = await stored.rows("inv_participant"), await stored.audit()
    await correct(code)
    assert await stored.rows("inv_participant") == before
    assert await stored.audit() == audit
    for _ in range(2):
        await correct(code, young=False)
    assert [each[1] for each in await stored.audit()] == [
        *(each[1] for each in audit),
        "recorded adult for",
    ]
