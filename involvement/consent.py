"""What somebody agreed to: published wordings, the events about them, and what is in force now.

Events are only ever added, in the order in which they were recorded; what is in force follows from
them. Nothing here knows the time: the day is passed in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, get_args

from involvement.site import local_day


class Purpose(StrEnum):
    """What is agreed to. Only sharing names an agency, each separately."""

    TAKE_PART = "take_part"
    LINK = "link"
    QUOTE = "quote"
    CONTACT = "contact"
    SHARE = "share"


ON_START = (Purpose.TAKE_PART, Purpose.LINK)
"""What starting a coded survey says yes to: without both nobody can answer one."""

OPTIONAL = (Purpose.QUOTE, Purpose.CONTACT)
"""What the first page asks beside it, each with a box of its own that nobody ticked before."""


class Action(StrEnum):
    """What happened."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    CONFIRMED = "confirmed"


class How(StrEnum):
    """How it was said: by the person on a page, in another way that a worker recorded, or to the
    agency that it is about."""

    SELF = "self"
    INTERPRETER = "interpreter"
    ADVOCATE = "advocate"
    WORKER = "worker"
    PARENT = "parent"
    AGENCY = "agency"


Format = Literal["standard", "easy"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One published wording, never changed. `number` counts the versions of its purpose, language
    and format; `text` has a line for each thought; `young`: it is for people under 18, and nobody
    else agrees to it."""

    id: int
    purpose: Purpose
    number: int
    language: str
    format: Format
    text: str
    published_at: datetime
    young: bool = False

    @property
    def lines(self) -> list[str]:
        """The lines that are not empty."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was recorded. `agency` (id) and `agency_name` stand with sharing only, `until`
    is the last day, None without an end; `account` is None for the participant themselves.
    `applies` is False where the wording is for the other group: whether they were under 18 was put
    right since."""

    wording: Wording
    action: Action
    how: How
    at: datetime
    agency: int | None = None
    agency_name: str = ""
    until: date | None = None
    account: int | None = None
    applies: bool = True


Subject = tuple[Purpose, int | None]
"""What events speak about: a purpose, and for sharing the agency's id."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something agreed to and in force: as it was last given, and when it was last confirmed
    since, None where it was not."""

    given: Event
    confirmed_at: datetime | None = None

    def holds_on(self, today: date) -> bool:
        """Whether its last day is not over."""
        return self.given.until is None or today <= self.given.until

    def was_confirmed_on(self, day: date) -> bool:
        """Whether it was confirmed that day already, where the support services are."""
        return self.confirmed_at is not None and local_day(self.confirmed_at) == day

    def follow(self, action: Action, how: How, at: datetime, account: int | None) -> Event:
        """An event about it, under the wording that was agreed to."""
        return replace(self.given, action=action, how=how, at=at, until=None, account=account)


def subject_of(event: Event) -> Subject:
    """What an event speaks about."""
    return event.wording.purpose, event.agency


def in_force(events: Iterable[Event], today: date) -> dict[Subject, Agreement]:
    """What a participant agrees to on a day, from all their events in the order recorded.

    Who gives again has agreed anew, to that wording and until that day. A confirmation says that
    what holds still holds: it brings nothing back and moves no last day. What was agreed to in the
    words for the other group does not hold.
    """
    agreed: dict[Subject, Agreement] = {}
    for event in (each for each in events if each.applies):
        subject = subject_of(event)
        if event.action is Action.GIVEN:
            agreed[subject] = Agreement(event)
        elif event.action is Action.WITHDRAWN:
            agreed.pop(subject, None)
        elif subject in agreed:
            agreed[subject] = replace(agreed[subject], confirmed_at=event.at)
    return {subject: each for subject, each in agreed.items() if each.holds_on(today)}


def wordings_for(wordings: Iterable[Wording], *, young: bool) -> list[Wording]:
    """The wordings for people under 18, or those for adults."""
    return [each for each in wordings if each.young == young]


def choose_wording(
    wordings: Iterable[Wording], purpose: Purpose, language: str, format_: Format = "standard"
) -> Wording | None:
    """The newest wording of a purpose for a reader: in their language if there is one, else in
    English, else in any; and in their format if there is one. None where nothing is published."""

    def nearness(wording: Wording) -> tuple[bool, bool, bool, int]:
        return (
            wording.language == language,
            wording.language == "en",
            wording.format == format_,
            wording.number,
        )

    return max((each for each in wordings if each.purpose is purpose), key=nearness, default=None)


def newest_of_each(wordings: Iterable[Wording]) -> list[Wording]:
    """The newest version of every purpose, language and format, in the order of the purposes."""
    newest: dict[tuple[Purpose, str, Format], Wording] = {}
    for each in sorted(wordings, key=lambda each: each.number):
        newest[each.purpose, each.language, each.format] = each
    purposes, formats = list(Purpose), get_args(Format)
    return sorted(
        newest.values(),
        key=lambda each: (
            purposes.index(each.purpose),
            each.language,
            formats.index(each.format),
        ),
    )


def asked_on_start(
    wordings: Iterable[Wording], language: str, format_: Format = "standard"
) -> Mapping[Purpose, Wording]:
    """What the first page of a coded survey asks, by purpose; empty unless there are wordings for
    all that starting says yes to."""
    known = list(wordings)
    found = {each: choose_wording(known, each, language, format_) for each in ON_START + OPTIONAL}
    if any(found[each] is None for each in ON_START):
        return {}
    return {purpose: wording for purpose, wording in found.items() if wording is not None}
