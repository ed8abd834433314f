"""What the database counts of groups is what somebody would count by hand."""

import itertools
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.comparability import PairKinds
from involvement.database import Engine
from involvement.store.participants import find_by_code
from surveys.grouping import FORMAT, LANGUAGE, MODE
from surveys.store.answers import finish_response, record_answer
from surveys.store.group_figures import Asked, Value, count_groups, count_kinds, count_recorded
from surveys.store.group_moves import ABSENT, COUNTED, UNKNOWN, Place, ReleasedThen, count_moves
from surveys.store.questionnaires import PublishedVersion
from surveys.store.surveys import PlannedWave
from surveys.store.withdrawals import take_out
from surveys.survey import Survey
from tests import professions, world
from tests.people import USUAL, How
from tests.world import START

HOW = st.builds(
    How,
    st.sampled_from(["en", "ko"]),
    st.sampled_from(["alone", "paper"]),
    st.sampled_from(["standard", "audio"]),
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "knows": st.sampled_from([0, 1, 2, -1]),
        "work": st.sampled_from([0, 1, -1, -2]),
    },
)
Wave = tuple[dict[str, int], How] | None
"""What somebody answered and how; None where they never finished."""
Person = tuple[Wave, Wave]
PEOPLE = st.lists(st.tuples(*[st.none() | st.tuples(ANSWERS, HOW)] * 2), max_size=9)
numbers = itertools.count()
few_examples = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
async def asked(database: Engine) -> PublishedVersion:
    """What is asked; the examples of one test share it, each with a survey of its own."""
    return (await professions.town())[1]


async def answered(asked: PublishedVersion, crowd: list[Person]) -> tuple[Survey, list[str]]:
    """A survey of its own, answered by these people; the codes of their cards."""
    number = next(numbers)
    waves = [
        PlannedWave("baseline", asked.id, world.BASELINE),
        PlannedWave("review", asked.id, world.REVIEW),
    ]
    survey = await world.survey(waves=waves, slug=f"crowd-{number}")
    codes = await world.cards(count=len(crowd), batch_key=f"c{number}") if crowd else []
    for code, person in zip(codes, crowd, strict=True):
        for place, wave in enumerate(person):
            if wave is not None:
                await world.response(
                    survey=survey,
                    version=asked,
                    answers=wave[0],
                    code=code,
                    wave=place,
                    how=wave[1],
                )
    return survey, codes


def ids(survey: Survey) -> tuple[int, int]:
    """The ids of the two waves."""
    first, later = survey.waves
    return first.id, later.id


def work(asked: PublishedVersion, *, later: bool = True) -> Asked:
    """The equality item as one of the waves asks it."""
    return Asked("work", asked.item_ids["work"], later)


def said(wave: Wave, key: str) -> int | None:
    """What somebody answered in a wave."""
    return None if wave is None else wave[0].get(key)


def what(person: Person) -> dict[str, str | int | None]:
    """What somebody is, by their last answers, by key of the breakdown."""
    last = person[1] or person[0]
    assert last
    return {
        LANGUAGE: last[1].language,
        MODE: last[1].mode,
        FORMAT: last[1].format if last[0] else None,
        "work": said(person[1], "work"),
    }


def cells(crowd: Iterable[Person]) -> Counter[tuple[int | None, int | None]]:
    """People by what they know before and after."""
    pairs = Counter((said(before, "knows"), said(after, "knows")) for before, after in crowd)
    del pairs[None, None]
    return pairs


@few_examples
@given(crowd=PEOPLE)
async def test_the_tables_of_groups_are_what_a_plain_recount_gives(
    asked: PublishedVersion, crowd: list[Person]
) -> None:
    survey, _ = await answered(asked, crowd)
    found = await count_groups(ids(survey), [work(asked)])
    question = asked.question_ids["knows"]
    assert found.whole.get(question, {}) == cells(crowd)
    some = [person for person in crowd if person != (None, None)]
    for key, values in found.groups.items():
        for value in {what(person)[key] for person in some}:
            recount = cells(person for person in some if what(person)[key] == value)
            assert values.get(value, {}).get(question, {}) == recount
        assert set(values) <= {what(person)[key] for person in some}
    assert set(found.whole) <= {question}


@few_examples
@given(crowd=PEOPLE)
async def test_pairs_asked_otherwise_and_recorded_answers_are_counted_among_pairs_only(
    asked: PublishedVersion, crowd: list[Person]
) -> None:
    survey, _ = await answered(asked, crowd)
    pairs = [(before, after) for before, after in crowd if before and after]

    formats = [(b[1].format, a[1].format) for b, a in pairs if b[0] and a[0]]
    modes = sum(b[1].mode != a[1].mode for b, a in pairs)
    languages = sum(b[1].language != a[1].language for b, a in pairs)
    assert await count_kinds(ids(survey)) == PairKinds(
        len(pairs), sum(b != a for b, a in formats), modes, languages
    )
    for later in (False, True):
        recorded = await count_recorded(ids(survey), [work(asked, later=later)])
        assert recorded["work"] == Counter(said(pair[later], "work") for pair in pairs)
    assert await count_recorded(ids(survey), []) == {}


async def test_the_format_is_that_of_the_first_answer_that_somebody_gave(
    asked: PublishedVersion,
) -> None:
    how = How(format="audio")
    survey, (code,) = await answered(asked, [(({"knows": 1}, how), None)])
    seat = await world.response(
        survey=survey, version=asked, answers={}, code=code, wave=1, finished=False
    )
    for key, code_, format_ in (("work", 1, "large_print"), ("knows", 1, "audio")):
        assert await record_answer(seat, asked.item_ids[key], [(0, code_, None)], format_)
    assert await finish_response(seat, [], START)
    found = await count_groups(ids(survey), [])
    assert set(found.groups) == {LANGUAGE, MODE, FORMAT}
    assert set(found.groups[FORMAT]) == {"audio"}


async def test_who_was_in_a_group_of_an_earlier_release_is_found_where_they_are_now(
    asked: PublishedVersion,
) -> None:
    crowd: list[Person] = [
        (({"knows": 1}, USUAL), ({"knows": 1, "work": n % 2}, USUAL)) for n in range(12)
    ]
    survey, codes = await answered(asked, crowd)
    release = await professions.released(survey)
    person = await find_by_code(world.secrecy(), codes[0])
    assert person
    await take_out(person, START, START.date())
    await professions.answered(
        survey, asked, 1, work=1, move=professions.SAME, how=How(language="ko")
    )
    then = ReleasedThen(release.number, ids(survey), (work(asked),))
    moves = await count_moves(then, ids(survey), [work(asked)])
    absent, unknown = Place(ABSENT, None), Place(UNKNOWN, None)

    def counted(value: Value) -> Place:
        return Place(COUNTED, value)

    assert moves["work"] == {
        (unknown, absent): 1,
        (counted(0), counted(0)): 5,
        (counted(1), counted(1)): 6,
        (absent, counted(1)): 1,
    }
    assert moves[LANGUAGE] == {
        (unknown, absent): 1,
        (counted("en"), counted("en")): 11,
        (absent, counted("ko")): 1,
    }
