"""Transition tables for the tests, drawn or written out."""

from typing import Any

from hypothesis import strategies as st

from analysis.figures import ItemFigures, RatingCounts
from analysis.transition import Answer, TransitionTable


@st.composite
def tables(draw: st.DrawFn, most: int = 12) -> TransitionTable:
    """Draw any table of 1 to 5 levels, gaps included."""
    levels = draw(st.integers(1, 5))
    size = levels + 5
    cells = st.lists(st.integers(0, most), min_size=size, max_size=size)
    rows = draw(st.lists(cells, min_size=size, max_size=size))
    return TransitionTable(levels, tuple(map(tuple, rows)))


def moved(up: int, same: int, down: int, lost: int = 0) -> TransitionTable:
    """Return a table of three levels with so many people, none of them at an end at the start."""
    cells: dict[tuple[Answer, Answer], int] = {
        (1, 2): up,
        (1, 1): same,
        (1, 0): down,
        (1, "missing"): lost,
    }
    return TransitionTable.from_cells(3, cells)


def item(table: TransitionTable, said: RatingCounts | None = None, **others: Any) -> ItemFigures:
    """Return an item with this table."""
    return ItemFigures("knows", "knowledge", table, said, **others)
