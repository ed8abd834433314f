"""Ways of answering: the one place that names the codes under which responses are kept.

A mode says how a response came to us, a helper who else was there. Neither is a name. What somebody
else answered for a person is never counted as what that person said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from translations.language import N_
from translations.language import gettext as _


class Mode(StrEnum):
    """How a response was given. `STAFF`: a worker asked, and wrote the answers down."""

    ALONE = "alone"
    HELPED = "helped"
    INTERPRETED = "interpreted"
    PROXY = "proxy"
    STAFF = "staff"
    TELEPHONE = "telephone"
    PAPER = "paper"
    KIOSK = "kiosk"


class Helper(StrEnum):
    """Who else was there, or answered for the person; "" where nobody was or nobody said."""

    FAMILY = "family"
    ADVOCATE = "advocate"
    WORKER = "worker"
    OTHER = "other"


MODES: Mapping[str, str] = {
    Mode.ALONE: N_("Alone"),
    Mode.HELPED: N_("With help"),
    Mode.INTERPRETED: N_("Via an interpreter"),
    Mode.PROXY: N_("Somebody else answered for them"),
    Mode.STAFF: N_("Recorded by a worker, with the person’s agreement"),
    Mode.TELEPHONE: N_("By telephone"),
    Mode.PAPER: N_("On paper"),
    Mode.KIOSK: N_("On a shared screen"),
}
"""Code → words, in the order in which tables show them."""
HELPERS = {
    Helper.FAMILY: N_("Family or a friend"),
    Helper.ADVOCATE: N_("An advocate"),
    Helper.WORKER: N_("A worker"),
    Helper.OTHER: N_("Somebody else"),
}
PRESENCES = {
    Mode.ALONE: N_("Nobody"),
    Mode.HELPED: N_("Somebody helped me"),
    Mode.INTERPRETED: N_("An interpreter"),
    Mode.PROXY: N_("Somebody answered for me"),
}
"""What people can say at the end about who was with them."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a response was given, and who else was there."""

    mode: Mode
    helper: Helper | None = None

    @property
    def words(self) -> str:
        """The way in a few words."""
        said = _(MODES[self.mode])
        if self.helper is None:
            return said
        return _("%(way)s (%(helper)s)", way=said, helper=_(HELPERS[self.helper]))


ALONE = Way(Mode.ALONE)


def company_choices() -> dict[str, list[dict[str, str]]]:
    """The question about who was there, as its template wants it."""
    return {
        "presences": [{"value": each, "label": _(words)} for each, words in PRESENCES.items()],
        "helpers": [{"value": each, "label": _(words)} for each, words in HELPERS.items()],
    }


def read_presence(presence: str, helper: str) -> Way | None:
    """What somebody said at the end about who was with them; None where they said nothing, or that
    nobody was: then what is known of the response stays."""
    if presence not in set(PRESENCES) - {Mode.ALONE}:
        return None
    return Way(Mode(presence), Helper(helper) if helper in set(Helper) else None)


def way_of(mode: str, helper: str) -> Way | None:
    """The way of a stored response; None for codes that are not known here."""
    if mode not in set(Mode):
        return None
    return Way(Mode(mode), Helper(helper) if helper in set(Helper) else None)
