"""Two releases must not tell together what neither tells alone."""

import pytest

from surveys.release import Difference, TooSoon, check_may_follow

THRESHOLD = 5


def difference(
    *, only_then: int = 0, only_now: int = 0, in_both: int = 9, same: bool = True, own: bool = True
) -> Difference:
    """How one earlier release differs: of the same waves, and of the own group or the other."""
    return Difference(
        number=1,
        same_waves=same,
        same_group=own,
        only_then=only_then,
        only_now=only_now,
        in_both=in_both,
    )


def may_follow(*differences: Difference) -> bool:
    """Whether a release may follow these."""
    try:
        check_may_follow(differences, THRESHOLD)
    except TooSoon:
        return False
    return True


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


def test_one_release_that_stands_in_the_way_is_enough() -> None:
    assert not may_follow(difference(only_now=9), difference(only_now=1))
