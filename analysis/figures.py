"""The figures of the items of one release, measured together because tests add up."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.attrition import Attrition, measure_attrition
from analysis.change import Change, Grade, grade, measure_change
from analysis.differences import count_differences
from analysis.hiding import ItemBefore
from analysis.history import too_close
from analysis.multiplicity import benjamini_hochberg, holm
from analysis.sign_flips import PATIENT
from analysis.signed_rank import signed_rank
from analysis.tiers import COUNTS_FROM, is_small, tier
from analysis.transition import TransitionTable

TESTED_TIERS = ("counts", "percent")


@dataclass(frozen=True, slots=True)
class RatingCounts:
    """What the people who answered both times said themselves about the change, in people.

    `n` of them said anything: better + same + worse. Raises ValueError when that does not add up.
    """

    better: int
    same: int
    worse: int
    n: int

    def __post_init__(self) -> None:
        """Refuse counts that do not add up."""
        counts = (self.better, self.same, self.worse)
        if min(counts) < 0 or sum(counts) != self.n:
            raise ValueError(f"{counts} do not add up to {self.n} people")


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item as counted, unprotected: goes into `measure_all` and nowhere else.

    `key` and `measure` name the item. `said` is None when people were not asked.
    `looking_back`: the first answer was given from memory. `comparable_version` False: the
    wording or the scale changed so much that the answers must not be compared.
    `primary`: chosen beforehand as one of the questions that the release is about.
    `before`: what earlier releases of the same two waves told of this item.
    """

    key: str
    measure: str
    table: TransitionTable
    said: RatingCounts | None = None
    looking_back: bool = False
    comparable_version: bool = True
    primary: bool = True
    before: tuple[ItemBefore, ...] = ()

    def waits(self, k: int) -> bool:
        """Tell whether so few people make the difference to an earlier release that the two
        together would tell what they answered (rule R10)."""
        change = measure_change(self.table)
        counts = (change.up, change.same, change.down)
        small = change.n >= COUNTS_FROM and any(is_small(count, k) for count in counts)
        apart = [each.apart for each in self.before]
        return bool(too_close(apart, k, is_exempt=small))


@dataclass(frozen=True, slots=True)
class MeasuredItem:
    """One item measured, unprotected: goes into `protect` and nowhere else.

    `adjusted_p` is None where nothing was tested; `tests` is how many items were tested with it.
    `pratt_p` and `rank_biserial` are of the signed-rank test; None without pairs or movers, and
    the p where it is not exact;
    `size_disagrees`: its direction is not that of the people who moved. `declined_before` and
    `declined_after` did not want to say: before, and after a first answer. `waits`: nothing is
    told, because it would be too close to what an earlier release told. `primary` tells in which
    of the two ways its p is adjusted.
    """

    key: str
    measure: str
    change: Change
    attrition: Attrition
    grade: Grade
    adjusted_p: float | None
    tests: int
    said: RatingCounts | None
    looking_back: bool
    comparable_version: bool
    pratt_p: float | None
    rank_biserial: float | None
    size_disagrees: bool
    declined_before: int
    declined_after: int
    waits: bool
    primary: bool
    before: tuple[ItemBefore, ...]


def measure_all(items: Sequence[ItemFigures], k: int = 5) -> tuple[MeasuredItem, ...]:
    """Measure every item and adjust for several tests, in the order given.

    Items with too few pairs to claim anything (below 10), and those that wait, are not tested, so
    that hidden answers cannot shine through the adjustment of others. Primary items are adjusted
    among themselves by Holm; the others are exploring, and are adjusted among all items by
    Benjamini and Hochberg.
    """
    changes = [measure_change(item.table) for item in items]
    waits = [item.waits(k) for item in items]
    tested = [
        change.sign_p
        if tier(change.n, k) in TESTED_TIERS and item.comparable_version and not waiting
        else None
        for item, change, waiting in zip(items, changes, waits, strict=True)
    ]
    primary = [p if item.primary else None for item, p in zip(items, tested, strict=True)]
    families = (primary, holm(primary)), (tested, benjamini_hochberg(tested))
    measured = []
    for place, (item, change) in enumerate(zip(items, changes, strict=True)):
        family, adjusted = families[0] if item.primary else families[1]
        tests = sum(p is not None for p in family)
        measured.append(_measured(item, change, adjusted[place], tests, waits=waits[place]))
    return tuple(measured)


def _measured(
    item: ItemFigures, change: Change, adjusted_p: float | None, tests: int, *, waits: bool
) -> MeasuredItem:
    """Return one item with its claim."""
    levels, after = item.table.levels, item.table.levels
    pratt = signed_rank(count_differences(item.table.paired), PATIENT)
    return MeasuredItem(
        key=item.key,
        measure=item.measure,
        change=change,
        attrition=measure_attrition(change),
        grade=grade(change, adjusted_p),
        adjusted_p=adjusted_p,
        tests=tests,
        said=item.said,
        looking_back=item.looking_back,
        comparable_version=item.comparable_version,
        pratt_p=pratt.p_two if change.n and pratt.method != "edgeworth" else None,
        rank_biserial=pratt.rank_biserial,
        size_disagrees=change.signed_direction * pratt.direction < 0,
        declined_before=item.table.gap_counts("before")["dont_want_to_say"],
        declined_after=sum(row[after] for row in item.table.counts[:levels]),
        waits=waits,
        primary=item.primary,
        before=item.before,
    )
