"""A release: figures frozen once, passed through the disclosure gate, readable in any language.

It holds message keys with their fields and the keys of items; the words are looked up when
somebody reads it.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from analysis.breakdown import LiveTable
from analysis.groups_before import ToldBefore
from analysis.history import Apart, needed_after
from analysis.message import Message, Messages
from analysis.pipeline import Released, ReleasedBreakdown, ReleasedItem
from analysis.released_parts import ReleasedParts
from analysis.tiers import SMALLEST_K
from surveys.wave import WaveKind


class Recorded(msgspec.Struct, frozen=True):
    """How far one equality item, by its key, is recorded."""

    item: str
    told: Message


class Content(msgspec.Struct, frozen=True):
    """What was released; `version` is the one that the later wave asked. `quotes` are keys only: a
    quote's words are looked up when somebody reads the release, and are gone once they may not be
    shown. `apart`: there were people under 18 beside the adults, so it says whom it is about.
    `breakdowns` are the same people in groups, `recorded` how far the equality items behind them
    are; `cautions` are about all items together. `before_version` is what the earlier wave asked, 0
    where that was not kept. `parts` is what stands beside the items; releases from before there
    were any have none."""

    version: int
    before_kind: WaveKind
    after_kind: WaveKind
    items: tuple[ReleasedItem, ...]
    quotes: tuple[UUID, ...] = ()
    apart: bool = False
    breakdowns: tuple[ReleasedBreakdown, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    cautions: Messages = ()
    before_version: int = 0
    parts: ReleasedParts | None = None

    def told_of_groups(self) -> dict[str, tuple[ToldBefore, ...]]:
        """What stands beside the numbers of groups, by key of the breakdown: for later releases."""
        items = {item.key: item for item in self.items}
        return {
            breakdown.key: tuple(
                ToldBefore(key, item.n, (item.down, item.same, item.up), groups.groups)
                for groups in breakdown.items
                for key, item in [(groups.item, items[groups.item])]
                if item.n is not None
            )
            for breakdown in self.breakdowns
        }

    def without_figures(self) -> "Content":
        """The same without any figure, as it is told of a release that was withdrawn."""
        return msgspec.structs.replace(
            self, items=(), breakdowns=(), recorded=(), cautions=(), parts=None
        )


class Release(msgspec.Struct, frozen=True):
    """One numbered release of one survey, for one audience, about adults or if `young` about people
    under 18.

    Once somebody who is counted in it took their answers out it is being updated: `withdrawn_at`
    says since when, and its content holds no figures.
    """

    number: int
    survey: int
    survey_title: str
    before_wave: int
    after_wave: int
    audience: str
    made_at: datetime
    content: Content
    withdrawn_at: datetime | None = None
    young: bool = False


class Earlier(msgspec.Struct, frozen=True):
    """An earlier release of the same support service, and how it differs from one to be made:
    people counted only then, only now, and in both.

    Its `waves` asked the `versions`. Nobody is in it and in a release about the other group (adults
    or people under 18), but somebody may have been counted in one and put right since. Who took
    their answers out since is counted only then: the earlier release shows no figures any more, but
    somebody may have read them. `shown` are the groups that it shows, by key of the breakdown, and
    `told` what it says of them.
    """

    id: int
    number: int
    survey: int
    waves: tuple[int, int]
    versions: tuple[int, int]
    young: bool
    is_exempt: bool
    only_then: int
    only_now: int
    in_both: int
    shown: dict[str, frozenset[str]]
    told: dict[str, tuple[ToldBefore, ...]] = {}


class TooSoon(ValueError):
    """So few people make the difference to an earlier release that the two together could show
    what those few said. At least `needed` people must: a number that tells nothing about them."""

    def __init__(self, needed: int = SMALLEST_K) -> None:
        super().__init__(f"{needed} people must make the difference")
        self.needed = needed


def live_tables(earlier: Iterable[Earlier], survey: int, *, young: bool) -> tuple[LiveTable, ...]:
    """What the gate has to know of earlier releases: all of the same survey, whatever their waves
    and their audience, because they may stand on the same answers.

    One about the other group tells nothing together with this one while nobody is in both. Other
    surveys are about other answers, which cannot be subtracted; groups of people can, and those are
    compared with every survey.
    """
    return tuple(
        LiveTable(Apart(str(each.number), each.only_then, each.only_now, each.is_exempt))
        for each in earlier
        if each.survey == survey and (each.young == young or each.in_both)
    )


def check_is_new(
    earlier: Iterable[Earlier],
    survey: int,
    waves: tuple[int, int],
    *,
    young: bool,
    threshold: int,
) -> None:
    """Raises TooSoon where a release of the same waves is about exactly these people already."""
    for each in earlier:
        same = (each.survey, each.waves, each.young) == (survey, waves, young)
        if same and not each.only_then and not each.only_now:
            raise TooSoon(needed_after(threshold, is_exempt=each.is_exempt))


def check_is_apart(released: Released) -> None:
    """Raises TooSoon where the gate holds everything back for the sake of an earlier release."""
    if released.too_close:
        raise TooSoon(max(each.needed for each in released.too_close))
