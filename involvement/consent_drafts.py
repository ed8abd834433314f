"""Our own words for what is agreed to, for an organisation to start from; nobody agrees to a draft.

They say only what Heard does. A line for each thought.
"""

from collections.abc import Mapping

from involvement.consent import Format, Purpose
from translations.language import N_
from translations.language import gettext as _

DRAFTS: Mapping[tuple[Purpose, Format], tuple[str, ...]] = {
    (Purpose.TAKE_PART, "standard"): (
        N_("I agree to take part. I know that I do not have to, and that I can stop at any time."),
        N_("With my card I can take my answers out again later."),
    ),
    (Purpose.TAKE_PART, "easy"): (
        N_("I want to answer the questions."),
        N_("I do not have to."),
        N_("I can stop at any time."),
        N_("I still get the same support."),
    ),
    (Purpose.LINK, "standard"): (
        N_("I agree that the code on my card links my answers from one time to the next."),
        N_("That shows what changed. The code does not say who I am."),
    ),
    (Purpose.LINK, "easy"): (
        N_("My card has a code."),
        N_("The code puts together what I say now and what I say later."),
        N_("The code does not say my name."),
    ),
    (Purpose.QUOTE, "standard"): (
        N_("You may quote what I write in my own words."),
        N_(
            "A worker reads it, takes names out, and can show it to the steering group. "
            "It never stands beside my other answers."
        ),
    ),
    (Purpose.QUOTE, "easy"): (
        N_("A worker can read what I write."),
        N_("The worker can show my words to the steering group."),
        N_("They do not show my name."),
        N_("I can change my mind."),
    ),
    (Purpose.CONTACT, "standard"): (
        N_("You may contact me again, to tell me what came of this or to ask me more."),
        N_("You only use the ways to reach me that I gave you."),
    ),
    (Purpose.CONTACT, "easy"): (
        N_("You can contact me again."),
        N_("You can tell me what happened."),
        N_("I can change my mind."),
    ),
    (Purpose.SHARE, "standard"): (
        N_("You may tell the agencies I name that I use this support service."),
        N_("Each agency is asked about separately. Any other agency is told nothing."),
        N_("My answers are never shared. I can take this back at any time."),
    ),
    (Purpose.SHARE, "easy"): (
        N_("You can tell the agencies I choose that you help me."),
        N_("You do not tell anybody else."),
        N_("You do not tell them my answers."),
        N_("I can change my mind."),
    ),
}


def draft(purpose: Purpose, format_: Format) -> str:
    """Our draft in the current language, a line for each thought."""
    return "\n".join(_(line) for line in DRAFTS[purpose, format_])
