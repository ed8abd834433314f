"""How the groups of one item moved, as exactly as nobody can be picked out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from analysis.attacker import Known, Reader, exactly, find_interval, keeps
from analysis.protected import Audience, ProtectedItem, in_ten
from analysis.suppression import Board, hide_cells, told_anyway
from analysis.tiers import COUNTS_FROM, Band, band_values, is_small, verbal_band

DOWN, SAME, UP = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Moves:
    """(down, same, up) of each group, and last of those in none; `keys` of the groups.

    `hidden` are the places of the groups that stay hidden, `out` what is out about the cells.
    """

    keys: tuple[str, ...]
    rows: tuple[tuple[int, ...], ...]
    hidden: frozenset[int]
    out: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class ProtectedGroup:
    """One group; None is hidden, and a hidden number may be of any size. `n` None: all hidden.

    Bands stand in where the counts of a group are not told. `net_in_ten` is the interval of the
    net change in people of every ten, rounded outwards, where all three counts are shown.
    """

    key: str
    n: int | None
    up: int | None = None
    same: int | None = None
    down: int | None = None
    up_band: Band | None = None
    down_band: Band | None = None
    net_in_ten: tuple[int, int] | None = None


def protect_moves(
    moves: Moves, whole: ProtectedItem, audience: Audience
) -> tuple[ProtectedGroup, ...]:
    """Return the groups with counts where that is safe, else with bands, else with sizes only.

    Safe: every small cell keeps k values for a reader of all that is out, or is told no better
    than by the whole, the sizes of the groups and its own band, which the rules allow.
    """
    k = whole.k
    shown = [p for p in range(len(moves.keys)) if p not in moves.hidden]
    banded = {p for p in shown if _is_banded(moves.rows[p], audience, k)}
    for worded in (banded, set(shown)):
        hidden = _hide(moves, whole, worded)
        if hidden is not None:
            return tuple(_groups(moves, worded, hidden, whole.k))
    return tuple(_groups(moves, set(), None, whole.k))


def _is_banded(row: tuple[int, ...], audience: Audience, k: int) -> bool:
    """Tell whether a group is told in words: few people, nearly all alike, or the public's rule.

    That nearly everybody in a group gave one answer tells what each of them gave (rule R6).
    """
    n = sum(row)
    small = any(is_small(x, k) or is_small(n - x, k) for x in row)
    return 0 < n < COUNTS_FROM or 0 < n <= max(row) + 1 or (audience == "public" and small)


def _hide(moves: Moves, whole: ProtectedItem, worded: set[int]) -> frozenset[int] | None:
    """Return the cells to hide among groups that show counts; None when that is not enough."""
    k, cells = whole.k, tuple(x for row in moves.rows for x in row)
    base = Reader(len(cells), tuple(_beside(moves, whole)), (max(1, whole.n or 0),) * len(cells))
    bands = {p: tuple(_band(moves, p)) for p in sorted(worded)}
    everything = Reader(
        base.cells, (*base.known, *(each for band in bands.values() for each in band)), base.most
    )
    open_rows = set(range(len(moves.keys))) - moves.hidden - worded
    small = {i for i, count in enumerate(cells) if is_small(count, k)}
    watched = {3 * p + move for p in worded | _silent(moves, k) for move in (DOWN, SAME, UP)}
    board = Board(
        reader=everything,
        cells=cells,
        open=frozenset(3 * p + move for p in open_rows for move in (DOWN, SAME, UP)),
        secrets=frozenset(small | watched),
    )
    allowed = partial(_allowed, base, bands)
    hidden = hide_cells(board, small, _rule(k, allowed))
    return None if hidden is None else hidden - told_anyway(board, hidden)


def _silent(moves: Moves, k: int) -> set[int]:
    """Return the groups not shown whose answers all together would have to be told in words.

    By subtraction they are a group like any other, so they must not be told by counts either.
    """
    places = [*sorted(moves.hidden - {len(moves.keys)}), len(moves.keys)]
    together = tuple(map(sum, zip(*(moves.rows[p] for p in places), strict=True)))
    return set(places) if _is_banded(together, "steering", k) else set()


def _rule(
    k: int, allowed: Callable[[int], tuple[int, int | None] | None]
) -> Callable[[Reader, int], bool]:
    """Return the test of a secret: k values are left, or all those that the rules allow to tell."""
    baseline: dict[int, tuple[int, int | None] | None] = {}

    def is_kept(reader: Reader, place: int) -> bool:
        if keeps(reader, (place,), k):
            return True
        if place not in baseline:
            baseline[place] = allowed(place)
        found = find_interval(reader, (place,))
        return found is not None and found == baseline[place]

    return is_kept


def _allowed(
    base: Reader, bands: dict[int, tuple[Known, ...]], place: int
) -> tuple[int, int | None] | None:
    """Return what a cell can be for a reader of the whole, the sizes and the own band alone."""
    own = bands.get(place // 3, ())
    return find_interval(Reader(base.cells, (*base.known, *own), base.most), (place,))


def _beside(moves: Moves, whole: ProtectedItem) -> Iterator[Known]:
    """Yield what stands beside the cells: the whole's counts, the sizes of shown groups."""
    rows = len(moves.rows)
    yield exactly(range(3 * rows), sum(map(sum, moves.rows)))
    for move, people in ((DOWN, whole.down), (SAME, whole.same), (UP, whole.up)):
        if people is not None:
            yield exactly(range(move, 3 * rows, 3), people)
    for place, row in enumerate(moves.rows):
        if place not in moves.hidden:
            yield exactly(range(3 * place, 3 * place + 3), sum(row))
    yield from moves.out


def _band(moves: Moves, place: int) -> Iterator[Known]:
    """Yield what the two bands of a group tell."""
    row = moves.rows[place]
    for move in (DOWN, UP):
        values = band_values(row[move], sum(row))
        yield Known((3 * place + move,), min(values), max(values))


def _groups(
    moves: Moves, worded: set[int], hidden: frozenset[int] | None, k: int
) -> Iterator[ProtectedGroup]:
    """Yield the groups as they are shown; `hidden` None: sizes only."""
    for place, key in enumerate(moves.keys):
        row = moves.rows[place]
        n = sum(row)
        if place in moves.hidden:
            yield ProtectedGroup(key, None)
        elif place in worded:
            bands = verbal_band(row[UP], n), verbal_band(row[DOWN], n)
            yield ProtectedGroup(key, n, up_band=bands[0], down_band=bands[1])
        elif hidden is None:
            yield ProtectedGroup(key, n)
        else:
            down, same, up = (
                None if 3 * place + move in hidden else row[move] for move in (DOWN, SAME, UP)
            )
            whole = None not in (down, same, up) and n > 0
            net = in_ten(row[UP], row[DOWN], n) if whole else None
            yield ProtectedGroup(key, n, up, same, down, net_in_ten=net)
