"""Who answered and who is missing: what may be shown of how far the waves reached (rule R14)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, floor

from analysis.earlier import stands_beside
from analysis.interval import clopper_pearson
from analysis.percent import percent_half_up
from analysis.suppression import hide_row
from analysis.tiers import is_small

Counts = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The people of one group of everybody who could answer: who did at the start, who did not."""

    key: str
    answered: int
    silent: int


@dataclass(frozen=True, slots=True)
class ReachFigures:
    """How far the waves reached, in people; unprotected.

    `could` could have answered the first wave; `invited` of them were invited, None where nothing
    is on record; `first` answered it; `again` of these answered each later wave, by its key, and
    `compared` is the key of the one that the release compares with. `reasons` counts why the
    others did not answer that one. `groups` are lists of everybody who could answer, by name.
    """

    could: int
    invited: int | None
    first: int
    again: Mapping[str, int]
    compared: str
    reasons: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, Sequence[Wanted]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: `people` of the `of` people one step earlier; None where not shown.

    `percent` is rounded half up, `low` and `high` are the exact 95 % limits in whole percent,
    rounded outwards: of how many take part, not of what they answered, so that they stand beside
    few people too, and never without both counts.
    """

    key: str
    people: int | None
    of: int | None = None
    percent: int | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class ProtectedReach:
    """The steps; why people are missing (None where not shown); and each list of groups, of which
    only those stand here that may be shown. `lost_is_few`: 1 to k - 1 people are missing.
    `lost` is None where their number is not shown. `compared` is the step to the later wave.
    `withheld`: reasons or groups may not stand beside those of an earlier release."""

    compared: str
    stages: tuple[Stage, ...]
    reasons: tuple[tuple[str, int | None], ...] = ()
    groups: tuple[tuple[str, tuple[Stage, ...]], ...] = ()
    lost: int | None = None
    lost_is_few: bool = False
    withheld: bool = False

    def reason_counts(self) -> Counts:
        """Every count of a reason by its place, to be set beside those of another release."""
        return {f"{self.compared} {key}": people for key, people in self.reasons}

    def group_counts(self) -> Counts:
        """Every count of a group by its place, of people and of those who answered."""
        rows = [(f"{name} {row.key}", row) for name, rows in self.groups for row in rows]
        people: Counts = {f"{place} people": row.of for place, row in rows}
        return people | {f"{place} answered": row.people for place, row in rows}


Earlier = Sequence[tuple[ProtectedReach, bool]]
"""What earlier releases told of who answered, and whether each of them is withdrawn."""


def protect_reach(figures: ReachFigures, earlier: Earlier, k: int) -> ProtectedReach:
    """Return what may be shown of who answered, the same for every audience: no count of 1 to
    k - 1 people, nor what it leaves.

    How many took part is nothing that anybody said, so two releases may show that one more did.
    Reasons and groups say something about people: they keep their distance from earlier ones.
    """
    again = figures.again[figures.compared]
    chain = [(figures.compared, again), ("first", figures.first)]
    chain += [] if figures.invited is None else [("invited", figures.invited)]
    shown = _chain([*chain, ("could", figures.could)], k)
    lost = figures.first - again
    whole = shown["first"] is not None and shown[figures.compared] is not None
    found = ProtectedReach(
        compared=figures.compared,
        stages=tuple(_stages(figures, shown, k)),
        reasons=_reasons(figures, k) if whole else (),
        groups=tuple(_groups(figures, k)) if None not in (shown["could"], shown["first"]) else (),
        lost=lost if whole else None,
        lost_is_few=is_small(lost, k),
    )
    return _beside(found, earlier, k)


def _beside(found: ProtectedReach, earlier: Earlier, k: int) -> ProtectedReach:
    """Return the same without reasons or groups that may not stand beside earlier ones."""
    pairs = [(each.reason_counts(), left) for each, left in earlier]
    reasons = all(stands_beside(found.reason_counts(), then, k, left=left) for then, left in pairs)
    pairs = [(each.group_counts(), left) for each, left in earlier]
    groups = all(stands_beside(found.group_counts(), then, k, left=left) for then, left in pairs)
    return replace(
        found,
        reasons=found.reasons if reasons else (),
        groups=found.groups if groups else (),
        withheld=not (reasons and groups),
    )


def _chain(steps: Sequence[tuple[str, int]], k: int) -> dict[str, int | None]:
    """Return the steps from few people to many, without those that leave 1 to k - 1 people."""
    shown: dict[str, int | None] = {}
    last = 0
    for key, people in steps:
        small = is_small(people, k) or is_small(people - last, k)
        shown[key] = None if small else people
        last = last if small else people
    if is_small(steps[0][1], k):  # so few answered again that nothing is said of any answers
        shown["first"] = None
    return shown


def _stages(figures: ReachFigures, shown: Mapping[str, int | None], k: int) -> list[Stage]:
    """Return the steps in order of time."""
    could, first = shown["could"], shown["first"]
    everybody = figures.invited == figures.could  # were invited: one step says both
    stages = [] if everybody else [Stage("could", could)]
    if "invited" in shown:
        stages.append(stage("invited", shown["invited"], None if everybody else could))
        could = shown["invited"]
    stages.append(stage("first", first, could))
    for key, people in figures.again.items():
        kept = shown[key] if key in shown else _beside_first(people, first, k)
        stages.append(stage(key, kept, first))
    return stages


def _beside_first(people: int, first: int | None, k: int) -> int | None:
    """Return how many answered another wave, where that and what it leaves of `first` may stand."""
    if first is None or is_small(people, k) or is_small(first - people, k):
        return None
    return people


def stage(key: str, people: int | None, of: int | None) -> Stage:
    """Return a step with its share, where both counts are shown and there is anybody."""
    if people is None or not of:
        return Stage(key, people, of)
    limits = clopper_pearson(people, of)
    low, high = (limits.low, limits.high) if limits else (0.0, 1.0)
    # Rounded first, so that a last bit too much does not cost a whole percent.
    whole = floor(round(100 * low, 9)), ceil(round(100 * high, 9))
    return Stage(key, people, of, percent_half_up(people, of), *whole)


def _reasons(figures: ReachFigures, k: int) -> tuple[tuple[str, int | None], ...]:
    """Return why people are missing; nothing where no choice of hidden counts is safe."""
    keys = [key for key, people in figures.reasons.items() if people]
    counts = [figures.reasons[key] for key in keys]
    hidden = hide_row(counts, k) if counts else None
    if hidden is None or all(each is None for each in hidden):
        return ()
    return tuple(zip(keys, hidden, strict=True))


def _groups(figures: ReachFigures, k: int) -> list[tuple[str, tuple[Stage, ...]]]:
    """Return the lists of groups of which every count may be shown."""
    found = []
    for name, rows in figures.groups.items():
        counts = [people for row in rows for people in (row.answered, row.silent)]
        if len(rows) > 1 and not any(is_small(people, k) for people in counts):
            shares = (stage(row.key, row.answered, row.answered + row.silent) for row in rows)
            found.append((name, tuple(shares)))
    return found
