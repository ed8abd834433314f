"""The transition table counts everyone once, whether they answered or not."""

import msgspec
import pytest
from hypothesis import given, settings

from analysis.transition import GAPS, Answer, TransitionTable
from tests.unit.analysis.tables import tables

CELLS: dict[tuple[Answer, Answer], int] = {
    (0, 2): 4,
    (1, 1): 3,
    (2, 0): 1,
    (0, "missing"): 5,
    (1, "dont_want_to_say"): 2,
    ("dont_know", 2): 6,
}
TABLE = TransitionTable.from_cells(3, CELLS)


def test_pairs_starters_lost_and_joined_are_told_apart() -> None:
    assert (TABLE.n_pairs, TABLE.n_before, TABLE.n_after) == (8, 15, 14)
    assert (TABLE.lost, TABLE.joined) == (7, 6)
    assert TABLE.paired == ((0, 0, 4), (0, 3, 0), (1, 0, 0))


def test_each_gap_is_counted_on_its_own_side() -> None:
    assert TABLE.gap_counts("after") == {**dict.fromkeys(GAPS, 0), "missing": 5, GAPS[0]: 2}
    assert TABLE.gap_counts("before") == {**dict.fromkeys(GAPS, 0), "dont_know": 6}


@settings(max_examples=25, deadline=None)
@given(tables())
def test_turning_time_twice_changes_nothing(table: TransitionTable) -> None:
    turned = table.reversed_time()
    assert turned.reversed_time() == table
    assert (turned.lost, turned.joined) == (table.joined, table.lost)


def test_adding_tables_pools_their_people() -> None:
    doubled = TABLE + TABLE
    assert (doubled.n_pairs, doubled.lost) == (16, 14)
    assert TransitionTable.empty(3) + TABLE == TABLE


@pytest.mark.parametrize("answer", [-1, 3, "better"])
def test_an_answer_that_does_not_exist_is_refused(answer: int | str) -> None:
    with pytest.raises(ValueError, match="neither a level"):
        TransitionTable.from_cells(3, {(answer, 0): 1})


def test_tables_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        TransitionTable.from_cells(2, {(0, 0): -1})
    with pytest.raises(ValueError, match="rows and columns"):
        TransitionTable(2, ((1,),))
    with pytest.raises(ValueError, match="cannot be added"):
        TABLE + TransitionTable.empty(2)


def test_a_table_survives_being_stored() -> None:
    stored = msgspec.json.encode(TABLE)
    assert msgspec.json.decode(stored, type=TransitionTable) == TABLE
