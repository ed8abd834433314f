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

ASKED_TOO = N_("My parent or carer is asked about this as well.")
FOR_YOUNG: Mapping[tuple[Purpose, Format], tuple[str, ...]] = {
    (Purpose.TAKE_PART, "standard"): (
        N_("I want to take part. Nobody makes me: I can say no, and I can stop at any time."),
        N_("If I say no, I still get the same help."),
        ASKED_TOO,
        N_("With my card I can take my answers out again later."),
    ),
    (Purpose.TAKE_PART, "easy"): (
        N_("I want to answer the questions."),
        N_("I can say no."),
        N_("I can stop at any time."),
        N_("I still get the same help."),
        ASKED_TOO,
    ),
    (Purpose.LINK, "standard"): (
        N_("My card has a code. It puts what I say now together with what I say later."),
        N_("You can see what changed for me and for others. The code does not say who I am."),
        ASKED_TOO,
    ),
    (Purpose.LINK, "easy"): (
        N_("My card has a code."),
        N_("The code puts together what I say now and what I say later."),
        N_("The code does not say my name."),
        ASKED_TOO,
    ),
    (Purpose.QUOTE, "standard"): (
        N_("You may show other people what I write in my own words, without my name."),
        N_("A worker reads it first, and takes out everything that could show it was me."),
        N_("I can change my mind at any time."),
        ASKED_TOO,
    ),
    (Purpose.QUOTE, "easy"): (
        N_("A worker can read what I write."),
        N_("The worker can show my words to other people."),
        N_("They do not show my name."),
        N_("I can change my mind."),
        ASKED_TOO,
    ),
    (Purpose.CONTACT, "standard"): (
        N_("You may get in touch with me again, to tell me what happened or to ask me more."),
        N_("You only use the ways to reach me that I gave you."),
        ASKED_TOO,
    ),
    (Purpose.CONTACT, "easy"): (
        N_("You can contact me again."),
        N_("You can tell me what happened."),
        N_("I can change my mind."),
        ASKED_TOO,
    ),
    (Purpose.SHARE, "standard"): (
        N_("You may tell the places I choose that you help me. You tell nobody else."),
        N_("You do not tell them what I answered. I can change my mind at any time."),
        ASKED_TOO,
    ),
    (Purpose.SHARE, "easy"): (
        N_("You can tell the places I choose that you help me."),
        N_("You do not tell anybody else."),
        N_("You do not tell them my answers."),
        N_("I can change my mind."),
        ASKED_TOO,
    ),
}
"""The same for people under 18, as one says it to a young person; each says that somebody who looks
after them is asked too."""


def draft(purpose: Purpose, format_: Format, *, young: bool = False) -> str:
    """Our draft in the current language, a line for each thought."""
    drafts = FOR_YOUNG if young else DRAFTS
    return "\n".join(_(line) for line in drafts[purpose, format_])
