"""What one cell of the column `answer` says: a whole number, or one of the ways of having none."""

import re

from analysis.transition import GAPS
from translations.language import gettext as _

LARGEST = 100
MISSING = -1 - GAPS.index("missing")
"""A code: an answer is itself, 0 or more; a gap is below 0, in the order of `GAPS`."""

_WORDS = {
    "": "missing",
    "missing": "missing",
    "prefer not to say": "dont_want_to_say",
    "dont want to say": "dont_want_to_say",
    "dont know": "dont_know",
    "not sure": "dont_know",
    "dont understand": "dont_understand",
    "not asked": "not_asked",
}
# A column with gaps is often written with a decimal in every number, by spreadsheets and others.
_NUMBER = re.compile(r"(\d{1,9})(?:[.,]0{1,9})?", re.ASCII)
_LONGEST_SHOWN = 40


def read_answer(text: str) -> int | None:
    """The code of an answer; None when it is neither a whole number nor the word of a gap."""
    number = _NUMBER.fullmatch(text)
    if number:
        return int(number[1])
    plain = text.casefold().replace("’", "").replace("'", "").replace("_", " ")
    gap = _WORDS.get(" ".join(plain.split()))
    return None if gap is None else -1 - GAPS.index(gap)


def gap_of(code: int) -> int | str:
    """An answer as it is, or the name of its gap."""
    return code if code >= 0 else GAPS[-1 - code]


def not_an_answer(text: str) -> str:
    """What to say of a cell that holds no answer."""
    return _(
        "The answer “%(answer)s” is not a whole number from 0 on, and not one of the words for no"
        " answer.",
        answer=shown(text),
    )


def off_the_scale(code: int, low: int, high: int) -> str:
    """What to say of a number that its item does not offer."""
    return _(
        "The answer %(answer)s is not on the scale from %(low)s to %(high)s.",
        answer=code,
        low=low,
        high=high,
    )


def shown(text: str) -> str:
    """A text from a file as a terminal can show it: short, and without characters that steer it."""
    plain = "".join(each if each.isprintable() else "?" for each in text)
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[:_LONGEST_SHOWN]}…"
