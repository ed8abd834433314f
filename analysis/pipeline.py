"""From counted items to what may be released: measure, protect, tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.disclosure import Audience, TableSet, protect
from analysis.figures import ItemFigures
from analysis.hiding import ReleasedBox
from analysis.protected import ProtectedItem
from analysis.released_parts import ReleasedParts, tell_parts
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


@dataclass(frozen=True, slots=True)
class Released:
    """Everything of one release that may be shown; `parts` stand beside the items."""

    items: tuple[ReleasedItem, ...]
    parts: ReleasedParts


def release_items(
    items: Sequence[ItemFigures], audience: Audience, k: int = 5
) -> tuple[ReleasedItem, ...]:
    """Measure all items together, pass each through the gate, and put it into messages.

    Keeps the order. `k` is the threshold, 5 to 20; `audience` "steering", "public" or "worker".
    Raises ValueError for any other.
    """
    return release(TableSet(tuple(items)), audience, k).items


def release(tables: TableSet, audience: Audience, k: int = 5) -> Released:
    """Pass everything through the gate together, and put it into messages."""
    shown = protect(tables, audience, k)
    return Released(tuple(map(_released, shown.items)), tell_parts(shown.parts, k))


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
