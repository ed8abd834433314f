"""The gate: what may leave the figures for a steering group, a worker or the public.

Everything downstream (words, pages, charts, files) takes only what `protect` returns.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.breakdown import Breakdown, LiveTable
from analysis.distributions import ProtectedLevels, protect_levels
from analysis.figures import ItemFigures, MeasuredItem, measure_all
from analysis.group_gate import ProtectedBreakdown, protect_breakdown
from analysis.history import TooClose, too_close
from analysis.parts import PartFigures, ProtectedParts, protect_parts
from analysis.protected import Audience, ProtectedItem, protect_item
from analysis.same_groups import share_a_group
from analysis.tiers import COUNTS_FROM, check_threshold, is_small
from analysis.two_way import ProtectedTable, protect_table

__all__ = ["Audience", "ReleasedSet", "TableSet", "protect"]

AUDIENCES = ("steering", "public", "worker")


@dataclass(frozen=True, slots=True)
class TableSet:
    """Everything that one release would be made of, unprotected: goes into `protect` alone.

    `items` of the whole support service; `breakdowns` of the same people into groups; `live` is
    every release and table of the organisation that a reader may hold beside this one.
    `two_way` and `levels`: keys of the items whose table from answer to answer, and whose first
    answers of everybody, are wanted too. `parts` is what stands beside the items.
    """

    items: tuple[ItemFigures, ...]
    breakdowns: tuple[Breakdown, ...] = ()
    live: tuple[LiveTable, ...] = ()
    two_way: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    parts: PartFigures = field(default_factory=PartFigures)


@dataclass(frozen=True, slots=True)
class ReleasedSet:
    """What may be shown: the only figures that pages, charts and files accept.

    `too_close` names live releases that this one may not stand beside; then nothing is shown.
    `is_exempt`: counts below the threshold are shown, so that the next release needs more people.
    """

    audience: Audience
    k: int
    items: tuple[ProtectedItem, ...]
    breakdowns: tuple[ProtectedBreakdown, ...] = ()
    two_way: tuple[ProtectedTable, ...] = ()
    levels: tuple[ProtectedLevels, ...] = ()
    too_close: tuple[TooClose, ...] = ()
    is_exempt: bool = False
    parts: ProtectedParts = field(default_factory=ProtectedParts)


def protect(tables: TableSet, audience: Audience, k: int = 5) -> ReleasedSet:
    """Return what `audience` may see, with threshold k (5 to 20).

    The rules stand in docs/reference/disclosure-rules.md. What cannot be proved safe is withheld.
    Raises ValueError for an audience or a threshold that we do not know.
    """
    if audience not in AUDIENCES:
        raise ValueError(f"no audience is called {audience!r}")
    check_threshold(k)
    measured = measure_all(tables.items, k)
    items = tuple(protect_item(item, audience, k) for item in measured)
    parts = protect_parts(tables.parts, tables.items, items, audience, k)
    exempt = audience != "public" and any(_is_exempt(item, k) for item in measured)
    exempt = exempt or any(outcome.shows_small(k) for outcome in parts.outcomes())
    close = too_close([live.apart for live in tables.live], k, is_exempt=exempt)
    if close:
        return ReleasedSet(audience, k, (), too_close=close, is_exempt=exempt)
    pairs = list(zip(tables.items, items, strict=True))
    return ReleasedSet(
        audience,
        k,
        items,
        breakdowns=tuple(_breakdowns(tables, items, audience, k)),
        two_way=tuple(
            protect_table(figures.table, shown, audience)
            for figures, shown in pairs
            if figures.key in tables.two_way
        ),
        levels=tuple(
            protect_levels(figures.key, figures.table, audience, k)
            for figures, _ in pairs
            if figures.key in tables.levels
        ),
        is_exempt=exempt,
        parts=parts,
    )


def _breakdowns(
    tables: TableSet, items: tuple[ProtectedItem, ...], audience: Audience, k: int
) -> Iterator[ProtectedBreakdown]:
    """Yield every breakdown after the gate, knowing what else is out about the same people."""
    same = [live for live in tables.live if live.is_same_people]
    wholes = {figures.key: figures.table for figures in tables.items}
    shown = {item.key: item for item in items}
    for place, breakdown in enumerate(tables.breakdowns):
        if any(share_a_group(breakdown, each, wholes) for each in tables.breakdowns[:place]):
            yield ProtectedBreakdown(breakdown.key, "overlap")
            continue
        out = [cell for live in same for cell in live.cells if cell.breakdown == breakdown.key]
        yield protect_breakdown(breakdown, wholes, shown, out, audience, k)


def _is_exempt(item: MeasuredItem, k: int) -> bool:
    """Tell whether an item shows a count of 1 to k - 1, as only a steering group may see it, or
    would if it did not wait."""
    change = item.change
    told = item.comparable_version and change.n >= COUNTS_FROM
    return told and any(is_small(count, k) for count in (change.up, change.same, change.down))
