"""Knowledge with right answers: what may be shown beside what people say that they know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.earlier import Told, is_close
from analysis.leaks import releasable_mean
from analysis.outcome import Outcome, ProtectedOutcome, protect_outcome
from analysis.protected import Audience, ProtectedItem
from analysis.tiers import is_small

Totals = Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class KnowledgeFigures:
    """Keys of the items with right answers, and of those in which people rate what they know.

    `totals` counts people who answered every item with right answers both times, by how many they
    had right (before, after); unprotected. `told` is what is out about these totals.
    """

    items: tuple[str, ...]
    self_rated: tuple[str, ...] = ()
    totals: Totals | None = None
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class RightShown:
    """One item: how many of the same n people were right before and after; None is hidden."""

    key: str
    n: int | None
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class ProtectedKnowledge:
    """The items; how the number of right answers moved (`total`, None where not shown); the means
    of right answers before and after, with one decimal, None where not shown."""

    items: tuple[RightShown, ...]
    self_rated: tuple[str, ...] = ()
    total: ProtectedOutcome | None = None
    means: tuple[str, str] | None = None


def protect_knowledge(
    figures: KnowledgeFigures, shown: Mapping[str, ProtectedItem], audience: Audience, k: int
) -> ProtectedKnowledge:
    """Return what may be shown: of an item, just what its own figures show."""
    items = [shown[key] for key in figures.items if key in shown]
    total = _total(figures, items, audience, k)
    return ProtectedKnowledge(
        items=tuple(map(_right, items)),
        self_rated=tuple(key for key in figures.self_rated if key in shown),
        total=total,
        means=_means(figures, items, k) if total and total.up is not None else None,
    )


def _right(item: ProtectedItem) -> RightShown:
    """Return the right answers of one item: its best level."""
    top = item.top
    return RightShown(item.key, item.n, top.before if top else None, top.after if top else None)


def _total(
    figures: KnowledgeFigures, items: Sequence[ProtectedItem], audience: Audience, k: int
) -> ProtectedOutcome | None:
    """Return how the total moved, where those who left an item out are nobody, or enough.

    For the public not at all: with the items it could tell of a few people who moved in both.
    """
    if audience == "public" or figures.totals is None or len(items) < 2:
        return None
    outcome = total_outcome(figures.totals)
    if any(is_small((item.n or 0) - outcome.n, k) for item in items):
        return None
    found = protect_outcome(outcome, audience, k)
    close = is_close(outcome.n, figures.told, k, is_exempt=found.shows_small(k))
    return None if close or not found.n else found


def total_outcome(totals: Totals) -> Outcome:
    """Return for how many people a total rose, stayed and fell."""
    up = sum(people for (before, after), people in totals.items() if after > before)
    down = sum(people for (before, after), people in totals.items() if after < before)
    return Outcome(up, sum(totals.values()) - up - down, down)


def _means(
    figures: KnowledgeFigures, items: Sequence[ProtectedItem], k: int
) -> tuple[str, str] | None:
    """Return the mean number right before and after (rule R8), where every item is about the very
    same people: else items and means together would tell what the others answered."""
    totals = figures.totals or {}
    n = sum(totals.values())
    if any(item.n != n for item in items):
        return None
    sums = [sum(pair[side] * people for pair, people in totals.items()) for side in (0, 1)]
    before, after = (releasable_mean(each, n, 0, len(items), k) for each in sums)
    return (before, after) if before is not None and after is not None else None
