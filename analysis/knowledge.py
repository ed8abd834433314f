"""Knowledge with right answers: how many were right before and after, of the same people.

Beside how well people say that they know it, and never merged with that.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.differences import Distance, measure_distance
from analysis.interval import Interval, wilson
from analysis.paired import BoxChange, PairedResult, measure_box, measure_paired
from analysis.signed_rank import SignedRank, signed_rank
from analysis.transition import GAPS, TransitionTable

RIGHT, WRONG = 1, 0


@dataclass(frozen=True, slots=True)
class RightAnswers:
    """One item among the n people who gave an answer both times.

    `right` has the counts and the exact test of the change; `before` and `after` the intervals of
    the shares right, None for nobody. `with_unsure` is the same where *don't know* counts as not
    right: a second look, never the first.
    """

    n: int
    right: BoxChange
    before: Interval | None
    after: Interval | None
    with_unsure: BoxChange
    n_with_unsure: int


@dataclass(frozen=True, slots=True)
class TotalRight:
    """How many items each person had right, before and after, of those who answered all of them.

    Totals are whole numbers of items. `distance` is in items.
    """

    n: int
    up: int
    same: int
    down: int
    pratt: SignedRank
    distance: Distance


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Each item by key, the total, and beside them what people say that they know (or None)."""

    items: dict[str, RightAnswers]
    total: TotalRight | None
    self_rated: PairedResult | None


def measure_knowledge(
    items: Mapping[str, TransitionTable],
    totals: Mapping[tuple[int, int], int] | None = None,
    self_rated: TransitionTable | None = None,
) -> Knowledge:
    """Return what people knew.

    `items` have two levels, 0 wrong and 1 right; `totals` counts people by (right before, right
    after) over all items. Raises ValueError for another number of levels.
    """
    return Knowledge(
        items={key: measure_right(table) for key, table in items.items()},
        total=None if totals is None else measure_total(totals),
        self_rated=None if self_rated is None else measure_paired(self_rated),
    )


def measure_right(table: TransitionTable) -> RightAnswers:
    """Return how many of the same people were right."""
    if table.levels != 2:
        raise ValueError(f"an item with right answers has 2 levels, not {table.levels}")
    change = measure_paired(table)
    unsure = measure_paired(_with_unsure(table))
    box, n = change.top.box, change.change.n
    return RightAnswers(
        n=n,
        right=change.top,
        before=wilson(box.before, n),
        after=wilson(box.after, n),
        with_unsure=measure_box(unsure.top.box, unsure.change.n),
        n_with_unsure=unsure.change.n,
    )


def _with_unsure(table: TransitionTable) -> TransitionTable:
    """Return the table in which *don't know* is a wrong answer."""
    place = table.levels + GAPS.index("dont_know")
    moved = {WRONG: (WRONG, place), RIGHT: (RIGHT,)}
    return TransitionTable.from_pairs(
        tuple(
            tuple(
                sum(table.counts[i][j] for i in moved[before] for j in moved[after])
                for after in (WRONG, RIGHT)
            )
            for before in (WRONG, RIGHT)
        )
    )


def measure_total(totals: Mapping[tuple[int, int], int]) -> TotalRight:
    """Return how the number of right answers moved, people by (before, after)."""
    people: dict[float, int] = {}
    for (before, after), count in totals.items():
        people[after - before] = people.get(after - before, 0) + count
    up = sum(count for difference, count in people.items() if difference > 0)
    down = sum(count for difference, count in people.items() if difference < 0)
    return TotalRight(
        n=sum(people.values()),
        up=up,
        same=people.get(0, 0),
        down=down,
        pratt=signed_rank(people),
        distance=measure_distance(people),
    )
