"""What two releases together could tell: of a few people in the whole, and of a few in a group."""

from importlib import import_module

import msgspec
import pytest

from involvement.database import Engine, fetch_all, run_change
from involvement.store.participants import find_by_code
from surveys.release import Content, Release, TooSoon
from surveys.store.questionnaires import PublishedVersion
from surveys.store.surveys import PlannedWave
from surveys.store.withdrawals import take_out
from surveys.survey import Survey
from tests import professions, world
from tests.professions import DOWN, MANAGER, NURSE, SAME, SOCIAL_WORKER, UP, WARDEN, released
from tests.world import START

Town = tuple[Survey, PublishedVersion]


@pytest.fixture
async def town(database: Engine) -> Town:
    """A survey that asks for the profession."""
    return await professions.town()


async def answered(town: Town, moves: tuple[int, int, int], work: int | None) -> list[str]:
    """People of one profession: better, the same and worse; their codes."""
    codes = []
    for move, count in zip((UP, SAME, DOWN), moves, strict=True):
        if count:
            codes += await professions.answered(*town, count, work=work, move=move)
    return codes


def sizes(release: Release) -> dict[str, int | None]:
    """The size of each group of anybody, None where it is hidden; {} where groups are withheld."""
    (breakdown,) = release.content.breakdowns
    groups = breakdown.items[0].groups if breakdown.items else ()
    return {group.key: group.n for group in groups if group.n != 0}


async def test_after_counts_of_a_few_people_ten_must_have_answered_since(town: Town) -> None:
    await answered(town, (6, 3, 1), None)
    await released(town[0])
    await answered(town, (4, 1, 0), None)
    with pytest.raises(TooSoon) as soon:
        await released(town[0])
    assert soon.value.needed == 10
    await answered(town, (3, 2, 0), None)
    assert (await released(town[0])).number == 2


async def test_a_release_from_before_says_by_its_counts_that_ten_are_needed(town: Town) -> None:
    await answered(town, (6, 3, 1), None)
    await released(town[0])
    await run_change("UPDATE svy_release SET exempt = ?", False)
    migration = import_module("surveys.migrations.surveys_exempt_releases")
    for tell in (await migration.forwards()).raw:
        await tell()
    await answered(town, (9, 0, 0), None)
    with pytest.raises(TooSoon) as soon:
        await released(town[0])
    assert soon.value.needed == 10


async def test_a_release_from_before_there_were_groups_is_read(town: Town) -> None:
    await answered(town, (6, 3, 1), None)
    made = await released(town[0])
    ((stored,),) = await fetch_all("SELECT content FROM svy_release")
    old = msgspec.json.decode(stored)
    for name in ("breakdowns", "recorded", "cautions", "before_version"):
        del old[name]
    read = msgspec.json.decode(msgspec.json.encode(old), type=Content)
    assert read.items == made.content.items
    assert (read.breakdowns, read.recorded, read.cautions) == ((), (), ())


async def test_a_group_that_one_person_joined_is_hidden_however_many_joined_in_all(
    town: Town,
) -> None:
    for work, moves in ((SOCIAL_WORKER, (8, 6, 0)), (NURSE, (6, 7, 0)), (MANAGER, (0, 9, 6))):
        await answered(town, moves, work)
    assert sizes(await released(town[0])) == {"0": 14, "1": 13, "2": 15}
    await answered(town, (0, 1, 0), SOCIAL_WORKER)
    await answered(town, (5, 5, 0), WARDEN)
    # The social workers are hidden, and the wardens with them: together they gained eleven people.
    assert sizes(await released(town[0])) == {"0": None, "1": 13, "2": 15, "3": None}
    await answered(town, (5, 5, 0), NURSE)
    await answered(town, (0, 5, 5), MANAGER)
    assert sizes(await released(town[0])) == {"0": None, "1": 23, "2": 25, "3": None}


async def test_who_took_their_answers_out_is_not_found_in_a_group(town: Town) -> None:
    codes = await answered(town, (8, 6, 0), SOCIAL_WORKER)
    await answered(town, (6, 7, 0), NURSE)
    await released(town[0])
    leaver = await find_by_code(world.secrecy(), codes[0])
    assert leaver
    await take_out(leaver, START, START.date())
    await answered(town, (2, 3, 0), NURSE)
    assert sizes(await released(town[0])) == {}
    await answered(town, (6, 6, 0), NURSE)
    await answered(town, (6, 6, 0), SOCIAL_WORKER)
    assert sizes(await released(town[0])) == {"0": 25, "1": 30}


async def test_groups_keep_their_distance_from_other_surveys_of_the_same_people(
    town: Town,
) -> None:
    first, asked = town
    waves = [
        PlannedWave("baseline", asked.id, world.BASELINE),
        PlannedWave("review", asked.id, world.REVIEW),
    ]
    second = await world.survey(waves=waves, slug="second")
    codes = await answered(town, (8, 6, 0), SOCIAL_WORKER)
    others = await answered(town, (6, 7, 0), NURSE)
    await released(first)
    for place, code in enumerate([*codes[:13], *others]):
        for wave in (0, 1):
            knows = 1 + (place % 2 if wave else 0)
            answers = {"knows": knows, "work": SOCIAL_WORKER if code in codes else NURSE}
            await world.response(
                survey=second, version=asked, answers=answers, code=code, wave=wave
            )
    made = await released(second)
    assert made.content.items[0].n == 26
    assert sizes(made) == {}
