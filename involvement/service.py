"""Organisations, their programmes and the support services they run, as pages show them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from translations.language import N_


class ServiceState(StrEnum):
    """Whether a support service takes people: yes, only those it has already, or nobody."""

    OPEN = "open"
    CLOSED = "closed_to_referral"
    ENDED = "ended"


STATE_LABELS = {
    ServiceState.OPEN: N_("Open"),
    ServiceState.CLOSED: N_("Closed to new people"),
    ServiceState.ENDED: N_("Ended"),
}
STATE_TONES = {
    ServiceState.OPEN: "good",
    ServiceState.CLOSED: "warn",
    ServiceState.ENDED: "plain",
}


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who asks, and whom somebody in distress can ring."""

    id: int
    slug: str
    name: str
    help_name: str
    help_phone: str
    help_text: str


@dataclass(frozen=True, slots=True)
class Programme:
    """Support services of one organisation that are looked at together."""

    id: int
    organisation: int
    slug: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class SupportService:
    """What is reviewed. `provenance` is '', 'invented' or 'published'.

    `state_on` is the day of the last change of state, None when there was none. `notice` and
    `elsewhere` are for people who come although it takes nobody new: what happened, and where else
    they can get help, one place a line.
    """

    id: int
    slug: str
    name: str
    about: str
    provenance: str
    organisation: Organisation
    programme: Programme | None
    state: ServiceState = ServiceState.OPEN
    state_on: date | None = None
    notice: str = ""
    elsewhere: str = ""

    @property
    def programme_name(self) -> str:
        """The programme that it belongs to, "" for none."""
        return self.programme.name if self.programme else ""
