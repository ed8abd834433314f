"""Access needs: what must be done so that somebody can take part. The need, never the diagnosis.

The kinds and values are those of the accessible information standard: a format, support, a way to
be in touch, more time; a spoken or written language stands outside it and is recorded the same way.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from involvement.key_ring import Opened
from translations.formats import format_language
from translations.language import N_
from translations.language import gettext as _


class Kind(StrEnum):
    """What a need is about."""

    FORMAT = "format"
    SUPPORT = "support"
    LANGUAGE = "language"
    TIME = "time"
    METHOD = "method"


KINDS = {
    Kind.FORMAT: N_("Format"),
    Kind.SUPPORT: N_("Support"),
    Kind.LANGUAGE: N_("Language"),
    Kind.TIME: N_("Time"),
    Kind.METHOD: N_("Way to be in touch"),
}
FORMATS = {
    "easy_read": N_("Easy read"),
    "large_print": N_("Large print"),
    "audio": N_("Audio"),
    "braille": N_("Braille"),
    "bsl_video": N_("Video in British Sign Language"),
    "plain_text": N_("Plain text"),
}
METHODS = {
    "phone": N_("By phone"),
    "letter": N_("By letter"),
    "email": N_("By e-mail"),
    "text_message": N_("By text message"),
    "in_person": N_("In person"),
}
VALUES = {
    Kind.FORMAT: FORMATS,
    Kind.SUPPORT: {
        "bsl_interpreter": N_("Interpreter for British Sign Language"),
        "makaton": N_("Makaton"),
        "deafblind_manual": N_("Deafblind manual"),
        "advocate": N_("Advocate"),
        "lipspeaker": N_("Lipspeaker"),
        "hearing_loop": N_("Hearing loop"),
        "carer_present": N_("Carer present"),
    },
    Kind.TIME: {"longer": N_("Longer time")},
    Kind.METHOD: METHODS,
}
"""Kind → value → words. Of the kind language any tag of BCP 47 is a value."""

SMALLEST_SIZE, LARGEST_SIZE = 14, 72
TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?"
)
LONGEST_TAG = 60


@dataclass(frozen=True, slots=True)
class Need:
    """One need of one participant. `size` is that of large print in points, None where any will do.

    `shared`: they agreed that it is passed on to those who must meet it. `ended_on` is None while
    the need is there. `note` stays None where a list does not open notes.
    """

    key: UUID
    participant: int
    kind: Kind
    value: str
    size: int | None
    note: Opened
    shared: bool
    identified_on: date
    review_on: date
    ended_on: date | None

    @property
    def words(self) -> str:
        """The need in a few words: `Large print, 18 point`."""
        if self.kind is Kind.LANGUAGE:
            return format_language(self.value)
        words = _(VALUES[self.kind][self.value])
        return _("%(format)s, %(size)s point", format=words, size=self.size) if self.size else words

    def is_due(self, today: date) -> bool:
        """Whether it should be asked about again."""
        return self.ended_on is None and self.review_on <= today


@dataclass(frozen=True, slots=True)
class NewNeed:
    """A need to be recorded; see `Need`. `note` is '' where nothing more is to be said."""

    kind: Kind
    value: str
    size: int | None
    note: str
    shared: bool
    review_on: date


@dataclass(frozen=True, slots=True)
class Occasion:
    """One contact in which a need counted: whether it was met, and the reason given."""

    need: UUID
    happened_on: date
    met: bool
    reason: Opened


def formats_needed(needs: Iterable[Need]) -> frozenset[str]:
    """The formats among needs; empty where any will do."""
    return frozenset(need.value for need in needs if need.kind is Kind.FORMAT)


def read_tag(text: str) -> str | None:
    """A language tag of BCP 47, written as it usually is (`pa-Arab`, `zh-Hant-TW`); None for what
    is none."""
    tag = text.strip().lower().replace("_", "-")
    if len(tag) > LONGEST_TAG or not TAG.fullmatch(tag):
        return None
    first, *rest = tag.split("-")
    plain = next((at for at, part in enumerate(rest) if len(part) == 1), len(rest))
    return "-".join([first, *map(_cased, rest[:plain]), *rest[plain:]])


def _cased(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 and part.isalpha() else part


def in_years(day: date, years: int) -> date:
    """The same day so many years later (earlier, below 0); 28 February for 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
