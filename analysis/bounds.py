"""What can be said about change when nobody knows which answers belong together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


class InfeasibleMargins(ValueError):
    """The two sets of counts cannot belong to the same people; the message names the totals."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Each (least, most) over every way in which the answers could belong together, in people.

    `net` is people up minus people down; its ends need not meet the ends of the other two.
    """

    up: tuple[int, int]
    down: tuple[int, int]
    net: tuple[int, int]


@dataclass(frozen=True, slots=True)
class RatingConflict:
    """People who said "better" against people whose answer can have moved up.

    At most `most_up` can have moved up, so `at_least` people said it without a higher answer.
    """

    most_up: int
    at_least: int


def bounds_margins(before: Sequence[int], after: Sequence[int]) -> Bounds:
    """Return the bounds when the same people answered both times: counts by level, worst first.

    Raises InfeasibleMargins when the totals differ.
    """
    if sum(before) != sum(after):
        raise InfeasibleMargins(
            f"{sum(before)} people before and {sum(after)} after cannot be the same people"
        )
    return bounds_subset(before, after, sum(after))


def bounds_subset(before: Sequence[int], after: Sequence[int], matched: int) -> Bounds:
    """Return the bounds when `matched` people of each side are the same, unknown which.

    Raises InfeasibleMargins when a side has fewer than `matched` people, the levels differ in
    number, or a count is below 0.
    """
    _check_feasible(before, after, matched)
    ups = _extremes(before, after, matched, lambda i, j: int(j > i))
    downs = _extremes(before, after, matched, lambda i, j: int(j < i))
    nets = _extremes(before, after, matched, lambda i, j: (j > i) - (j < i))
    return Bounds(ups, downs, nets)


def rating_conflict(
    before: Sequence[int], after: Sequence[int], said_better: int, of: int
) -> RatingConflict:
    """Return how many of `of` people must have said "better" without a higher answer.

    The `of` people are taken to be among those counted after, and those among the ones before.
    Raises InfeasibleMargins as `bounds_subset` does, and when more said it than were asked.
    """
    if not 0 <= said_better <= of:
        raise InfeasibleMargins(f"{said_better} of {of} people cannot have said so")
    most_up = bounds_subset(before, after, of).up[1]
    return RatingConflict(most_up, max(0, said_better - most_up))


def _check_feasible(before: Sequence[int], after: Sequence[int], matched: int) -> None:
    """Raise InfeasibleMargins, with the totals in words, when no pairing can exist."""
    if len(before) != len(after):
        raise InfeasibleMargins(f"{len(before)} levels before and {len(after)} after differ")
    if min((*before, *after, matched, 0)) < 0:
        raise InfeasibleMargins("a count of people cannot be below 0")
    if matched > min(sum(before), sum(after)):
        raise InfeasibleMargins(
            f"{matched} people cannot be among {sum(before)} before and {sum(after)} after"
        )


def _extremes(
    before: Sequence[int], after: Sequence[int], matched: int, worth: Callable[[int, int], int]
) -> tuple[int, int]:
    """Return the least and the most total worth over every pairing of `matched` people.

    A transport problem: its corners are whole numbers, so linear programming is exact here.
    """
    # SciPy takes a good part of a second to import: pages that only read must not pay for it.
    from scipy.optimize import linprog

    levels = range(len(before))
    cells = [(i, j) for i in levels for j in levels]
    rows = [[int(i == row) for i, _ in cells] for row in levels]
    columns = [[int(j == column) for _, j in cells] for column in levels]
    ends = []
    for sign in (1, -1):
        solved = linprog(
            [sign * worth(i, j) for i, j in cells],
            A_ub=rows + columns,
            b_ub=[*before, *after],
            A_eq=[[1] * len(cells)],
            b_eq=[matched],
        )
        ends.append(sign * round(float(solved.fun)))
    return ends[0], ends[1]
