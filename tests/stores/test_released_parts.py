"""What stands beside the items of a release is frozen with it, gone with it, and keeps its distance
from what other releases tell."""

import msgspec
import pytest

from involvement.database import Engine
from involvement.roles import COMMAND
from involvement.store.participants import find_by_code
from surveys.release import Content, Release, TooSoon
from surveys.releasing import make_release
from surveys.store.frozen import list_frozen
from surveys.store.questionnaires import PublishedVersion
from surveys.store.releases import list_releases
from surveys.store.withdrawals import take_out
from surveys.survey import Survey, SurveyMistake
from tests import many_waves, stored, world

Town = tuple[Survey, PublishedVersion]
BASELINE, REVIEW, TRACKING, LOOKING_BACK = range(4)
KINDS = ("baseline", "review", "tracking", "looking_back")
ITEMS = many_waves.feelings("safe") + many_waves.rights("rent", "repairs")


@pytest.fixture
async def town(database: Engine) -> Town:
    """A survey of four waves, the last of which looks back."""
    return await many_waves.quarterly(ITEMS, KINDS)  # type: ignore[arg-type]  # texts are enough


async def people(town: Town, count: int, key: str, *waves: int) -> list[str]:
    """People who answered these waves, better each time; their codes."""
    codes = await world.cards(count=count, batch_key=key)
    for code in codes:
        answers = {wave: {"safe": wave, "rent": min(wave, 1), "repairs": 1} for wave in waves}
        await many_waves.answered(*town, code, answers)
    return codes


async def release(town: Town, after: int = REVIEW) -> Release:
    """A release of the start and a later wave, made when everybody has answered."""
    waves = [wave.id for wave in town[0].waves]
    return await make_release(
        COMMAND,
        many_waves.in_quarter(8),
        survey="views",
        before_wave=waves[BASELINE],
        after_wave=waves[after],
        audience="steering",
    )


def points(made: Release) -> dict[str, tuple[int | None, int | None]]:
    """Wave → (people, better) of the question how safe people feel."""
    assert made.content.parts
    (series,) = [each for each in made.content.parts.figures.series if each.key == "safe"]
    return {point.wave: (point.outcome.n, point.outcome.up) for point in series.points}


async def test_parts_come_back_as_they_were_made(town: Town) -> None:
    await people(town, 14, "a", BASELINE, REVIEW, TRACKING)
    await people(town, 12, "b", LOOKING_BACK, REVIEW)
    made = await release(town)
    assert await list_releases([town[0].id]) == [made]
    assert points(made) == {"review": (14, 14), "tracking": (14, 14)}
    parts = made.content.parts
    assert parts
    assert parts.figures.reach
    assert [(s.key, s.people) for s in parts.figures.reach.stages] == [
        ("could", 26),
        ("first", 14),
        ("review", 14),
        ("tracking", 14),
    ]
    (design,) = [each for each in parts.figures.designs if each.key == "safe"]
    assert design.remembered
    assert (design.remembered.n, design.remembered.down) == (12, 12)
    assert design.recalled
    assert design.recalled.n == 0
    assert parts.figures.knowledge
    assert parts.figures.knowledge.total
    assert parts.figures.knowledge.total.up == 14


async def test_no_exact_p_is_kept_where_two_digits_are_told(town: Town) -> None:
    await people(town, 14, "a", BASELINE, REVIEW, TRACKING)
    made = await release(town)
    assert made.content.parts
    assert all(series.tests is None for series in made.content.parts.figures.series)
    told = made.content.parts.told["series safe"]
    assert [message.key for message in told.headline] == ["waves.rising"]
    assert "technical.page" in [message.key for message in told.technical]


async def test_a_release_from_before_there_were_parts_is_still_read(town: Town) -> None:
    await people(town, 14, "a", BASELINE, REVIEW)
    made = await release(town)
    content = msgspec.json.decode(msgspec.json.encode(made.content))
    del content["parts"]
    assert msgspec.json.decode(msgspec.json.encode(content), type=Content).parts is None


