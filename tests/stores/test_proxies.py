"""What somebody else answered for a person is never counted as what that person says."""

import pytest

from involvement.consent import Purpose
from involvement.database import Engine, fetch_all
from involvement.roles import COMMAND
from surveys.release import Release
from surveys.releasing import make_release
from surveys.store.figures import (
    count_left_out,
    count_ratings,
)
from surveys.store.group_figures import count_groups
from surveys.store.own_words import list_own_words
from surveys.store.release_base import find_base
from surveys.store.wave_figures import count_patterns
from tests import agreements, world
from tests.people import How
from tests.world import FIRST_DAY, START, Riverside

KNOWS = "knows_help"
Modes = tuple[str, str]


@pytest.fixture
async def town(database: Engine) -> Riverside:
    """The world."""
    return await world.riverside()


async def answered(town: Riverside, *modes: Modes) -> list[str]:
    """One participant for each pair of modes, who has answered both times, a little better the
    second time; their codes."""
    codes = await world.cards(count=len(modes), batch_key=f"{modes}")
    for code, ways in zip(codes, modes, strict=True):
        for wave, version in enumerate((town.first, town.later)):
            answers: dict[str, int | str] = {KNOWS: 1 + wave, "anything_else": "Words"}
            if wave:
                answers["change_knows_help"] = 2
            await world.response(
                survey=town.survey,
                version=version,
                answers=answers,
                code=code,
                wave=wave,
                how=How(mode=ways[wave]),
            )
    return codes


def waves(town: Riverside) -> tuple[int, int]:
    first, later = (wave.id for wave in town.survey.waves)
    return first, later


async def both(town: Riverside) -> int:
    """How many people a release would stand on."""
    return (await find_base(town.survey, waves(town), young=False)).both


async def release(town: Riverside) -> Release:
    before, after = waves(town)
    return await make_release(
        COMMAND,
        START,
        survey="housing",
        before_wave=before,
        after_wave=after,
        audience="steering",
    )


async def test_a_pair_with_a_proxy_at_either_time_is_in_no_count(town: Riverside) -> None:
    await answered(town, ("alone", "alone"), ("helped", "paper"), ("staff", "telephone"))
    await answered(town, ("alone", "proxy"), ("proxy", "alone"), ("proxy", "proxy"))
    question = town.first.question_ids[KNOWS]
    assert (await count_groups(waves(town), ())).whole[question] == {(1, 2): 3}
    assert await both(town) == 3
    asked = [(wave, question) for wave in waves(town)]
    assert await count_patterns(asked) == {(1, 2): 3, (1, None): 1, (None, 2): 1}
    assert await count_left_out(*waves(town)) == 3
    assert await count_left_out(*waves(town), young=True) == 0
    rating = town.later.question_ids["change_knows_help"]
    assert await count_ratings(*waves(town), about=question, rating=rating) == {2: 3}


async def test_somebody_answered_for_at_the_start_alone_is_not_among_those_who_started(
    town: Riverside,
) -> None:
    await answered(town, ("alone", "alone"))
    (code,) = await world.cards()
    await world.response(
        survey=town.survey, version=town.first, answers={KNOWS: 3}, code=code, how=How(mode="proxy")
    )
    question = town.first.question_ids[KNOWS]
    assert (await count_groups(waves(town), ())).whole[question] == {(1, 2): 1}
    assert await both(town) == 1
    assert await count_left_out(*waves(town)) == 0


async def test_a_release_counts_who_answered_themselves_and_says_who_is_left_out(
    town: Riverside,
) -> None:
    await answered(town, *[("alone", "helped")] * 10)
    await answered(town, *[("alone", "proxy")] * 6)
    made = await release(town)
    item = next(each for each in made.content.items if each.key == KNOWS)
    assert item.n == 10
    (caution,) = [each for each in made.content.cautions if "left_out" in each.key]
    assert (caution.key, caution.fields) == ("caution.left_out", {"count": 6})
    ((counted,),) = await fetch_all("SELECT count(*) FROM svy_released")
    assert counted == 10


@pytest.mark.parametrize(("left_out", "keys"), [(0, []), (4, ["caution.left_out_few"])])
async def test_a_few_who_are_left_out_are_not_numbered(
    town: Riverside, left_out: int, keys: list[str]
) -> None:
    await answered(town, *[("alone", "alone")] * 10)
    if left_out:
        await answered(town, *[("proxy", "alone")] * left_out)
    made = await release(town)
    told = [each.key for each in made.content.cautions]
    assert [key for key in told if "left_out" in key] == keys


async def test_words_that_somebody_else_wrote_are_not_quoted_as_theirs(town: Riverside) -> None:
    own, spoken_for = await answered(town, ("alone", "alone"), ("proxy", "proxy"))
    for code in (own, spoken_for):
        await agreements.agreed(code, Purpose.QUOTE)
    found = await list_own_words(COMMAND, world.secrecy(), FIRST_DAY, survey="housing", threshold=1)
    assert len(found) == 2
    assert (
        await list_own_words(COMMAND, world.secrecy(), FIRST_DAY, survey="housing", threshold=2)
        == []
    )
