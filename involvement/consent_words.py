"""What is agreed to, in words: labels of purposes and ways, and wordings as templates show them."""

from typing import Any

from involvement.agency import Agency
from involvement.consent import Action, Format, How, Purpose, Wording
from involvement.policies import may_share
from translations.language import N_, direction, offered
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
    Action.CONFIRMED: N_("Confirmed"),
}
WAYS = {
    How.SELF: N_("On a page of ours"),
    How.INTERPRETER: N_("Through an interpreter"),
    How.ADVOCATE: N_("Through an advocate"),
    How.WORKER: N_("To a worker"),
    How.PARENT: N_("Together with a parent or carer"),
    How.AGENCY: N_("To the agency"),
}
GROUPS = {False: N_("For adults"), True: N_("For people under 18")}
"""Whom wordings are for: whether they are young."""
FORMATS: dict[Format, str] = {"standard": N_("Usual words"), "easy": N_("Easy read")}


def purpose_label(purpose: Purpose, agency: str = "") -> str:
    """What is agreed to; for sharing with the name of the agency."""
    if agency:
        return _("Sharing with %(agency)s", agency=agency)
    return _(PURPOSES[purpose])


def language_name(tag: str) -> str:
    """What a language is called in itself; its tag where we do not offer it any more."""
    names = {each.tag: each.name_in_itself for each in offered()}
    return names.get(tag, tag)


def wording_label(wording: Wording) -> str:
    """A wording in a list of them."""
    return _(
        "%(purpose)s: version %(number)s, %(language)s, %(format)s",
        purpose=_(PURPOSES[wording.purpose]),
        number=wording.number,
        language=language_name(wording.language),
        format=_(FORMATS[wording.format]),
    )


def agency_label(agency: Agency) -> str:
    """An agency in a list of them, with what stands in the way of sharing."""
    if may_share(agency.protocol):
        return agency.name
    return _("%(name)s (its protocol is not signed, so nothing is shared yet)", name=agency.name)


def wording_words(wording: Wording) -> dict[str, Any]:
    """A wording as templates show it: as it was written, in its own language and direction."""
    return {
        "id": wording.id,
        "number": wording.number,
        "lines": wording.lines,
        "language": wording.language,
        "direction": direction(wording.language),
    }
