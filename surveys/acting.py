"""A worker who answers with or for a participant: whose answers these are, and how it is done."""

from typing import NamedTuple
from uuid import UUID

from surveys.mode import Mode, Way
from translations.language import N_
from translations.language import gettext as _

WHAT_TO_DO = {
    Mode.HELPED: N_("Let them choose. Read out and explain, and suggest nothing."),
    Mode.INTERPRETED: N_("Let them choose. Wait until every question is interpreted whole."),
    Mode.STAFF: N_("Write down what they said, not what you think."),
    Mode.TELEPHONE: N_("Read out every question with its answers, as they stand here."),
    Mode.PROXY: N_("Answer as they would. If nobody can know it, say “I don’t know”."),
}
"""The ways in which a worker may answer with or for somebody, and what to mind in each."""
WAYS = {
    Mode.HELPED: N_("They answer, and somebody helps them"),
    Mode.INTERPRETED: N_("They answer through an interpreter"),
    Mode.STAFF: N_("They tell me, and I write it down"),
    Mode.TELEPHONE: N_("I ask them by telephone"),
    Mode.PROXY: N_("They cannot answer, so somebody who knows them answers for them"),
}


class Acting(NamedTuple):
    """Whose answers a worker gives: the participant's key, the number of their card, and how."""

    participant: UUID
    number: int
    way: Way

    @property
    def is_proxy(self) -> bool:
        """Whether somebody else answers for the person."""
        return self.way.mode is Mode.PROXY

    def banner(self) -> dict[str, str]:
        """What stands on every page meanwhile."""
        return {
            "whose": _("You are answering for card %(number)s.", number=self.number),
            "what_to_do": _(WHAT_TO_DO[self.way.mode]),
        }

    def to_text(self) -> str:
        """The same as a cookie keeps it, without full stops."""
        way = self.way
        return f"{self.participant.hex}-{self.number}-{way.mode}-{way.helper or ''}"


def banner_of(acting: Acting | None) -> dict[str, str] | None:
    """What pages show of whoever acts; None where nobody does."""
    return acting.banner() if acting else None
