"""A release: figures frozen once, passed through the disclosure gate, readable in any language.

It holds message keys with their fields and the keys of items; the words are looked up when
somebody reads it.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from analysis.message import Messages
from analysis.pipeline import ReleasedItem
from surveys.wave import WaveKind


class Content(msgspec.Struct, frozen=True):
    """What was released; `version` is the one that the later wave asked. `quotes` are keys only: a
    quote's words are looked up when somebody reads the release, and are gone once they may not be
    shown. `apart`: there were people under 18 beside the adults, so it says whom it is about.
    `cautions` are about all items together."""

    version: int
    before_kind: WaveKind
    after_kind: WaveKind
    items: tuple[ReleasedItem, ...]
    quotes: tuple[UUID, ...] = ()
    apart: bool = False
    cautions: Messages = ()


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


class Difference(msgspec.Struct, frozen=True):
    """How an earlier release differs from one to be made: people counted only then, only now.

    `same_group`: both are about adults, or both about people under 18. Nobody is in both groups,
    but somebody may have been counted in one and put right since: `in_both` says how many are
    counted then and now.

    Who took their answers out since is counted only then. The earlier release shows no figures any
    more, but somebody may have read them: so a withdrawal of fewer than the threshold waits until
    enough others have come.
    """

    number: int
    same_waves: bool
    same_group: bool
    only_then: int
    only_now: int
    in_both: int


class TooSoon(ValueError):
    """So few people make the difference to an earlier release that the two together could show
    what those few said."""


def check_may_follow(differences: Iterable[Difference], threshold: int) -> None:
    """Raises TooSoon where fewer than `threshold` people differ from any earlier release of the
    survey, whatever its audience, or nobody at all from one of the same waves and group.

    A release about the other group tells nothing together with this one while nobody is in both.
    """
    for each in differences:
        if not each.same_group and not each.in_both:
            continue
        people = each.only_then + each.only_now
        repeated = people == 0 and each.same_waves and each.same_group
        if 0 < people < threshold or repeated:
            raise TooSoon
