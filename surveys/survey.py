"""A survey: a questionnaire put to the people of one support service, in waves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from involvement.policies import may_take_answers
from involvement.service import SupportService
from surveys import wave as waves_
from surveys.wave import Wave


class IdentityMode(StrEnum):
    """What links two answers of one person: nothing, a code, or (later) a name."""

    ANONYMOUS = "anonymous"
    CODED = "coded"


class Unfinished(StrEnum):
    """What happens to answers that were never finished. They count in neither case."""

    KEPT = "kept"
    ERASED = "erased"


class Status(StrEnum):
    """Where a response is. Only finished ones are ever counted."""

    UNFINISHED = "unfinished"
    FINISHED = "finished"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"


class SurveyMistake(ValueError):
    """What was asked for cannot be made into a survey; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Survey:
    """One survey with its waves in order and the version that each wave asks.

    `closes_on` is the last day, None when no end is planned. `unfinished_days` is how long after
    its start an unfinished response is kept open before it counts as abandoned. `sensitive`: it has
    items that ask for what the law protects specially; `protected`: its data protection is on
    record.
    """

    id: int
    slug: str
    title: str
    about: str
    service: SupportService
    identity_mode: IdentityMode
    unfinished: Unfinished
    unfinished_days: int
    opens_on: date
    closes_on: date | None
    waves: tuple[Wave, ...]
    versions: Mapping[int, int]
    sensitive: bool = False
    protected: bool = False

    def is_open(self, today: date) -> bool:
        """Whether answers are taken today, both end days included."""
        return self.may_open and waves_.is_open(self.opens_on, self.closes_on, today)

    @property
    def may_open(self) -> bool:
        """Whether answers may be taken at all, on any day."""
        return may_take_answers(self.sensitive, self.protected)

    def is_held_back(self, today: date) -> bool:
        """Whether nothing but its data-protection record keeps it from being open, now or later."""
        return not self.may_open and (self.closes_on is None or today <= self.closes_on)

    @property
    def is_anonymous(self) -> bool:
        """Whether anybody with the address may answer, once, unlinked."""
        return self.identity_mode is IdentityMode.ANONYMOUS

    def time_to_keep(self, now: datetime) -> datetime:
        """`now` as it may be kept with a response. Where nobody is known it is midnight before: the
        hour could tell who was in the room."""
        if self.is_anonymous:
            return now.replace(hour=0, minute=0, second=0, microsecond=0)
        return now

    def find_wave(self, wave_id: int) -> Wave | None:
        """The wave with this id, or None."""
        return next((wave for wave in self.waves if wave.id == wave_id), None)

    @property
    def later_waves(self) -> tuple[Wave, ...]:
        """The waves that a release may compare with the first: not one that looks back at it."""
        return tuple(wave for wave in self.waves[1:] if wave.kind != "looking_back")

    def last_day(self, wave: Wave, joined_on: date | None) -> date:
        """The last day on which this wave may be answered by somebody who joined on that day."""
        ends = [self.closes_on or date.max]
        if joined_on is not None:
            ends.append(wave.window.closes_on(joined_on))
        return min(ends)
