"""Every line has its picture or says why it has none, and a picture means one thing."""

from collections.abc import Iterator
from typing import Final

from easy_read.finding import Finding, look_again, must_fix
from easy_read.reading import Reading, ReadLine
from easy_read.words import ENGLISH, familiarity, knows_words, listed_form

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
    """Pictures that stand beside words which have nothing in common with their name or with the
    words of earlier lines. In lines that follow each other a picture may stay: it goes on."""
    told: dict[str, tuple[ReadLine, set[str]]] = {}
    last = None
    for line in reading.lines:
        picture = line.line.picture
        if picture:
            about = _about(reading, line)
            first, before = told.setdefault(picture, (line, _named(picture)))
            if first is not line and picture != last and about.isdisjoint(before):
                place, at = line.place(0, len(line.text)), first.number + 1
                yield look_again(AGAIN, place, "picture.again", picture=picture, line=at)
            before |= about
        last = picture


def _named(picture: str) -> set[str]:
    """The words in the name of a concept: a line that says one of them is about nothing else."""
    return {listed_form(each, ENGLISH) for each in picture.replace("_", "-").split("-")}


def _about(reading: Reading, line: ReadLine) -> set[str]:
    """The words that say what a line is about; all of them where none does."""
    language = reading.language
    forms = {listed_form(word.text, language) for word in line.words}
    return {each for each in forms if _says_something(each, language)} or forms


def _says_something(word: str, language: str) -> bool:
    if knows_words(language):
        return familiarity(word, language) < TOO_COMMON
    return len(word) >= SHORTEST
