"""A release: figures frozen once, passed through the disclosure gate, readable in any language.

It holds message keys with their fields and the keys of items; the words are looked up when
somebody reads it.
"""

from datetime import datetime

import msgspec

from analysis.pipeline import ReleasedItem
from surveys.wave import WaveKind


class Content(msgspec.Struct, frozen=True):
    """What was released. `people_both` is who answered both times; it decides when the next release
    may be made, and is never shown by itself."""

    version: int
    before_kind: WaveKind
    after_kind: WaveKind
    people_both: int
    items: tuple[ReleasedItem, ...]


class Release(msgspec.Struct, frozen=True):
    """One numbered release of one survey, for one audience."""

    number: int
    survey: int
    survey_title: str
    before_wave: int
    after_wave: int
    audience: str
    made_at: datetime
    content: Content


class TooSoon(ValueError):
    """So few people answered since the last release that two releases together could show what
    those few said."""


def check_may_follow(last: Release | None, people_both: int, threshold: int) -> None:
    """Raises TooSoon unless at least `threshold` people more, or fewer, answered both times."""
    if last is not None and abs(people_both - last.content.people_both) < threshold:
        raise TooSoon
