"""The table from answer to answer, for closed groups and many people only (rule R5)."""

from dataclasses import dataclass

from analysis.attacker import Known, Reader, exactly, keeps
from analysis.hiding import ReleasedBox
from analysis.protected import Audience, ProtectedItem
from analysis.suppression import LARGEST_TABLE, Board, hide_cells
from analysis.tiers import is_small
from analysis.transition import TransitionTable

TABLES_FROM = 50
UNKNOWN = ReleasedBox(None, None)


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """People by answer before (rows) and after; None for hidden. `cells` None: withheld whole.

    A hidden number may be of any size, so never write "fewer than 5" in its place.
    """

    key: str
    cells: tuple[tuple[int | None, ...], ...] | None


def protect_table(
    table: TransitionTable, shown: ProtectedItem, audience: Audience
) -> ProtectedTable:
    """Return the table of an item whose other figures are shown as in `shown`.

    Counts of 1 to k - 1 are hidden, and others with them until every small one keeps k values for
    a reader of all that stands beside it: the movers, both ends of the scale, and the table.
    """
    withheld = ProtectedTable(shown.key, None)
    levels, n = table.levels, table.n_pairs
    too_few = n < max(TABLES_FROM, shown.k) or levels * levels > LARGEST_TABLE
    if audience == "public" or too_few or shown.up is None:
        return withheld
    cells = [count for row in table.paired for count in row]
    small = frozenset(place for place, count in enumerate(cells) if is_small(count, shown.k))
    reader = Reader(len(cells), tuple(_beside(shown, levels)), (n,) * len(cells))
    board = Board(reader, tuple(cells), frozenset(range(len(cells))), small)
    chosen = hide_cells(board, small, lambda reader, place: keeps(reader, (place,), shown.k))
    if chosen is None or len(chosen) == len(cells):
        return withheld
    visible = [None if place in chosen else count for place, count in enumerate(cells)]
    rows = (visible[i : i + levels] for i in range(0, len(cells), levels))
    return ProtectedTable(shown.key, tuple(map(tuple, rows)))


def _beside(shown: ProtectedItem, levels: int) -> list[Known]:
    """Return what stands beside the table, as sums of its cells."""
    places = [(i, j) for i in range(levels) for j in range(levels)]
    at = {place: index for index, place in enumerate(places)}
    bottom, top = shown.bottom or UNKNOWN, shown.top or UNKNOWN
    ends = {
        (0, 0): bottom.before,
        (1, 0): bottom.after,
        (0, levels - 1): top.before,
        (1, levels - 1): top.after,
    }
    known = [
        exactly([at[place] for place in places if place[side] == level], people)
        for (side, level), people in ends.items()
        if people is not None
    ]
    moves = {-1: shown.down, 0: shown.same, 1: shown.up}
    return known + [
        exactly([at[i, j] for i, j in places if (j > i) - (j < i) == way], people)
        for way, people in moves.items()
        if people is not None
    ]
