"""Scales of several items, reliable change, and values over time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.moments import Moments, pairwise_covariance
from analysis.omega import measure_omega
from analysis.reliable_change import Norm, reliable_change
from analysis.scale import alpha_from, feldt, measure_alpha
from analysis.xmr import chart

ROWS = st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), max_size=30)
FACTOR = [[1, 1, 2, 1], [2, 2, 2, 3], [3, 3, 4, 3], [4, 5, 4, 4], [5, 4, 5, 5], [2, 3, 2, 2]] * 9


@settings(max_examples=40, deadline=None)
@given(ROWS, ROWS)
def test_moments_of_two_groups_add_up_to_those_of_all(
    one: list[list[int]], other: list[list[int]]
) -> None:
    both = Moments.from_rows(one, 3) + Moments.from_rows(other, 3)
    assert both == Moments.from_rows(one + other, 3)
    alpha = measure_alpha(both)
    assert alpha.alpha is None or alpha.alpha <= 1
    assert alpha.interval is None or alpha.interval.low <= (alpha.alpha or 0) + 1e-12
    assert measure_omega(both) is None or (measure_omega(both) or 0).standardised >= 0  # type: ignore[union-attr]


def test_moments_that_cannot_belong_together_are_refused() -> None:
    with pytest.raises(ValueError, match="2 sums need"):
        Moments(3, (1, 2), ((1, 2),))
    with pytest.raises(ValueError, match="cannot be added"):
        Moments.from_rows([[1]], 1) + Moments.from_rows([[1, 2]], 2)


def test_an_item_that_nobody_turned_is_noticed() -> None:
    turned = [[a, b, c, 6 - d] for a, b, c, d in FACTOR]
    assert not measure_alpha(Moments.from_rows(FACTOR, 4)).looks_reversed
    assert measure_alpha(Moments.from_rows(turned, 4)).looks_reversed


def test_alpha_and_omega_are_shown_with_people_enough() -> None:
    assert measure_alpha(Moments.from_rows(FACTOR[:30], 4)).is_shown
    assert not measure_alpha(Moments.from_rows(FACTOR[:29], 4)).is_shown
    assert not measure_alpha(Moments.from_rows([row[:2] for row in FACTOR], 2)).is_shown
    few, many = (measure_omega(Moments.from_rows(FACTOR[:n], 4)) for n in (49, 50))
    assert few is not None
    assert many is not None
    assert (few.is_shown, many.is_shown) == (False, True)


def test_nobody_one_item_or_no_spread_have_no_alpha() -> None:
    for moments in (
        Moments.from_rows([], 3),
        Moments.from_rows([[1, 2, 3]], 3),
        Moments.from_rows([[2, 2, 2]] * 9, 3),
        Moments.from_rows([[1], [2]], 1),
    ):
        assert measure_alpha(moments).alpha is None
        assert measure_omega(moments) is None
    assert feldt(0.8, 1, 3) is None


def test_gaps_are_filled_by_nobody() -> None:
    rows: list[list[float | None]] = [[1, 2], [2, None], [3, 4], [None, 1]]
    covariance = pairwise_covariance(rows, 2)
    assert covariance is not None
    assert covariance[0][0] == 1
    assert covariance[0][1] == 2
    assert pairwise_covariance([[1, None], [None, 2]], 2) is None
    assert alpha_from(None, 2, 2).alpha is None


def test_reliable_change_needs_a_published_norm() -> None:
    assert reliable_change(47.5, 32.5, Norm(7.5, 1.0, "invented")) is None
    with pytest.raises(ValueError, match="a norm needs"):
        Norm(7.5, 1.2, "invented")


def test_few_points_have_no_rules_and_no_limits_drawn() -> None:
    assert chart([50, 99, 50, 1, 50, 50]).flags == ((),) * 6
    assert not chart(range(11)).shows_limits
    assert chart([1, 3] * 6).shows_limits
    assert chart([7]).mean == 7
    assert chart([]).mean is None
    assert chart([None]).flags == ((),)


def test_a_falling_run_is_flagged_like_a_rising_one() -> None:
    rising = [10, 11, 12, 13, 14, 15, 16, 9, 10, 12, 9, 11]
    flags = [["trend7" in each for each in chart(v).flags] for v in (rising, [-x for x in rising])]
    assert flags[0] == flags[1] == [True] * 7 + [False] * 5


def test_a_missing_point_is_left_out_and_flags_nothing() -> None:
    values = [61, 58, 64, 60, 63, 59, 62, 70, 71, 69, 73, 72, 70, 74, 71]
    gaps = chart([*values[:5], None, *values[5:]])
    assert gaps.mean == chart(values).mean
    assert gaps.flags[5] == ()
    assert gaps.flags[:5] + gaps.flags[6:] == chart(values).flags
