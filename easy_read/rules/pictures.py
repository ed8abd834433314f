"""Every line has its picture or says why it has none, and a picture means one thing."""

from collections.abc import Iterator
from typing import Final

from easy_read.finding import Finding, look_again, must_fix
from easy_read.reading import Reading, ReadLine
from easy_read.words import familiarity, knows_words, listed_form

MISSING: Final = "picture-missing"
AGAIN: Final = "picture-again"
TOO_COMMON: Final = 6.0
"""From this Zipf value on a word says nothing about what a line is about: "the", "you", "have"."""
SHORTEST: Final = 4


def find_missing(reading: Reading) -> Iterator[Finding]:
    """Lines without a picture for which nobody gave a reason."""
    for line in reading.lines:
        if not line.line.picture and not line.line.reason.strip():
            yield must_fix(MISSING, line.place(0, len(line.text)), "picture.missing")


def find_again(reading: Reading) -> Iterator[Finding]:
    """Pictures that stand beside words which have nothing in common with those of earlier lines."""
    told: dict[str, tuple[int, set[str]]] = {}
    for line in reading.lines:
        picture = line.line.picture
        if not picture:
            continue
        about = _about(reading, line)
        first, before = told.setdefault(picture, (line.number, set(about)))
        if about.isdisjoint(before) and line.number != first:
            place = line.place(0, len(line.text))
            yield look_again(AGAIN, place, "picture.again", picture=picture, line=first + 1)
        before |= about


def _about(reading: Reading, line: ReadLine) -> set[str]:
    """The words that say what a line is about; all of them where none does."""
    language = reading.language
    forms = {listed_form(word.text, language) for word in line.words}
    if knows_words(language):
        telling = {each for each in forms if familiarity(each, language) < TOO_COMMON}
    else:
        telling = {each for each in forms if len(each) >= SHORTEST}
    return telling or forms
