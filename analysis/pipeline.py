"""From counted items to what may be released: measure, protect, tell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.disclosure import Audience, TableSet, protect
from analysis.figures import ItemFigures
from analysis.hiding import ReleasedBox
from analysis.part_words import (
    tell_design,
    tell_knowledge,
    tell_reach,
    tell_scale,
    tell_series,
)
from analysis.parts import ProtectedParts
from analysis.protected import ProtectedItem
from analysis.tiers import Tier
from analysis.words import Told, tell


@dataclass(frozen=True, slots=True)
class ReleasedItem:
    """One item as released: the only figures that pages, charts and files may show.

    `n` people answered both times: `up`, `same` and `down` of them moved so. `started` answered
    at the start and `lost` of those not again. None means not shown. `percents` tells whether
    whole-number percentages may stand beside the counts.
    """

    key: str
    measure: str
    tier: Tier
    n: int | None
    up: int | None
    same: int | None
    down: int | None
    top: ReleasedBox | None
    bottom: ReleasedBox | None
    percents: bool
    told: Told
    started: int | None
    lost: int | None


NOTHING = Told((), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class ReleasedParts:
    """What stands beside the items as released: `figures`, and what is `told` of each.

    `told` has, where anything is told, the key "reach" or "knowledge", or that of an item or a
    scale behind "design ", "series " or "scale ".
    """

    figures: ProtectedParts
    told: dict[str, Told]


def release_items(
    items: Sequence[ItemFigures], audience: Audience, k: int = 5
) -> tuple[ReleasedItem, ...]:
    """Measure all items together, pass each through the gate, and put it into messages.

    Keeps the order. `k` is the threshold, 5 to 20; `audience` "steering", "public" or "worker".
    Raises ValueError for any other.
    """
    return release_tables(TableSet(tuple(items)), audience, k)[0]


def release_tables(
    tables: TableSet, audience: Audience, k: int = 5
) -> tuple[tuple[ReleasedItem, ...], ReleasedParts]:
    """Return the items and what stands beside them, through the one gate and put into messages."""
    released = protect(tables, audience, k)
    parts = released.parts
    told = {f"design {each.key}": tell_design(each, k) for each in parts.designs}
    told |= {f"series {each.key}": tell_series(each) for each in parts.series}
    told |= {f"scale {each.key}": tell_scale(each) for each in parts.scales}
    if parts.reach is not None:
        told["reach"] = tell_reach(parts.reach)
    if parts.knowledge is not None:
        told["knowledge"] = tell_knowledge(parts.knowledge)
    # Exact p stay behind: what is told of them has two digits.
    series = tuple(replace(each, tests=None) for each in parts.series)
    kept = replace(parts, series=series)
    some = {key: each for key, each in told.items() if each != NOTHING}
    return tuple(map(_released, released.items)), ReleasedParts(kept, some)


def _released(item: ProtectedItem) -> ReleasedItem:
    """Return a protected item with its words."""
    return ReleasedItem(
        key=item.key,
        measure=item.measure,
        tier=item.tier,
        n=item.n,
        up=item.up,
        same=item.same,
        down=item.down,
        top=item.top,
        bottom=item.bottom,
        percents=item.percents,
        told=tell(item),
        started=item.started,
        lost=item.lost,
    )
