"""Partner agencies: those outside an organisation with which people may agree to share."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from translations.language import N_


class Protocol(StrEnum):
    """How far the sharing protocol with a partner agency is."""

    NONE = "none"
    DRAFTED = "drafted"
    SIGNED = "signed"


PROTOCOL_LABELS = {
    Protocol.NONE: N_("None"),
    Protocol.DRAFTED: N_("Drafted"),
    Protocol.SIGNED: N_("Signed"),
}
PROTOCOL_TONES = {
    Protocol.NONE: "plain",
    Protocol.DRAFTED: "warn",
    Protocol.SIGNED: "good",
}


@dataclass(frozen=True, slots=True)
class Agency:
    """One partner. `protocol_on` is the day since which its protocol is as it is, None where there
    is no protocol."""

    id: int
    slug: str
    name: str
    organisation: int
    protocol: Protocol
    protocol_on: date | None
