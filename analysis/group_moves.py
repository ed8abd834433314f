"""How the groups of one item moved, as exactly as nobody can be picked out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import accumulate

from analysis.attacker import Known, Reader, exactly, find_interval, keeps
from analysis.groups_before import Before
from analysis.protected import Audience, ProtectedItem, in_ten
from analysis.protected_group import DOWN, SAME, UP, ProtectedGroup
from analysis.suppression import Board, hide_cells, told_anyway
from analysis.tiers import COUNTS_FROM, band_values, is_small, verbal_band


@dataclass(frozen=True, slots=True)
class Moves:
    """(down, same, up) of each group, and last of those in none; `keys` of the groups.

    `hidden` are the places of the groups that stay hidden, `out` what is out about the cells,
    `before` what earlier releases of the same waves told of the same groups.
    """

    keys: tuple[str, ...]
    rows: tuple[tuple[int, ...], ...]
    hidden: frozenset[int]
    out: tuple[Known, ...]
    before: tuple[Before, ...] = ()

    @property
    def cells(self) -> tuple[int, ...]:
        """Every count, in a row."""
        return tuple(count for row in self.rows for count in row)

    @property
    def starts(self) -> list[int]:
        """Where the cells of each earlier release stand, behind these; last how many there are."""
        return list(accumulate((each.cells for each in self.before), initial=3 * len(self.rows)))


def protect_moves(
    moves: Moves, whole: ProtectedItem, audience: Audience
) -> tuple[ProtectedGroup, ...] | None:
    """Return the groups with counts where that is safe, else with bands, else with sizes only;
    None where even their sizes would tell something beside an earlier release.

    Safe: every small cell keeps k values for a reader of all that is out, or is told no better
    than by the whole, the sizes of the groups and its own band, which the rules allow; and every
    cell that an earlier release hid keeps k values too, or as many as that release alone left.
    """
    k = whole.k
    shown = [p for p in range(len(moves.keys)) if p not in moves.hidden]
    banded = {p for p in shown if _is_banded(moves.rows[p], audience, k)}
    sizes = {moves.keys[p]: sum(moves.rows[p]) for p in shown}
    near = any(each.is_close(sizes, sum(moves.cells), k) for each in moves.before)
    for worded in () if near else (banded, set(shown)):
        hidden = _hide(moves, whole, worded)
        if hidden is not None:
            return tuple(_groups(moves, worded, hidden))
    return tuple(_groups(moves, set(), None)) if _may_tell_sizes(moves, whole) else None


def _is_banded(row: tuple[int, ...], audience: Audience, k: int) -> bool:
    """Tell whether a group is told in words: few people, nearly all alike, or the public's rule.

    That nearly everybody in a group gave one answer tells what each of them gave (rule R6).
    """
    n = sum(row)
    small = any(is_small(x, k) or is_small(n - x, k) for x in row)
    return 0 < n < COUNTS_FROM or 0 < n <= max(row) + 1 or (audience == "public" and small)


def _hide(moves: Moves, whole: ProtectedItem, worded: set[int]) -> frozenset[int] | None:
    """Return the cells to hide among groups that show counts; None when that is not enough."""
    open_rows = set(range(len(moves.keys))) - moves.hidden - worded
    open_cells = {3 * p + move for p in open_rows for move in (DOWN, SAME, UP)}
    told = {3 * p + move for p in worded | _silent(moves, whole.k) for move in (DOWN, SAME, UP)}
    board = _board(moves, whole, worded, open_cells, told)
    small = {i for i, count in enumerate(moves.cells) if is_small(count, whole.k)}
    hidden = hide_cells(board, small, _rule(moves, whole, worded))
    return None if hidden is None else hidden - told_anyway(board, hidden)


def _may_tell_sizes(moves: Moves, whole: ProtectedItem) -> bool:
    """Tell whether the sizes alone keep every secret beside what earlier releases told."""
    board = _board(moves, whole, set(), set(), set())
    return not moves.before or hide_cells(board, (), _rule(moves, whole, set())) is not None


def _board(
    moves: Moves, whole: ProtectedItem, worded: set[int], open_: set[int], watched: set[int]
) -> Board:
    """Return all cells with what a reader knows beside those that are `open_`; small ones, those
    that are `watched` and those that earlier releases hid must not be worked out."""
    reader = _everything(moves, whole)
    bands = [known for place in sorted(worded) for known in _band(moves, place)]
    small = {i for i, count in enumerate(moves.cells) if is_small(count, whole.k)}
    starts = zip(moves.before, moves.starts, strict=False)
    before = {place for each, start in starts for place in each.hidden(start)}
    return Board(
        reader=replace(reader, known=(*reader.known, *bands)),
        cells=moves.cells,
        open=frozenset(open_),
        secrets=frozenset(small | watched | before),
    )


def _everything(moves: Moves, whole: ProtectedItem) -> Reader:
    """Return a reader of the whole, the sizes of shown groups, and all earlier releases."""
    known = list(_beside(moves, whole))
    for each, start in zip(moves.before, moves.starts, strict=False):
        known += [*each.known(start), *each.links(moves.keys, moves.hidden, start)]
    most = max((whole.n or 0, 1, *(each.told.n for each in moves.before)))
    return Reader(moves.starts[-1], tuple(known), (most,) * moves.starts[-1])


def _silent(moves: Moves, k: int) -> set[int]:
    """Return the groups not shown whose answers all together would have to be told in words.

    By subtraction they are a group like any other, so they must not be told by counts either.
    """
    places = [*sorted(moves.hidden - {len(moves.keys)}), len(moves.keys)]
    together = tuple(map(sum, zip(*(moves.rows[p] for p in places), strict=True)))
    return set(places) if _is_banded(together, "steering", k) else set()


def _rule(moves: Moves, whole: ProtectedItem, worded: set[int]) -> Callable[[Reader, int], bool]:
    """Return the test of a secret: k values are left, or all those that the rules allow to tell."""
    allowed = cache(partial(_allowed, moves, whole, frozenset(worded)))

    def is_kept(reader: Reader, place: int) -> bool:
        if keeps(reader, (place,), whole.k):
            return True
        found = find_interval(reader, (place,))
        return found is not None and found == allowed(place)

    return is_kept


def _allowed(
    moves: Moves, whole: ProtectedItem, worded: frozenset[int], place: int
) -> tuple[int, int | None] | None:
    """Return what a cell can be for a reader of the whole, the sizes and the own band alone; one
    that an earlier release hid, for a reader of that release alone."""
    reader = _everything(moves, whole)
    known = [*_beside(moves, whole), *(_band(moves, place // 3) if place // 3 in worded else ())]
    for each, start in zip(moves.before, moves.starts, strict=False):
        if start <= place < start + each.cells:
            known = list(each.known(start))
    return find_interval(replace(reader, known=tuple(known)), (place,))


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
    moves: Moves, worded: set[int], hidden: frozenset[int] | None
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
