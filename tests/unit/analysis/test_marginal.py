"""Tests of margins: published values, brute algebra, and levels that nobody used."""

import numpy as np
import pytest
from hypothesis import given, settings

from analysis.differences import count_differences, measure_distance
from analysis.marginal import bhapkar, bowker, ordinal_margins, stuart_maxwell
from analysis.transition import TransitionTable
from tests.unit.analysis.brute import all_blocks, differences_of
from tests.unit.analysis.tables import tables


def test_stuart_maxwell_is_the_form_with_a_generalised_inverse() -> None:
    for block in all_blocks(3, 4):
        table = np.array(block, dtype=float)
        moved = table.sum(axis=0) - table.sum(axis=1)
        spread = np.diag(table.sum(axis=0) + table.sum(axis=1)) - table - table.T
        found = stuart_maxwell(block)
        expected = moved @ np.linalg.pinv(spread, hermitian=True, rcond=1e-9) @ moved
        assert found.statistic == pytest.approx(expected, abs=1e-9)
        assert found.df == np.linalg.matrix_rank(spread, tol=1e-9)


def test_moves_within_two_separate_parts_of_the_scale_count_one_degree_each() -> None:
    assert stuart_maxwell([[1, 4, 0, 0], [1, 1, 0, 0], [0, 0, 1, 6], [0, 0, 2, 1]]).df == 2


@settings(max_examples=40, deadline=None)
@given(tables())
def test_nothing_raises_and_turning_time_changes_nothing(table: TransitionTable) -> None:
    block, back = table.paired, table.reversed_time().paired
    for test in (stuart_maxwell, bhapkar, bowker):
        there, again = test(block), test(back)
        assert there.df == again.df
        assert there.p == pytest.approx(again.p, rel=1e-9)
        assert there.p is None or 0 <= there.p <= 1
    forth, other = ordinal_margins(block), ordinal_margins(back)
    assert (forth is None) == (other is None)
    if forth and other:
        assert forth.z == -other.z


def test_bhapkar_is_undefined_where_every_mover_is_told_by_the_levels() -> None:
    assert bhapkar([[0, 6, 0], [0, 0, 4], [0, 0, 0]]).statistic is None
    assert bhapkar([[5]]).p == 1


def test_ordinal_margins_of_nobody_moving_are_none() -> None:
    assert ordinal_margins([[3, 0], [0, 4]]) is None


def test_the_middle_change_is_that_of_all_averages() -> None:
    for block in all_blocks(3, 3):
        people = differences_of(count_differences(block))
        averages = [
            (people[i] + people[j]) / 2 for i in range(len(people)) for j in range(i, len(people))
        ]
        found = measure_distance(count_differences(block))
        assert found.hodges_lehmann == float(np.median(averages))
        assert found.median == float(np.median(people))
        assert found.mean == pytest.approx(float(np.mean(people)))


def test_nobody_moved_no_distance() -> None:
    assert measure_distance({}).hodges_lehmann is None


@settings(max_examples=40, deadline=None)
@given(tables())
def test_unused_levels_between_change_no_test_of_margins(table: TransitionTable) -> None:
    levels = 2 * table.levels
    spread = {
        (2 * i, 2 * j): people for i, row in enumerate(table.paired) for j, people in enumerate(row)
    }
    wide = TransitionTable.from_cells(levels, spread).paired
    for test in (stuart_maxwell, bowker):
        there, here = test(table.paired), test(wide)
        assert there.df == here.df
        assert there.p == pytest.approx(here.p, rel=1e-9)
