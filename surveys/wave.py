"""Waves: the planned askings of one survey, and who is due for which of them today.

A wave is due in a window of days counted from the day the participant joined. Both ends belong
to it: from 0 to 14 is the day of joining and the fourteen days after it. Today is always passed
in, as the date where the support service is.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

WaveKind = Literal["baseline", "review", "follow_up", "tracking", "looking_back"]
Lifecycle = Literal["active", "moved_on", "died", "in_custody", "asked_not_to_be_contacted"]
State = Literal["coming", "due", "missed", "done", "not_asked"]

WAVE_KINDS = get_args(WaveKind)
LIFECYCLES = get_args(Lifecycle)


class DueWindow(msgspec.Struct, frozen=True):
    """Days after joining between which a wave is due, both included; 0 is the day of joining."""

    from_days: int
    until_days: int

    def __post_init__(self) -> None:
        if not 0 <= self.from_days <= self.until_days:
            raise ValueError(f"a window from {self.from_days} to {self.until_days} days is none")

    def opens_on(self, joined_on: date) -> date:
        """The first day of the window for somebody who joined on that day."""
        return _days_after(joined_on, self.from_days)

    def closes_on(self, joined_on: date) -> date:
        """The last day of the window for somebody who joined on that day."""
        return _days_after(joined_on, self.until_days)


class Wave(msgspec.Struct, frozen=True):
    """One planned asking; `position` orders the waves of a survey."""

    id: int
    kind: WaveKind
    position: int
    window: DueWindow


class Standing(msgspec.Struct, frozen=True):
    """How one participant stands with one wave.

    state: coming, due, missed (the window closed and it was not finished), done, or not_asked
        (the participant must not be asked; nothing is expected of them).
    opens_on, closes_on: first and last day of the window for this participant.
    started: some of it was answered and it was not finished.
    """

    wave: Wave
    state: State
    opens_on: date
    closes_on: date
    started: bool


def may_be_asked(lifecycle: Lifecycle, kind: WaveKind) -> bool:
    """Whether a participant may be asked, invited or reminded for a wave of that kind.

    Somebody who moved on may still be asked in tracking waves, which exist for that. Nobody is
    ever asked after they died, in custody, or when they asked us not to. Their earlier answers
    stay and count.
    """
    return lifecycle == "active" or (lifecycle == "moved_on" and kind == "tracking")


def standings(
    waves: Iterable[Wave],
    joined_on: date,
    finished: Collection[int],
    unfinished: Collection[int],
    today: date,
    lifecycle: Lifecycle = "active",
) -> tuple[Standing, ...]:
    """How a participant stands with every wave of a survey, in the order of the waves.

    finished, unfinished: ids of the waves that the participant finished, or began only.
    A wave that was finished is done whatever the day, and whatever happened since.
    """
    ordered = sorted(waves, key=lambda wave: wave.position)
    return tuple(
        Standing(
            wave,
            _state(wave, joined_on, finished, today, lifecycle),
            wave.window.opens_on(joined_on),
            wave.window.closes_on(joined_on),
            wave.id in unfinished and wave.id not in finished,
        )
        for wave in ordered
    )


def due_wave(
    waves: Iterable[Wave],
    joined_on: date | None,
    finished: Collection[int],
    today: date,
    lifecycle: Lifecycle = "active",
) -> Wave | None:
    """The wave to answer today: the earliest that is due and not finished, or None.

    `joined_on` None means that nobody knows who answers (an open, anonymous survey): then it is
    the first wave that is not finished, of which such a survey has only one, on any day.
    """
    for wave in sorted(waves, key=lambda wave: wave.position):
        if joined_on is None:
            if wave.id not in finished:
                return wave
        elif _state(wave, joined_on, finished, today, lifecycle) == "due":
            return wave
    return None


def is_open(opens_on: date | None, closes_on: date | None, today: date) -> bool:
    """Whether a survey takes answers today. Both days are included; None means no limit."""
    return (opens_on is None or opens_on <= today) and (closes_on is None or today <= closes_on)


def _state(
    wave: Wave, joined_on: date, finished: Collection[int], today: date, lifecycle: Lifecycle
) -> State:
    """The state of one wave for one participant."""
    if wave.id in finished:
        return "done"
    if not may_be_asked(lifecycle, wave.kind):
        return "not_asked"
    if today < wave.window.opens_on(joined_on):
        return "coming"
    return "due" if today <= wave.window.closes_on(joined_on) else "missed"


def _days_after(start: date, days: int) -> date:
    """The day so many days later; the last day there is when the calendar ends before it."""
    return start + timedelta(days=min(days, (date.max - start).days))
