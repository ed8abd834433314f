"""Tablets that one person uses after another: what each offers, and how long it waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from involvement.screen import KIOSK, Screen
from involvement.service import Organisation
from translations.language import N_

CODE_LASTS: Final = timedelta(hours=1)
LEAST_IDLE, USUAL_IDLE, MOST_IDLE = 30, 60, 300
LEAST_WARNING, USUAL_WARNING, MOST_WARNING = 20, 30, 120
SHORTEST_PIN, LONGEST_PIN = 4, 8
THANKS_SECONDS = 15
"""How long thanks stand on a shared screen before it starts again by itself."""
RELOAD_SECONDS = 300
"""How often the first page of a shared screen is fetched anew while nobody is there."""


class DeviceState(StrEnum):
    """Where a tablet is: it waits for its code to be typed in, is in use, or has ended."""

    WAITING = "waiting"
    ENROLLED = "enrolled"
    ENDED = "ended"


STATE_LABELS = {
    DeviceState.WAITING: N_("Not set up yet"),
    DeviceState.ENROLLED: N_("In use"),
    DeviceState.ENDED: N_("Ended"),
}
STATE_TONES = {
    DeviceState.WAITING: "warn",
    DeviceState.ENROLLED: "good",
    DeviceState.ENDED: "plain",
}


@dataclass(frozen=True, slots=True)
class Setup:
    """What an administrator says of a tablet. `surveys` are ids, `languages` tags in the order in
    which they are offered; it asks after `idle_seconds` whether anybody is there, and starts again
    `warning_seconds` later."""

    name: str
    surveys: frozenset[int]
    languages: tuple[str, ...]
    idle_seconds: int = USUAL_IDLE
    warning_seconds: int = USUAL_WARNING


@dataclass(frozen=True, slots=True)
class Device:
    """One tablet. `waiting` responses have not reached us, the oldest since `oldest_waiting_at`, as
    the tablet last said; times are None where there is none."""

    id: int
    key: UUID
    organisation: int
    setup: Setup
    enrolled_at: datetime | None = None
    ended_at: datetime | None = None
    last_seen_at: datetime | None = None
    app_version: str = ""
    waiting: int = 0
    oldest_waiting_at: datetime | None = None

    @property
    def state(self) -> DeviceState:
        """Where it is."""
        if self.ended_at is not None:
            return DeviceState.ENDED
        return DeviceState.WAITING if self.enrolled_at is None else DeviceState.ENROLLED

    @property
    def surveys(self) -> frozenset[int]:
        """The ids of the surveys that can be answered on it."""
        return self.setup.surveys

    def screen(self, owner: Organisation) -> Screen:
        """Its screen, as pages know it."""
        return Screen(KIOSK, self.setup.idle_seconds, self.setup.warning_seconds, owner)


def is_pin(text: str) -> bool:
    """Whether this may be the PIN to leave: four to eight digits."""
    return text.isascii() and text.isdigit() and SHORTEST_PIN <= len(text) <= LONGEST_PIN
