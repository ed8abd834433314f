"""Whoever adds and subtracts all that is out cannot tell a small number."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.attacker import Known, Reader, exactly, find_interval, is_safe, not_nothing
from analysis.history import Apart, may_nest, released_snapshots, too_close
from analysis.leaks import mean_leak, percentage_leak, releasable_mean
from analysis.partition import choose_hidden
from analysis.percent import percent_half_up
from analysis.suppression import (
    attack_row,
    attack_table,
    hide_row,
    is_hidden_well,
    table_sums,
)

ROW = st.lists(st.integers(0, 9), min_size=2, max_size=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=3, max_size=4), st.data())
def test_the_solver_finds_what_trying_everything_finds(
    cells: list[int], data: st.DataObject
) -> None:
    n = len(cells)
    visible = data.draw(st.lists(st.booleans(), min_size=n, max_size=n))
    hidden = [i for i, shown in enumerate(visible) if not shown]
    least = 0 if any(cells[i] == 0 for i in hidden) else 1
    possible = [
        guess
        for guess in product(range(sum(cells) + 1), repeat=n)
        if sum(guess) == sum(cells)
        and all(guess[i] == cells[i] for i, shown in enumerate(visible) if shown)
        and all(guess[i] >= least for i in hidden)
    ]
    expected = [
        (min(g[i] for g in possible), max(g[i] for g in possible)) for i in range(len(cells))
    ]
    assert attack_row(cells, visible, sum(cells)) == expected


def test_without_a_total_a_hidden_number_has_no_end() -> None:
    assert attack_row([9, 3], [True, False], None) == [(9, 9), (1, None)]
    assert is_hidden_well([(9, 9), (1, None)], [True, False], 5)
    assert find_interval(Reader(1, (not_nothing([0]),), (7,)), (0,)) == (1, 7)


def test_what_contradicts_itself_is_never_called_safe() -> None:
    reader = Reader(2, (exactly([0, 1], 5), exactly([0, 1], 6)))
    assert find_interval(reader, (0,)) is None
    assert not is_safe(reader, [(0,)], 5)
    assert find_interval(Reader(1, (Known((0,), 3, None),)), (0,)) == (3, None)


@settings(max_examples=60, deadline=None)
@given(ROW, st.integers(5, 7))
def test_a_row_beside_its_total_tells_no_small_count(counts: list[int], k: int) -> None:
    shown = hide_row(counts, k)
    if shown is None:
        return
    for seen, count in zip(shown, counts, strict=True):
        assert seen in (None, count)
        assert seen is None or not 0 < seen < k
    visible = [seen is not None for seen in shown]
    if not all(visible):
        assert is_hidden_well(attack_row(counts, visible, sum(counts)), visible, k)


def test_hidden_counts_hide_others_with_them() -> None:
    assert hide_row([12, 9, 3], 5) == (None, None, None)
    assert hide_row([30, 12, 9, 3], 5) == (30, 12, None, None)
    assert hide_row([30, 20, 2, 4], 5) == (30, 20, None, None)
    assert hide_row([30, 20, 12, 2, 1], 5) == (30, 20, None, None, None)
    assert hide_row([20, 0, 8], 5) == (20, 0, 8)
    assert hide_row([20, 1, 1], 5) == (None, None, None)
    assert hide_row([1, 1, 1], 5) is None
    assert hide_row([0, 3], 5) is None


def test_published_margins_say_which_cells_they_add_up() -> None:
    table = [[1, 2], [3, 4]]
    assert table_sums(table, "rows") == [((0, 1), 3), ((2, 3), 7)]
    assert table_sums(table, "columns") == [((0, 2), 4), ((1, 3), 6)]
    assert table_sums(table, "total") == [((0, 1, 2, 3), 10)]
    assert len(table_sums(table, "both")) == 4
    assert attack_table(table, [[True, False], [True, True]], "none")[0][1] == (1, None)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 400), st.data())
def test_a_percentage_stands_for_exactly_the_counts_printed_so(n: int, data: st.DataObject) -> None:
    percent = data.draw(st.integers(0, 101))
    expected = [x for x in range(n + 1) if percent_half_up(x, n) == percent]
    assert list(percentage_leak(percent, n, 5).counts) == expected


def test_a_percentage_discloses_a_small_count_or_a_small_rest() -> None:
    assert percentage_leak(13, 24, 5).discloses
    assert percentage_leak(96, 24, 5).discloses
    assert not percentage_leak(50, 24, 5).discloses
    assert not percentage_leak(1, 1000, 5).discloses
    assert not percentage_leak(50, 0, 5).discloses


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 30), st.integers(0, 2), st.data())
def test_a_mean_stands_for_exactly_the_totals_printed_so(
    n: int, decimals: int, data: st.DataObject
) -> None:
    unit = 10**decimals
    printed = data.draw(st.integers(unit, 5 * unit))
    mean = f"{printed / unit:.{decimals}f}"
    expected = [t for t in range(n, 5 * n + 1) if (2 * t * unit + n) // (2 * n) == printed]
    found = mean_leak(mean, n, 1, 5)
    assert list(found.totals) == expected
    assert found.all_at_extreme == (bool(expected) and {n, 5 * n}.issuperset(expected))
    near = [total < 2 * n or total > 4 * n for total in expected]
    assert found.someone_known == (bool(near) and all(near))


def test_a_mean_is_shown_only_where_enough_people_stand_off_both_ends() -> None:
    assert releasable_mean(30, 10, 1, 5, 5) == "3.0"
    assert releasable_mean(49, 10, 1, 5, 5) is None
    assert releasable_mean(12, 10, 1, 5, 5) is None
    assert releasable_mean(30, 9, 1, 5, 5) is None
    assert releasable_mean(346, 100, 1, 5, 5) == "3.5"
    assert mean_leak("4.3", 7, 1, 5).someone_known
    assert not mean_leak("3.0", 7, 1, 5).someone_known


def test_releases_need_enough_people_between_them() -> None:
    few = [Apart("1", 2, 1)]
    assert too_close(few, 5, is_exempt=False)[0].needed == 5
    assert too_close([Apart("1", 2, 5)], 5, is_exempt=False) == ()
    # Counts below the threshold are shown: ten people are needed.
    assert too_close([Apart("1", 2, 5)], 5, is_exempt=True)[0].needed == 10
    assert too_close([Apart("1", 2, 5, is_exempt=True)], 5, is_exempt=False)[0].people == 7
    assert too_close([Apart("1", 0, 0)], 5, is_exempt=True) == ()
    assert too_close([Apart("1", 10, 0)], 5, is_exempt=True) == ()


def test_monday_and_tuesday_are_not_both_released() -> None:
    assert released_snapshots([20, 21, 26], 5) == (0, 2)
    assert released_snapshots([20, 26, 30], 5, needed=10) == (0, 2)
    assert released_snapshots([3, 4, 5, 4], 5) == (2,)
    assert released_snapshots([26, 21], 5) == (0, 1)


def test_a_group_inside_another_leaves_nobody_or_enough_between() -> None:
    assert [may_nest(11, inner, 5) for inner in (11, 8, 6)] == [True, False, True]
    with pytest.raises(ValueError, match="12 people cannot be among 11"):
        may_nest(11, 12, 5)


def choose(bases: list[int], *others: list[int], nested: list[list[int]] | None = None) -> object:
    """Return the groups hidden for these sizes, one list for each item."""
    rows = {str(i): row for i, row in enumerate([bases, *others])}
    return choose_hidden(rows, nested or [[] for _ in bases], {}, 5)


def test_three_men_beside_thirty_seven_women_are_hidden_with_them() -> None:
    assert choose([37, 3, 0]) is None
    assert choose([37, 40, 3, 0]) is None
    assert choose([37, 40, 20, 3, 0]) == {2, 3}
    assert choose([37, 40, 20, 8, 0]) == frozenset()


def test_a_group_is_hidden_in_every_item_or_in_none() -> None:
    assert choose([30, 20, 6, 4, 0], [30, 20, 4, 6, 0]) == {2, 3}
    assert choose([30, 20, 9, 9, 0], [30, 20, 9, 3, 0]) == {2, 3}


def test_two_and_four_people_hide_each_other_and_two_and_one_do_not() -> None:
    assert choose([30, 20, 2, 4, 0]) == {2, 3}
    assert choose([30, 20, 12, 2, 1, 0]) == {2, 3, 4}


def test_people_in_no_group_are_a_group_too() -> None:
    # Three people did not say their age: the difference to the total would tell them.
    assert choose([30, 20, 9, 3]) == {2, 3}


def test_a_group_too_close_to_a_larger_shown_one_is_hidden() -> None:
    assert choose([8, 20, 30, 9, 0], nested=[[11], [], [], [], []]) == {0, 3}


def test_what_is_out_already_counts() -> None:
    rows = {"item": [40, 30, 20, 9, 3, 0]}
    nested: list[list[int]] = [[] for _ in range(6)]
    assert choose_hidden(rows, nested, {}, 5) == frozenset({3, 4})
    # An earlier page told the fourth group: so hiding it here would hide nothing.
    told = {"item": (exactly([3], 9),)}
    assert choose_hidden(rows, nested, told, 5) == frozenset({2, 3, 4})
    assert choose_hidden(rows, nested, {"item": (exactly([4], 3),)}, 5) is None
