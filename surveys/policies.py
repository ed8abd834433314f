"""May this be done to a questionnaire now? The same kind of rules as `involvement/policies.py`."""

from involvement.rule import policy
from translations.language import lazy_gettext as _


@policy(
    _(
        "This questionnaire is not ready yet. Its page Check says what is to be mended first, and "
        "nothing is published until then."
    )
)
def may_publish(ready: bool) -> bool:
    """Publish a draft in which nothing is to be mended, and which changes something."""
    return ready


@policy(_("Somebody has changed more of this questionnaire since, so this cannot be undone."))
def may_undo(last: bool) -> bool:
    """Undo a change that is the last one."""
    return last


@policy(_("This questionnaire is retired. Please choose another one, or bring it back first."))
def may_ask_anew(retired: bool) -> bool:
    """Put a questionnaire to people in a new survey."""
    return not retired


@policy(
    _(
        "Somebody has changed this since you looked, so it was not taken out. Please go back and "
        "look at it again."
    )
)
def may_take_out(changed: bool) -> bool:
    """Take something out of a draft that is still what the page showed."""
    return not changed
