"""Which counts of a row or of a table stay hidden, so that no small one can be worked out.

Counts of 1 to k - 1 people are hidden, then the next smallest ones with them while a hidden one
can still be told to fewer than k values (rules R3 to R5). Both look the same to a reader, so
never write "fewer than 5" in the place of a hidden number. Zeros are shown.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analysis.attacker import Reader, exactly, find_interval, not_nothing
from analysis.tiers import is_small

Interval = tuple[int, int | None]
Margins = Literal["both", "rows", "columns", "total", "none"]

LARGEST_TABLE = 144
"""Cells that the solver is asked about: 12 x 12."""


def attack_row(cells: Sequence[int], visible: Sequence[bool], total: int | None) -> list[Interval]:
    """Return what each cell can be for a reader of the visible ones and the total (or None)."""
    sums = [] if total is None else [(tuple(range(len(cells))), total)]
    return _attack(cells, visible, sums)


def attack_table(
    table: Sequence[Sequence[int]], visible: Sequence[Sequence[bool]], margins: Margins
) -> list[list[Interval]]:
    """Return what each cell of a table can be for a reader of the visible ones and the margins."""
    cells = [count for row in table for count in row]
    shown = [each for row in visible for each in row]
    found = _attack(cells, shown, table_sums(table, margins))
    width = len(table[0])
    return [found[start : start + width] for start in range(0, len(found), width)]


def is_hidden_well(intervals: Sequence[Interval], visible: Sequence[bool], k: int) -> bool:
    """Tell whether every hidden cell can still be at least k values."""
    hidden = (each for each, shown in zip(intervals, visible, strict=True) if not shown)
    return all(most is None or most - least >= k - 1 for least, most in hidden)


def table_sums(
    table: Sequence[Sequence[int]], margins: Margins
) -> list[tuple[tuple[int, ...], int]]:
    """Return the published sums of a table: which cells, and how much."""
    height, width = len(table), len(table[0])
    rows = [tuple(range(i * width, (i + 1) * width)) for i in range(height)]
    columns = [tuple(range(j, height * width, width)) for j in range(width)]
    chosen = {
        "both": rows + columns,
        "rows": rows,
        "columns": columns,
        "total": [tuple(range(height * width))],
        "none": [],
    }[margins]
    cells = [count for row in table for count in row]
    return [(parts, sum(cells[part] for part in parts)) for parts in chosen]


def _attack(
    cells: Sequence[int], visible: Sequence[bool], sums: Sequence[tuple[tuple[int, ...], int]]
) -> list[Interval]:
    """Return the interval of every cell. Raises ValueError when the sums contradict the cells."""
    known = [exactly(parts, total) for parts, total in sums]
    known += [exactly((i,), cells[i]) for i, shown in enumerate(visible) if shown]
    hidden = [i for i, shown in enumerate(visible) if not shown]
    # Where a zero was hidden after all, the reader cannot count on hidden ones being people.
    sure = [] if any(cells[i] == 0 for i in hidden) else [not_nothing((i,)) for i in hidden]
    reader = Reader(len(cells), (*known, *sure))
    found: list[Interval] = []
    for i, shown in enumerate(visible):
        interval = (cells[i], cells[i]) if shown else find_interval(reader, (i,))
        if interval is None:
            raise ValueError("the cells do not add up to the published totals")
        found.append(interval)
    return found


def hide_row(counts: Sequence[int], k: int) -> tuple[int | None, ...] | None:
    """Return counts beside their published total, None for hidden; None when none may stand.

    m hidden counts that add up to s can each be s - m + 1 values: at least two are hidden, and
    s is k + m - 1 or more, or the next smallest is hidden too. With fewer than two left, all.
    """
    hidden = {place for place, count in enumerate(counts) if is_small(count, k)}
    people = [place for place, count in enumerate(counts) if count]
    while hidden and not _row_is_safe([counts[place] for place in hidden], k):
        left = [place for place in people if place not in hidden]
        if not left:
            return None
        hidden.add(min(left, key=lambda place: (counts[place], place)))
    if hidden and len(set(people) - hidden) < 2:
        hidden = set(people)
        if not _row_is_safe([counts[place] for place in hidden], k):
            return None
    return tuple(None if place in hidden else count for place, count in enumerate(counts))


def _row_is_safe(hidden: Sequence[int], k: int) -> bool:
    """Tell whether hidden counts with a known sum each keep k values (rule R4)."""
    return len(hidden) >= 2 and sum(hidden) >= k + len(hidden) - 1


@dataclass(frozen=True, slots=True)
class Board:
    """Cells of people, of which some may be shown.

    `reader` knows what stands beside them; `open` are the places of cells that may be shown, with
    their zeros; the others never are. `secrets` are the places that must not be worked out.
    """

    reader: Reader
    cells: tuple[int, ...]
    open: frozenset[int]
    secrets: frozenset[int]


def hide_cells(
    board: Board, first: Iterable[int], is_kept: Callable[[Reader, int], bool]
) -> frozenset[int] | None:
    """Return the places of open cells to hide so that every hidden secret is kept.

    Starts with `first`, then adds the next smallest open cell, in fixed order. `is_kept` tells
    whether a secret is kept from a reader. None when hiding every open cell would not do.
    """
    if len(board.cells) > LARGEST_TABLE:
        return None
    hidden = set(first) & board.open
    secrets = sorted(board.secrets)
    while True:
        reader = _seeing(board, hidden)
        unseen = (i for i in secrets if i not in board.open or i in hidden)
        told = next((i for i in unseen if not is_kept(reader, i)), None)
        if told is None:
            return frozenset(hidden)
        # The one that was told is looked at first the next time: likely it still is.
        secrets.remove(told)
        secrets.insert(0, told)
        left = [i for i in board.open - hidden if board.cells[i]]
        if not left:
            return None
        hidden.add(min(left, key=lambda i: (board.cells[i], i)))


def told_anyway(board: Board, hidden: frozenset[int]) -> frozenset[int]:
    """Return the hidden cells that are no secret and that everybody can work out: hiding them
    would only look as if there was something to hide."""
    reader = _seeing(board, set(hidden))
    found = {i: find_interval(reader, (i,)) for i in hidden - board.secrets}
    return frozenset(i for i, each in found.items() if each is not None and each[0] == each[1])


def _seeing(board: Board, hidden: set[int]) -> Reader:
    """Return a reader who sees the open cells that are not hidden."""
    shown = [exactly((i,), board.cells[i]) for i in sorted(board.open - hidden)]
    people = [not_nothing((i,)) for i in sorted(hidden) if board.cells[i]]
    return replace(board.reader, known=(*board.reader.known, *shown, *people))
