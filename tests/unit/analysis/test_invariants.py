"""What must hold for every table, whatever people answered (and the traps others fell into)."""

from collections import Counter
from math import comb

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.bounds import InfeasibleMargins, bounds_margins, bounds_subset, rating_conflict
from analysis.change import grade, measure_change
from analysis.interval import clopper_pearson, tango, wilson
from analysis.multiplicity import holm
from analysis.percent import percent_half_up
from analysis.sign import EXACT_MOVERS, sign_test
from analysis.transition import TransitionTable
from analysis.unpaired import compare_unlinked
from tests.unit.analysis.tables import tables

# Deadlines are off everywhere: some first example pays for importing SciPy.
MIRRORED = {
    "clearly_up": "clearly_down",
    "maybe_up": "maybe_down",
    "clearly_down": "clearly_up",
    "maybe_down": "maybe_up",
}
PEOPLE = st.integers(0, 40)


@settings(max_examples=25, deadline=None)
@given(tables())
def test_turning_time_mirrors_every_result(table: TransitionTable) -> None:
    there, back = measure_change(table), measure_change(table.reversed_time())
    assert (there.up, there.same, there.down) == (back.down, back.same, back.up)
    assert there.sign_p == back.sign_p
    assert there.signed_direction == -back.signed_direction
    forth, other = grade(there, there.sign_p), grade(back, back.sign_p)
    assert MIRRORED.get(forth, forth) == other
    if there.net_interval and back.net_interval:
        assert there.net_interval.low == -back.net_interval.high
        assert there.net == -(back.net or 0)


@settings(max_examples=60, deadline=None)
@given(PEOPLE, PEOPLE, PEOPLE)
@example(1, 0, 0)
@example(0, 0, 10)
def test_the_interval_contains_the_estimate_and_stays_possible(u: int, d: int, s: int) -> None:
    found = tango(u, d, u + d + s)
    if u + d + s == 0:
        assert found is None
        return
    assert found is not None
    assert -1 <= found.low <= (u - d) / (u + d + s) <= found.high <= 1


@settings(max_examples=40, deadline=None)
@given(PEOPLE, PEOPLE)
def test_p_is_a_whole_number_of_coin_throws(up: int, down: int) -> None:
    p = sign_test(up, down)
    assert 0 < p <= 1
    assert (p * 2 ** (up + down)).is_integer()


def test_nobody_moving_is_no_evidence() -> None:
    assert sign_test(0, 0) == 1


def test_fewer_than_six_movers_can_never_be_clear() -> None:
    assert sign_test(5, 0) == 0.0625
    assert sign_test(6, 0) < 0.05


def test_both_ways_of_computing_p_agree_where_they_meet() -> None:
    below, above = sign_test(530, EXACT_MOVERS - 530), sign_test(531, EXACT_MOVERS - 530)
    exact = 2 * sum(comb(1001, i) for i in range(471)) / 2**1001
    assert above == pytest.approx(exact, rel=1e-12)
    assert below == pytest.approx(above, rel=0.2)
    assert 0 < sign_test(2**31, 0) < 1e-300


@settings(max_examples=25, deadline=None)
@given(tables(), st.integers(1, 9))
def test_people_who_stayed_shrink_the_net_and_leave_p(table: TransitionTable, more: int) -> None:
    calm = table + TransitionTable.from_cells(table.levels, {(0, 0): more})
    there, here = measure_change(table), measure_change(calm)
    assert here.sign_p == (there.sign_p or 1.0)
    assert abs(here.net or 0) <= abs(there.net or 0)


@settings(max_examples=25, deadline=None)
@given(tables())
def test_relabelling_levels_upwards_changes_nothing(table: TransitionTable) -> None:
    spread = {
        (2 * i, 2 * j): people for i, row in enumerate(table.paired) for j, people in enumerate(row)
    }
    wide = measure_change(TransitionTable.from_cells(2 * table.levels - 1, spread))
    narrow = measure_change(table)
    assert (wide.up, wide.same, wide.down) == (narrow.up, narrow.same, narrow.down)
    assert (wide.top, wide.bottom) == (narrow.top, narrow.bottom)


@settings(max_examples=20, deadline=None)
@given(tables(most=3))
def test_bounds_from_the_totals_contain_the_truth(table: TransitionTable) -> None:
    change = measure_change(table)
    found = bounds_margins(
        [sum(row) for row in table.paired],
        [sum(column) for column in zip(*table.paired, strict=True)],
    )
    assert found.up[0] <= change.up <= found.up[1]
    assert found.down[0] <= change.down <= found.down[1]
    assert found.net[0] <= change.up - change.down <= found.net[1]


def test_impossible_totals_are_named() -> None:
    with pytest.raises(InfeasibleMargins, match="10 people before and 9 after"):
        bounds_margins([5, 5], [4, 5])
    with pytest.raises(InfeasibleMargins, match="11 people cannot be among 10 before"):
        bounds_subset([5, 5], [6, 6], 11)
    with pytest.raises(InfeasibleMargins, match="12 of 10"):
        rating_conflict([5, 5], [5, 5], 12, 10)


def test_halves_are_rounded_up_as_printed_tables_do() -> None:
    assert round(62.5) == 62
    assert percent_half_up(15, 24) == 63
    with pytest.raises(ValueError, match="nobody"):
        percent_half_up(0, 0)


def test_none_of_fourteen_still_allows_a_quarter() -> None:
    found = clopper_pearson(0, 14)
    assert found is not None
    assert found.high == pytest.approx(0.2316, abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(PEOPLE, PEOPLE)
def test_shares_lie_within_their_intervals(x: int, others: int) -> None:
    for interval in (wilson(x, x + others), clopper_pearson(x, x + others)):
        if interval is None:
            assert x + others == 0
        else:
            assert 0 <= interval.low <= x / (x + others) <= interval.high <= 1


def test_an_empty_group_is_compared_with_nothing() -> None:
    found = compare_unlinked([0, 0, 0], [2, 3, 4])
    assert found.top.fisher_p is None
    assert not found.top.distinguishable


def test_untested_items_do_not_count_as_tests() -> None:
    assert holm([0.02, None, 0.04]) == (0.04, None, 0.04)
    assert holm([0.02]) == (0.02,)


def test_whenever_the_claim_is_clear_the_interval_leaves_out_no_change() -> None:
    weaker = 0
    for n in range(10, 41):
        for up in range(n + 1):
            # Below, all is mirrored; and with five movers or fewer no claim is clear.
            for down in range(min(up, n - up) + 1):
                found = tango(up, down, n)
                assert found is not None
                clear = sign_test(up, down) < 0.05
                assert not clear or found.low > 0
                weaker += (not clear and found.low > 0) * (1 if up == down else 2)
    # Here the interval says more than the test, and the weaker words win.
    assert weaker == 2 * 327


def test_the_weaker_of_two_words_always_is_that_of_the_sign_test() -> None:
    """The numbers stand in docs/reference/statistics.md."""
    found = Counter(
        (sign_test(up, down) < 0.05, interval.low > 0 or interval.high < 0)
        for n in range(10, 41)
        for up in range(n + 1)
        for down in range(n + 1 - up)
        for interval in [tango(up, down, n)]
        if interval is not None
    )
    assert found[True, False] == 0
    assert (found[False, True], found.total()) == (654, 12_121)
