"""Who answered and who is missing, and what nobody did."""

from surveys.sentences.sentence import Fields, Sentence, plain
from surveys.wave_names import wave_label
from translations.language import N_, gettext, ngettext

REACH: dict[str, Sentence] = {
    "reach.of_all": lambda f: ngettext(
        "%(n)s of %(of)s person who could answer did so at the start (%(percent)s).",
        "%(n)s of %(of)s people who could answer did so at the start (%(percent)s).",
        f["of"],
        **f,
    ),
    "reach.of_invited": lambda f: ngettext(
        "%(n)s of %(of)s person who was invited answered at the start (%(percent)s).",
        "%(n)s of %(of)s people who were invited answered at the start (%(percent)s).",
        f["of"],
        **f,
    ),
    "reach.again": lambda f: ngettext(
        "%(n)s of the %(of)s person who answered at the start answered again (%(percent)s).",
        "%(n)s of the %(of)s people who answered at the start answered again (%(percent)s).",
        f["of"],
        **f,
    ),
    "reach.few_lost": plain(N_("A few of the people who answered at the start are missing later.")),
    "reach.hidden": plain(
        N_("Some numbers are not shown, so that nobody who is missing can be recognised.")
    ),
    "reach.withheld": plain(
        N_(
            "Why people are missing, or which groups answered, is not shown this time: beside an"
            " earlier release it would tell of a few people."
        )
    ),
}


def _open_to(one: str, both: str) -> Sentence:
    """Return the sentence of two limits, or of one where they are the same."""
    alike, apart = plain(one), plain(both)

    def say(fields: Fields) -> str:
        return alike(fields) if fields["low"] == fields["high"] else apart(fields)

    return say


NOBODY: dict[str, Sentence] = {
    "nobody.worse": _open_to(
        N_(
            "0 of %(n)s people gave a worse answer. Of 100 people like these, up to about %(high)s"
            " could all the same."
        ),
        N_(
            "0 of %(n)s people gave a worse answer. Of 100 people like these, up to about %(low)s"
            " to %(high)s could all the same."
        ),
    ),
    "nobody.better": _open_to(
        N_(
            "0 of %(n)s people gave a better answer. Of 100 people like these, up to about %(high)s"
            " could all the same."
        ),
        N_(
            "0 of %(n)s people gave a better answer. Of 100 people like these, up to about %(low)s"
            " to %(high)s could all the same."
        ),
    ),
    "nobody.bottom": _open_to(
        N_(
            "0 of %(n)s people gave the lowest answer later. Of 100 people like these, up to about"
            " %(high)s could all the same."
        ),
        N_(
            "0 of %(n)s people gave the lowest answer later. Of 100 people like these, up to about"
            " %(low)s to %(high)s could all the same."
        ),
    ),
    "nobody.top": _open_to(
        N_(
            "0 of %(n)s people gave the best answer later. Of 100 people like these, up to about"
            " %(high)s could all the same."
        ),
        N_(
            "0 of %(n)s people gave the best answer later. Of 100 people like these, up to about"
            " %(low)s to %(high)s could all the same."
        ),
    ),
}

LEAVERS = {
    "lower": N_(
        "People who are missing gave lower answers at the start than those who came back, more than"
        " chance alone would explain:"
    ),
    "higher": N_(
        "People who are missing gave better answers at the start than those who came back, more"
        " than chance alone would explain:"
    ),
    "alike": N_(
        "People who are missing answered at the start much as those who came back, as far as we can"
        " tell:"
    ),
    None: N_("Too few people to say whether those who are missing answered otherwise:"),
}


def leavers_words(claim: str | None) -> str:
    """What people who left had answered at the start, beside those who stayed."""
    return gettext(LEAVERS[claim])


REASONS = {
    "moved_on": N_("Moved on"),
    "died": N_("Died"),
    "in_custody": N_("In custody"),
    "asked_not_to_be_contacted": N_("Asked not to be contacted"),
    "not_due": N_("It is not time yet"),
    "still_due": N_("Can still answer"),
    "unknown": N_("No reason is on record"),
}
STEPS = {
    "could": N_("Could answer"),
    "invited": N_("Were invited"),
    "first": N_("Answered at the start"),
}
GROUPS = {"needs": N_("What they need to take part"), "joined": N_("When they joined")}
NEEDS = {"need": N_("A need is on record"), "no_need": N_("No need is on record")}


def reason_words(key: str) -> str:
    """Why people are missing."""
    return gettext(REASONS[key])


def step_words(key: str) -> str:
    """A step of who answered; `key` is one of `STEPS`, or that of a wave."""
    if key in STEPS:
        return gettext(STEPS[key])
    return gettext("Answered again: %(wave)s", wave=wave_label(key))


def list_words(name: str) -> str:
    """What tells the groups of a list apart."""
    return gettext(GROUPS[name])


def group_words(key: str) -> str:
    """One group of such a list."""
    if key in NEEDS:
        return gettext(NEEDS[key])
    year, _space, quarter = key.partition(" ")
    return gettext("%(year)s, quarter %(quarter)s", year=year, quarter=quarter)


REACHING = {**REACH, **NOBODY}
