"""What is agreed to, in words: labels of purposes and ways, and wordings as templates show them."""

from typing import Any

from involvement.consent import Action, Format, How, Purpose, Wording
from translations.language import N_, direction
from translations.language import gettext as _

PURPOSES = {
    Purpose.TAKE_PART: N_("Taking part"),
    Purpose.LINK: N_("Linking answers from one time to the next"),
    Purpose.QUOTE: N_("Being quoted"),
    Purpose.CONTACT: N_("Being contacted again"),
    Purpose.SHARE: N_("Sharing with another agency"),
}
ACTIONS = {
    Action.GIVEN: N_("Agreed"),
    Action.WITHDRAWN: N_("Took it back"),
    Action.CONFIRMED: N_("Still agrees"),
}
WAYS = {
    How.SELF: N_("On their own, on a page"),
    How.INTERPRETER: N_("Through an interpreter"),
    How.ADVOCATE: N_("Through an advocate"),
    How.WORKER: N_("To a worker"),
}
FORMATS: dict[Format, str] = {"standard": N_("Usual words"), "easy": N_("Easy read")}


def purpose_label(purpose: Purpose, agency: str = "") -> str:
    """What is agreed to; for sharing with the name of the agency."""
    if agency:
        return _("Sharing with %(agency)s", agency=agency)
    return _(PURPOSES[purpose])


def wording_words(wording: Wording) -> dict[str, Any]:
    """A wording as templates show it: as it was written, in its own language and direction."""
    return {
        "id": wording.id,
        "number": wording.number,
        "lines": wording.lines,
        "language": wording.language,
        "direction": direction(wording.language),
    }
