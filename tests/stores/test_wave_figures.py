"""Counts over several waves are what somebody would count by hand, and keep to one group."""

import itertools
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from involvement.database import Engine
from involvement.need import Kind
from involvement.participant import State
from involvement.roles import COMMAND
from involvement.store.participants import change_state, find_by_code
from surveys.invitation import Invitation
from surveys.store.invitations import invite
from surveys.store.questionnaires import PublishedVersion
from surveys.store.reach_figures import Reached, count_reached
from surveys.store.surveys import PlannedWave
from surveys.store.wave_figures import count_patterns
from surveys.survey import Survey
from tests import many_waves, sealed, world
from tests.world import FIRST_DAY, START

Town = tuple[Survey, PublishedVersion]
KEYS = ("safe", "rent")
CODES = {"safe": (0, 1, 3, -1, -2), "rent": (0, 1, -2)}
numbers = itertools.count()
wave = st.none() | st.tuples(
    st.fixed_dictionaries({}, optional={key: st.sampled_from(c) for key, c in CODES.items()}),
    st.booleans(),
)
people = st.lists(st.tuples(wave, wave, wave), max_size=8)


@pytest.fixture
async def town(database: Engine) -> Town:
    """A survey of three waves; the examples of one test share it."""
    items = many_waves.feelings("safe") + many_waves.rights("rent")
    return await many_waves.quarterly(items, ["baseline", "review", "tracking"])


async def a_survey(town: Town, number: int) -> Survey:
    """Another survey like it, answered by nobody yet."""
    survey, version = town
    waves = [PlannedWave(each.kind, version.id, each.window) for each in survey.waves]
    return await world.survey(waves=waves, slug=f"survey-{number}")


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(crowd=people)
async def test_patterns_are_what_a_plain_recount_gives(
    town: Town, crowd: list[tuple[tuple[dict[str, int], bool] | None, ...]]
) -> None:
    number, version = next(numbers), town[1]
    survey = await a_survey(town, number)
    codes = await world.cards(count=len(crowd), batch_key=f"b{number}") if crowd else []
    by_hand: Counter[tuple[int | None, ...]] = Counter()
    for code, person in zip(codes, crowd, strict=True):
        for place, answered in enumerate(person):
            if answered is not None:
                await world.response(
                    survey=survey,
                    version=version,
                    answers=answered[0],
                    finished=answered[1],
                    code=code,
                    wave=place,
                )
        counted = [answered[0] if answered and answered[1] else {} for answered in person]
        pattern = tuple(each.get(key) for each in counted for key in KEYS)
        by_hand[pattern] += any(code is not None for code in pattern)
    asked = [(wave.id, version.question_ids[key]) for wave in survey.waves for key in KEYS]
    assert await count_patterns(asked) == +by_hand


async def test_adults_and_people_under_18_are_never_in_one_pattern(town: Town) -> None:
    survey, version = town
    for count, young, level in ((3, False, 1), (2, True, 3)):
        for code in await world.cards(count=count, batch_key=str(young), young=young):
            await many_waves.answered(survey, version, code, {0: {"safe": level}})
    asked = [(wave.id, version.question_ids["safe"]) for wave in survey.waves]
    assert await count_patterns(asked) == {(1, None, None): 3}
    assert await count_patterns(asked, young=True) == {(3, None, None): 2}
    assert await count_patterns([]) == {}
    assert sum(each.people for each in await count_reached(survey)) == 3
    assert sum(each.people for each in await count_reached(survey, young=True)) == 2


async def test_who_was_reached_is_counted_by_what_is_on_record(town: Town) -> None:
    survey, version = town
    codes = await world.cards(count=5)
    first, second, third, fourth, _fifth = codes
    for code in (first, second):
        await many_waves.answered(survey, version, code, {0: {"safe": 1}})
    await many_waves.answered(survey, version, first, {2: {"safe": 1}})
    await sealed.need(person=await sealed.person(second), kind=Kind.SUPPORT, value="advocate")
    sent = Invitation("views", "baseline", "standard", "letter", FIRST_DAY)
    for code in (third, third):
        await invite(
            COMMAND,
            START,
            world.secrecy(),
            key=await sealed.person(code),
            invitation=sent,
            today=FIRST_DAY,
        )
    person = await find_by_code(world.secrecy(), fourth)
    assert person
    await change_state(COMMAND, START, key=person.key, state=State.DIED, on=FIRST_DAY)
    waves = [wave.id for wave in survey.waves]

    def alike(
        *finished: int,
        state: State = State.ACTIVE,
        has_need: bool = False,
        invited: bool = False,
    ) -> Reached:
        ids = frozenset(waves[place] for place in finished)
        return Reached(FIRST_DAY, state, has_need, invited, ids, 1)

    assert set(await count_reached(survey)) == {
        alike(0, 2),
        alike(0, has_need=True),
        alike(invited=True),
        alike(state=State.DIED),
        alike(),
    }
