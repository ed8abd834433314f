"""From counted items to what may be released: measure, protect, tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.comparing_words import tell_breakdown, tell_groups
from analysis.disclosure import Audience, TableSet, protect
from analysis.figures import ItemFigures
from analysis.group_gate import ProtectedBreakdown
from analysis.hiding import ReleasedBox
from analysis.history import TooClose
from analysis.protected import ProtectedItem
from analysis.protected_group import ProtectedGroup
from analysis.released_parts import ReleasedParts, tell_parts
from analysis.tiers import Tier
from analysis.words import Messages, Told, tell


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
class ReleasedGroups:
    """The groups of one item, by its key, as released, in the fixed order of the breakdown."""

    item: str
    groups: tuple[ProtectedGroup, ...]
    told: Messages


@dataclass(frozen=True, slots=True)
class ReleasedBreakdown:
    """One breakdown as released; without items where nothing of it may be shown, and told why."""

    key: str
    told: Messages
    items: tuple[ReleasedGroups, ...]

    @property
    def shown(self) -> frozenset[str]:
        """The groups whose sizes are shown: the same ones in every item."""
        groups = (group for item in self.items for group in item.groups)
        return frozenset(group.key for group in groups if group.n is not None)


@dataclass(frozen=True, slots=True)
class Released:
    """Everything of one release that may be shown.

    `too_close` names live releases that it may not stand beside; then nothing is shown.
    `is_exempt`: counts below the threshold are shown, so that the next one needs more people.
    `parts` stand beside the items.
    """

    items: tuple[ReleasedItem, ...]
    breakdowns: tuple[ReleasedBreakdown, ...]
    too_close: tuple[TooClose, ...]
    is_exempt: bool
    parts: ReleasedParts


def release(tables: TableSet, audience: Audience, k: int = 5) -> Released:
    """Pass everything through the gate together, and put it into messages.

    Keeps the order. `k` is the threshold, 5 to 20; `audience` "steering", "public" or "worker".
    Raises ValueError for any other.
    """
    shown = protect(tables, audience, k)
    return Released(
        items=tuple(map(_released, shown.items)),
        breakdowns=tuple(map(_released_breakdown, shown.breakdowns)),
        too_close=shown.too_close,
        is_exempt=shown.is_exempt,
        parts=tell_parts(shown.parts, k),
    )


def release_items(
    items: Sequence[ItemFigures], audience: Audience, k: int = 5
) -> tuple[ReleasedItem, ...]:
    """Release items of the whole support service alone; see `release`."""
    return release(TableSet(tuple(items)), audience, k).items


def _released_breakdown(breakdown: ProtectedBreakdown) -> ReleasedBreakdown:
    """Return a protected breakdown with its words."""
    return ReleasedBreakdown(
        key=breakdown.key,
        told=tuple(tell_breakdown(breakdown)),
        items=tuple(
            ReleasedGroups(each.item, each.groups, tuple(tell_groups(each)))
            for each in breakdown.items
        ),
    )


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
