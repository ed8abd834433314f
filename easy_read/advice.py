"""The advice of every finding, in the language of whoever reads it."""

from collections.abc import Callable
from typing import Final

from easy_read.finding import Finding, Level
from translations.language import N_, gettext, ngettext

Fields = dict[str, str | int]
Sentence = Callable[[Fields], str]


def plain(msgid: str) -> Sentence:
    """The sentence `msgid` (marked with `N_`), translated when it is said."""
    return lambda fields: gettext(msgid, **fields)


ADVICE: Final[dict[str, Sentence]] = {
    "length.too_long": plain(
        N_(
            "This sentence has %(words)s words. Please make two of it: more than %(most)s are too "
            "many."
        )
    ),
    "length.long": plain(
        N_("This sentence has %(words)s words. Up to %(easy)s are easier to read.")
    ),
    "ideas.sentences": lambda fields: ngettext(
        "This line has %(sentences)s sentence. Please give each a line of its own.",
        "This line has %(sentences)s sentences. Please give each a line of its own.",
        int(fields["sentences"]),
        **fields,
    ),
    "ideas.joined": plain(
        N_("“%(joint)s” may join two ideas here. Could each have a line of its own?")
    ),
    "initials.unexplained": plain(
        N_("Please write “%(initials)s” in full, or say what it means where it stands.")
    ),
    "initials.short": plain(N_("Please write “%(full)s” for “%(short)s”.")),
    "numbers.percent": plain(
        N_("Please say “%(number)s” as people: for example, 3 in every 10 people.")
    ),
    "numbers.large": plain(
        N_(
            "%(number)s is a large number. Could you say “many”, or compare it with something that "
            "people know?"
        )
    ),
    "numbers.roman": plain(N_("Please write %(number)s for “%(roman)s”.")),
    "numbers.words": plain(N_("Could you write “%(words)s” in digits?")),
    "dates.figures": plain(
        N_("Please write the date “%(date)s” in full, such as Tuesday 3 March 2026.")
    ),
    "dates.short": plain(N_("Please write “%(short)s” in full.")),
    "dates.part": plain(
        N_(
            "If %(date)s is a day to remember, please say the day of the week and the year too, "
            "such as Tuesday 3 March 2026."
        )
    ),
    "passive.who": plain(
        N_(
            "“%(words)s”: who does this? If you can, please say who, such as “we will ring you” "
            "and not “you will be rung”."
        )
    ),
    "rare.word": plain(
        N_(
            "“%(word)s” is a rare word. Could you use an easier one, or say what it means where it "
            "stands?"
        )
    ),
    "hard.unexplained": plain(
        N_(
            "“%(term)s” is a hard word. Please say what it means where it stands. The glossary "
            "says: %(explanation)s"
        )
    ),
    "emphasis.slanted": plain(
        N_(
            "Slanted or underlined letters are hard to read. Please write these words plainly, or "
            "make them bold."
        )
    ),
    "emphasis.capitals": plain(
        N_("Capitals are hard to read. Please write “%(words)s” in small letters.")
    ),
    "you.third": plain(N_("If “%(words)s” is the person who reads this, please write “you”.")),
    "same.word": plain(
        N_(
            "Line %(line)s says “%(before)s”, and here it is “%(now)s”. If they are the same, "
            "please use the same word."
        )
    ),
    "picture.missing": plain(
        N_("This line has no picture. Please choose one, or write why there is none.")
    ),
    "picture.again": plain(
        N_(
            "This picture stands beside other words on line %(line)s. One picture should mean one "
            "thing in the whole document."
        )
    ),
}

GAPS: Final = {
    "gap.words": N_(
        "We cannot check words in this language: whether they are easy is for its readers to say."
    ),
    "gap.length": N_(
        "We cannot count words in this language, so nobody has looked at how long sentences are."
    ),
    "gap.english": N_(
        "Who does something, numbers and dates in words, “you”, and the same word for the same "
        "thing are checked in English only."
    ),
}

LEVELS: Final = {Level.MUST_FIX: N_("Must fix"), Level.LOOK_AGAIN: N_("Look again")}


def advice_of(finding: Finding) -> str:
    """What a finding says."""
    return ADVICE[finding.advice](finding.fields)
