"""A release: figures frozen once, passed through the disclosure gate, readable in any language.

It holds message keys with their fields and the keys of items; the words are looked up when
somebody reads it.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from analysis.pipeline import ReleasedItem
from surveys.wave import WaveKind


class Content(msgspec.Struct, frozen=True):
    """What was released; `version` is the one that the later wave asked. `quotes` are keys only: a
    quote's words are looked up when somebody reads the release, and are gone once they may not be
    shown."""

    version: int
    before_kind: WaveKind
    after_kind: WaveKind
    items: tuple[ReleasedItem, ...]
    quotes: tuple[UUID, ...] = ()


class Release(msgspec.Struct, frozen=True):
    """One numbered release of one survey, for one audience.

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


class Difference(msgspec.Struct, frozen=True):
    """How an earlier release differs from one to be made: people counted only then, only now.

    Who took their answers out since is counted only then. The earlier release shows no figures any
    more, but somebody may have read them: so a withdrawal of fewer than the threshold waits until
    enough others have come.
    """

    number: int
    same_waves: bool
    only_then: int
    only_now: int


class TooSoon(ValueError):
    """So few people make the difference to an earlier release that the two together could show
    what those few said."""


def check_may_follow(differences: Iterable[Difference], threshold: int) -> None:
    """Raises TooSoon where fewer than `threshold` people differ from any earlier release of the
    survey, whatever its audience, or nobody at all from one of the same waves."""
    for each in differences:
        people = each.only_then + each.only_now
        if 0 < people < threshold or (people == 0 and each.same_waves):
            raise TooSoon
