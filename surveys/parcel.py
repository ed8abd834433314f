"""A parcel: a response that somebody gave on a tablet, sealed there, on its way to us.

Beside the sealed part stands only what is needed to open it and to know what it belongs to. The
tablet's clock may be wrong by years, so no time of it is believed: a parcel says how long ago it
was made, by the same clock that says what time it is on the tablet now.
"""

import hashlib
from base64 import b64decode
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

import msgspec
from multidict import MultiDict

from surveys.survey import Survey
from translations.language import N_

MOST_SEALED: Final = 3_000_000
"""Characters of the sealed part: more than the longest questionnaire with the longest texts."""
MOST_ITEMS: Final = 1_000
Short = Annotated[str, msgspec.Meta(max_length=200)]
Number = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]


class State(StrEnum):
    """What became of a parcel: its response is stored, or it is kept apart for staff to see."""

    STORED = "stored"
    KEPT_APART = "kept_apart"


class Reason(StrEnum):
    """Why a parcel was kept apart and not taken in."""

    CANNOT_OPEN = "cannot_open"
    UNREADABLE = "unreadable"
    OTHER_CONTENTS = "other_contents"
    UNKNOWN_SURVEY = "unknown_survey"
    UNKNOWN_VERSION = "unknown_version"
    NOT_OPEN = "not_open"
    ANSWER_REFUSED = "answer_refused"


REASONS = {
    Reason.CANNOT_OPEN: N_("None of our keys opens it."),
    Reason.UNREADABLE: N_("What is in it cannot be read."),
    Reason.OTHER_CONTENTS: N_("Other answers came before under the same number."),
    Reason.UNKNOWN_SURVEY: N_("It is for a survey that this kiosk cannot have had."),
    Reason.UNKNOWN_VERSION: N_("It is for questions that this survey never asked."),
    Reason.NOT_OPEN: N_("It was answered on a day on which the survey took no answers."),
    Reason.ANSWER_REFUSED: N_("One of its answers does not fit its question."),
}


class Parcel(msgspec.Struct, frozen=True):
    """What a tablet sends. `hash` is the SHA-256 of the sealed bytes in hexadecimal digits, `key`
    the name of the public key they were sealed with, `made` and `now` milliseconds on the tablet's
    clock."""

    id: UUID
    device: UUID
    survey: Short
    version: Number
    key: Short
    hash: Short
    sealed: Annotated[str, msgspec.Meta(max_length=MOST_SEALED)]
    made: int
    now: int

    @property
    def sealed_bytes(self) -> bytes:
        """The sealed part. Raises ValueError where it is damaged on its way."""
        content = b64decode(self.sealed, validate=True)
        if hashlib.sha256(content).hexdigest() != self.hash:
            raise ValueError("the content is not what was sent")
        return content

    @property
    def about(self) -> bytes:
        """What the sealed part is bound to."""
        return f"{self.device}|{self.id}|{self.version}".encode()

    @property
    def age(self) -> timedelta:
        """How long ago it was made; nothing where the tablet's clock was set back since."""
        milliseconds = min(max(self.now - self.made, 0), MOST_AGE // MILLISECOND)
        return timedelta(milliseconds=milliseconds)

    def answered_at(self, now: datetime, since: datetime) -> datetime:
        """When it was answered, by our clock; never before the tablet was set up, at `since`."""
        return max(now - self.age, min(since, now))


MILLISECOND = timedelta(milliseconds=1)
MOST_AGE = timedelta(days=36_500)


class AnswerSent(msgspec.Struct, frozen=True):
    """The fields of one item's form as a page would post them, and the format it was shown in."""

    item: Short
    shown_as: Short
    fields: tuple[tuple[Short, str], ...]

    @property
    def form(self) -> MultiDict[str]:
        """The fields as a posted form."""
        return MultiDict(self.fields)


class Contents(msgspec.Struct, frozen=True):
    """What is sealed: the answers, in the words of their forms; `presence` and `helper` as on the
    page that sends answers; `notice` the id of the privacy notice that was shown. One that is not
    `finished` is of somebody who stopped."""

    language: Short
    answers: Annotated[tuple[AnswerSent, ...], msgspec.Meta(max_length=MOST_ITEMS)]
    finished: bool = True
    presence: Short = ""
    helper: Short = ""
    notice: Number | None = None


class Refused(Exception):
    """A parcel that cannot be taken in as it is, for this reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def read_contents(opened: bytes) -> Contents:
    """What was in the box. Raises Refused."""
    try:
        return msgspec.json.decode(opened, type=Contents)
    except msgspec.MsgspecError:
        raise Refused(Reason.UNREADABLE) from None


def check_day(survey: Survey, answered_on: date, today: date) -> bool:
    """Whether it comes late: it was answered while the survey took answers, which it does no more.
    Raises Refused where it did not take any on that day."""
    if not survey.is_open(answered_on):
        raise Refused(Reason.NOT_OPEN)
    return not survey.is_open(today)