@pytest.mark.parametrize("wave", [TRACKING, LOOKING_BACK])
async def test_who_answered_another_wave_alone_withdraws_the_release_all_the_same(
    town: Town, wave: int
) -> None:
    await people(town, 14, "a", BASELINE, REVIEW, TRACKING)
    (code,) = await people(town, 1, "b", wave)
    await release(town)
    person = await find_by_code(world.secrecy(), code)
    assert person
    now = many_waves.in_quarter(9)
    await take_out(person, now, now.date())
    (withdrawn,) = await list_releases([town[0].id])
    assert withdrawn.withdrawn_at
    assert (withdrawn.content.items, withdrawn.content.parts) == ((), None)
    (before,) = await list_frozen(town[0].id, young=False)
    assert before.left
    assert before.content.parts


async def test_a_point_with_one_more_person_than_before_is_hidden(town: Town) -> None:
    codes = await people(town, 14, "a", BASELINE, REVIEW)
    for code in codes[:12]:
        await many_waves.answered(*town, code, {TRACKING: {"safe": 2}})
    await release(town)
    await people(town, 5, "b", BASELINE, REVIEW)
    await many_waves.answered(*town, codes[12], {TRACKING: {"safe": 0}})
    assert points(await release(town)) == {"review": (19, 19), "tracking": (None, None)}
    # One person who stayed the same is shown: then ten must make the difference.
    await people(town, 10, "c", BASELINE, REVIEW, TRACKING)
    assert points(await release(town))["tracking"] == (23, 22)


async def test_a_release_about_a_point_that_is_out_waits_for_enough_people(town: Town) -> None:
    codes = await people(town, 20, "a", BASELINE, REVIEW)
    for code in codes[:12]:
        await many_waves.answered(*town, code, {TRACKING: {"safe": 2, "rent": 1}})
    await release(town)
    await many_waves.answered(*town, codes[12], {TRACKING: {"safe": 0, "rent": 1}})
    audit = await stored.audit()
    with pytest.raises(TooSoon):
        await release(town, TRACKING)
    assert await stored.audit() == audit
    await people(town, 4, "b", BASELINE, TRACKING)
    with pytest.raises(TooSoon):  # one of them stayed the same, and is shown
        await release(town, TRACKING)
    await people(town, 5, "c", BASELINE, TRACKING)
    assert points(await release(town, TRACKING))["tracking"] == (22, 21)


async def test_what_one_more_person_remembers_is_not_told(town: Town) -> None:
    await people(town, 14, "a", BASELINE, REVIEW)
    await people(town, 12, "b", LOOKING_BACK, REVIEW)
    await release(town)
    await people(town, 5, "c", BASELINE, REVIEW)
    await people(town, 1, "d", LOOKING_BACK, REVIEW)
    made = await release(town)
    assert made.content.parts
    design = next(each for each in made.content.parts.figures.designs if each.key == "safe")
    assert design.remembered
    assert design.remembered.n is None


async def test_one_more_memory_of_the_start_is_not_told_whatever_the_later_wave(
    town: Town,
) -> None:
    await people(town, 14, "a", BASELINE, REVIEW, LOOKING_BACK)
    await release(town)
    await people(town, 12, "b", BASELINE, TRACKING)
    await people(town, 1, "c", BASELINE, LOOKING_BACK)
    made = await release(town, TRACKING)
    assert made.content.parts
    design = next(each for each in made.content.parts.figures.designs if each.key == "safe")
    assert design.recalled
    assert design.recalled.n is None


async def test_looking_back_is_no_later_wave(town: Town) -> None:
    await people(town, 14, "a", BASELINE, LOOKING_BACK)
    with pytest.raises(SurveyMistake, match="no later time"):
        await release(town, LOOKING_BACK)
    assert await stored.count("svy_release") == 0
