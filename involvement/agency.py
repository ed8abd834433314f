"""Partner agencies: outside the organisation, and only told of those who agreed to it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Protocol(StrEnum):
    """How far the written agreement about sharing with an agency has come."""

    NONE = "none"
    DRAFTED = "drafted"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Agency:
    """A partner of one organisation (its id). `protocol_on` is the day of the protocol's state,
    None before there is any."""

    id: int
    slug: str
    name: str
    organisation: int
    protocol: Protocol
    protocol_on: date | None
