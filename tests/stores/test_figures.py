"""What the database counts is what somebody would count who went through the answers by hand."""

import itertools
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from involvement.database import Engine
from involvement.roles import COMMAND
from surveys.releasing import make_release
from surveys.store.figures import Cells, count_ratings
from surveys.store.group_figures import Tables, count_groups, count_kinds
from surveys.store.surveys import PlannedWave
from surveys.survey import Survey
from tests import stored, world
from tests.world import START, Riverside

ITEMS = {"knows_help": (0, 1, 2, 3, -1, -2, -3), "knows_locks": (0, 1, 2, -2), "doctor": (0, 1, 2)}
RATING = (2, 1, 0, -1)
Answers = dict[str, int]
Wave = tuple[Answers, bool] | None
"""What one person answered, and whether they finished; None where they never began."""
Person = tuple[Wave, Wave]

answers = st.fixed_dictionaries(
    {},
    optional={key: st.sampled_from(codes) for key, codes in ITEMS.items()},
)
rated = st.fixed_dictionaries(
    {},
    optional={
        "change_knows_help": st.sampled_from(RATING),
        **{key: st.sampled_from(codes) for key, codes in ITEMS.items()},
    },
)
people = st.lists(
    st.tuples(
        st.none() | st.tuples(answers, st.booleans()), st.none() | st.tuples(rated, st.booleans())
    ),
    max_size=9,
)
numbers = itertools.count()
few_examples = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
async def town(database: Engine) -> Riverside:
    """The world; the examples of one test share it, each with a survey of its own."""
    return await world.riverside()


async def answered(town: Riverside, crowd: Iterable[Person]) -> Survey:
    """A survey of its own, answered by these people."""
    number = next(numbers)
    waves = [
        PlannedWave("baseline", town.first.id, world.BASELINE),
        PlannedWave("review", town.later.id, world.REVIEW),
    ]
    survey = await world.survey(waves=waves, slug=f"survey-{number}")
    crowd = list(crowd)
    codes = await world.cards(count=len(crowd), batch_key=f"b{number}") if crowd else []
    for code, person in zip(codes, crowd, strict=True):
        for place, wave in enumerate(person):
            if wave is not None:
                await world.response(
                    survey=survey,
                    version=(town.first, town.later)[place],
                    answers=wave[0],
                    finished=wave[1],
                    code=code,
                    wave=place,
                )
    return survey


def counted(wave: Wave, key: str) -> int | None:
    """What somebody answered in a wave that they finished."""
    return wave[0].get(key) if wave is not None and wave[1] else None


def recount(crowd: Iterable[Person], key: str) -> Cells:
    """The cells of one item, by hand."""
    pairs = [(counted(before, key), counted(after, key)) for before, after in crowd]
    return dict(Counter(pair for pair in pairs if pair != (None, None)))


async def transitions(survey: Survey) -> Tables:
    """What changed, by question."""
    first, later = survey.waves
    return (await count_groups((first.id, later.id), [])).whole


@few_examples
@given(crowd=people)
async def test_transitions_are_what_a_plain_recount_gives(
    town: Riverside, crowd: list[Person]
) -> None:
    survey = await answered(town, crowd)
    found = await transitions(survey)
    for key in ITEMS:
        assert found.get(town.first.question_ids[key], {}) == recount(crowd, key)
    assert set(found) <= {town.first.question_ids[key] for key in ITEMS}


@few_examples
@given(crowd=people)
async def test_only_people_who_finished_both_waves_are_pairs(
    town: Riverside, crowd: list[Person]
) -> None:
    survey = await answered(town, crowd)
    finished = [all(wave is not None and wave[1] for wave in person) for person in crowd]
    first, later = survey.waves
    assert (await count_kinds((first.id, later.id))).pairs == sum(finished)


@few_examples
@given(crowd=people)
async def test_ratings_count_those_whose_change_is_counted_too(
    town: Riverside, crowd: list[Person]
) -> None:
    survey = await answered(town, crowd)
    by_hand = Counter(
        rating
        for before, after in crowd
        if (rating := counted(after, "change_knows_help")) is not None and rating >= 0
        if (counted(before, "knows_help") or 0) >= 0 and counted(before, "knows_help") is not None
        if (counted(after, "knows_help") or 0) >= 0 and counted(after, "knows_help") is not None
    )
    found = await count_ratings(
        *(wave.id for wave in survey.waves),
        about=town.later.question_ids["knows_help"],
        rating=town.later.question_ids["change_knows_help"],
    )
    assert found == dict(by_hand)


async def test_people_of_another_survey_are_not_among_them(town: Riverside) -> None:
    one = await answered(town, [(({"doctor": 1}, True), ({"doctor": 0}, True))] * 3)
    await answered(town, [(({"doctor": 1}, True), ({"doctor": 1}, True))] * 4)
    found = await transitions(one)
    assert found == {town.first.question_ids["doctor"]: {(1, 0): 3}}


async def test_a_not_sure_counts_as_no_level_in_a_release(town: Riverside) -> None:
    crowd: list[Person] = [(({"doctor": 0}, True), ({"doctor": 1}, True))] * 10
    crowd += [(({"doctor": 2}, True), ({"doctor": 1}, True))] * 5
    survey = await answered(town, crowd)
    release = await make_release(
        COMMAND,
        START,
        survey=survey.slug,
        before_wave=survey.waves[0].id,
        after_wave=survey.waves[1].id,
        audience="steering",
    )
    doctor = next(item for item in release.content.items if item.key == "doctor")
    assert (doctor.n, doctor.up, doctor.same, doctor.down) == (10, 10, 0, 0)
    assert await stored.count("svy_released") == 15
