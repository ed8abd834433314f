"""Two releases must not tell together what neither tells alone."""

import pytest

from analysis.disclosure import TableSet
from analysis.figures import ItemFigures
from analysis.pipeline import release
from analysis.transition import TransitionTable
from surveys.release import Earlier, TooSoon, check_is_apart, check_is_new, live_tables
from tests.unit.analysis.tables import moved

THRESHOLD = 5
SURVEY, WAVES = 7, (1, 2)
PLAIN, EXEMPT = moved(12, 0, 0), moved(6, 3, 1)


def difference(
    *,
    only_then: int = 0,
    only_now: int = 0,
    in_both: int = 9,
    same: bool = True,
    own: bool = True,
    survey: int = SURVEY,
    is_exempt: bool = False,
) -> Earlier:
    """How one earlier release differs: of the same waves, and of the own group or the other."""
    return Earlier(
        id=1,
        number=1,
        survey=survey,
        waves=WAVES if same else (1, 3),
        versions=(1, 1),
        young=not own,
        is_exempt=is_exempt,
        only_then=only_then,
        only_now=only_now,
        in_both=in_both,
        shown={},
    )


def needed(*earlier: Earlier, table: TransitionTable = PLAIN) -> int | None:
    """How many people would have to make the difference; None where a release may follow these."""
    try:
        check_is_new(earlier, SURVEY, WAVES, young=False, threshold=THRESHOLD)
        tables = TableSet(
            (ItemFigures("knows", "knowledge", table),),
            live=live_tables(earlier, SURVEY, young=False),
        )
        check_is_apart(release(tables, "steering", THRESHOLD))
    except TooSoon as soon:
        return soon.needed
    return None


def may_follow(*earlier: Earlier) -> bool:
    """Whether a release without small counts may follow these."""
    return needed(*earlier) is None


@pytest.mark.parametrize("only_then", range(7))
@pytest.mark.parametrize("only_now", range(7))
def test_fewer_than_five_people_are_too_few_to_differ(only_then: int, only_now: int) -> None:
    each = difference(only_then=only_then, only_now=only_now)
    assert may_follow(each) is (only_then + only_now >= THRESHOLD)


def test_the_same_people_are_released_again_only_for_other_waves() -> None:
    assert not may_follow(difference())
    assert may_follow(difference(same=False))


@pytest.mark.parametrize(("only_then", "only_now"), [(1, 1), (4, 0), (0, 3), (1, 30)])
def test_the_other_group_is_never_compared_while_nobody_is_in_both(
    only_then: int, only_now: int
) -> None:
    assert may_follow(
        difference(only_then=only_then, only_now=only_now, in_both=0, own=False),
    )


def test_the_other_group_is_compared_where_somebody_was_counted_in_it_first() -> None:
    assert not may_follow(difference(only_then=1, in_both=11, own=False))
    assert not may_follow(difference(only_then=2, only_now=2, in_both=1, own=False))
    assert may_follow(difference(only_then=11, only_now=8, in_both=1, own=False))


def test_the_very_same_people_may_be_released_as_the_group_that_they_are() -> None:
    assert may_follow(difference(own=False))


def test_beside_counts_of_a_few_people_ten_must_make_the_difference() -> None:
    assert needed(difference(only_now=4)) == 5
    assert needed(difference(only_now=5)) is None
    assert needed(difference(only_now=9, is_exempt=True)) == 10
    assert needed(difference(only_now=9), table=EXEMPT) == 10
    assert needed(difference(only_now=10, is_exempt=True), table=EXEMPT) is None
    assert needed(difference(is_exempt=True)) == 10


def test_another_survey_is_about_other_answers() -> None:
    assert may_follow(difference(survey=8), difference(only_now=1, survey=8))


def test_one_release_that_stands_in_the_way_is_enough() -> None:
    assert not may_follow(difference(only_now=9), difference(only_now=1))
