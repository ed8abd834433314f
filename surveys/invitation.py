"""Invitations: who may be asked today, with what they need, and what they were sent before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from involvement.key_ring import Opened
from involvement.need import FORMATS, Kind, Need, formats_needed
from involvement.participant import Participant
from surveys.due import Due
from translations.language import N_

STANDARD = "standard"
OFFERED = {STANDARD: N_("Standard"), **FORMATS}
"""Formats of an invitation → words."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation to one wave. `survey` is a slug, `wave` the kind of a wave; `reason` says why
    it was in no format that the person needs, None where nothing had to be said."""

    survey: str
    wave: str
    format: str
    method: str
    invited_on: date
    reason: Opened = None

    def is_same(self, other: "Invitation") -> bool:
        """Whether the two say the same, whatever the reason."""
        mine = (self.survey, self.wave, self.format, self.method, self.invited_on)
        return mine == (other.survey, other.wave, other.format, other.method, other.invited_on)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A participant who is due for at least one wave. The most urgent wave stands first, and so
    does the newest invitation."""

    participant: Participant
    due: tuple[Due, ...]
    needs: tuple[Need, ...]
    invitations: tuple[Invitation, ...]

    def is_due(self, survey: str, wave: str) -> bool:
        """Whether they may answer this wave of this survey today."""
        return any((d.survey.slug, d.standing.wave.kind) == (survey, wave) for d in self.due)


def outcomes(needs: Iterable[Need], offered: str) -> list[tuple[Need, bool]]:
    """Each need that an invitation in this format counts for, and whether it meets it.

    Several formats are alternatives: one of them is enough, and the others do not count then.
    """
    formats = [need for need in needs if need.kind is Kind.FORMAT]
    if offered in formats_needed(formats):
        return [(need, True) for need in formats if need.value == offered]
    return [(need, False) for need in formats]
