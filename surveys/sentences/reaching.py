"""Who answered and who is missing, and what nobody did."""

from surveys.sentences.sentence import Fields, Sentence, plain
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
        "%(n)s of this %(of)s person answered again later (%(percent)s).",
        "%(n)s of these %(of)s people answered again later (%(percent)s).",
        f["of"],
        **f,
    ),
    "reach.few_lost": plain(N_("A few of the people who answered at the start are missing later.")),
    "reach.hidden": plain(
        N_("Some numbers are not shown, so that nobody who is missing can be recognised.")
    ),
    "reach.withheld": plain(
        N_(
            "How many answered is not shown this time: beside an earlier release it would tell of"
            " a few people."
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
    "lower": N_("lower answers at the start, more than chance alone would explain"),
    "higher": N_("better answers at the start, more than chance alone would explain"),
    "alike": N_("about the same answers at the start, as far as we can tell"),
    None: N_("too few people to say"),
}


def leavers_words(claim: str | None) -> str:
    """What people who left had answered at the start, beside those who stayed."""
    return gettext(LEAVERS[claim])


REACHING = {**REACH, **NOBODY}
