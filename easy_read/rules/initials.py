"""No initials and no short forms, unless the text says what they mean."""

import re
from collections.abc import Iterator
from typing import Final

from easy_read.finding import Finding, must_fix
from easy_read.reading import Reading, ReadLine, Word
from easy_read.rules.emphasis import is_shouted
from easy_read.rules.explaining import is_explained
from easy_read.rules.numbers import ROMAN

RULE: Final = "initials"
KNOWN: Final = frozenset({"OK", "TV", "UK", "PIN", "PC", "DVD", "CD", "QR"})
"""What nearly everybody says and nobody spells out."""
SHORT_FORMS: Final = {
    "e.g": "for example",
    "eg": "for example",
    "i.e": "that is",
    "ie": "that is",
    "etc": "and so on",
    "approx": "about",
    "vs": "against",
    "asap": "as soon as possible",
    "appt": "appointment",
    "incl": "including",
}
LATIN: Final = re.compile(r"(?<![\w.])(?:e\.\s?g|i\.\s?e)\.?(?!\w)", re.IGNORECASE)


def find(reading: Reading) -> Iterator[Finding]:
    """The first place of each that is not explained there."""
    met = set()
    for line in reading.lines:
        for word in line.words:
            if (line.number, word.start) in reading.hard_places or word.text in met:
                continue
            if reading.is_english and word.small in SHORT_FORMS:
                full, place = SHORT_FORMS[word.small], line.of_words(word, word)
                yield must_fix(RULE, place, "initials.short", short=word.text, full=full)
            elif are_initials(word) and not is_shouted(reading, line, word):
                met.add(word.text)
                if not _told(reading, line, word):
                    place = line.of_words(word, word)
                    yield must_fix(RULE, place, "initials.unexplained", initials=word.text)


def are_initials(word: Word) -> bool:
    """Whether this looks like initials: several capitals and no other letters, or with dots."""
    bare = word.text.replace(".", "").replace("&", "").replace("’s", "").removesuffix("'s")
    bare = bare.removesuffix("s")
    return (
        2 <= len(bare) <= 6
        and bare.isalpha()
        and bare.isupper()
        and bare not in KNOWN
        and not ROMAN.fullmatch(bare)
    )


def _told(reading: Reading, line: ReadLine, word: Word) -> bool:
    """Whether the text says what they mean: here, or with the whole words before a bracket."""
    if is_explained(reading, line, word.start, word.end):
        return True
    if not line.text[: word.start].rstrip("*_ ").endswith("("):
        return False
    before = [each.text[0] for each in line.words if each.end <= word.start]
    capitals = [each for each in before if each.isupper()]
    letters = [each for each in word.text if each.isupper()]
    return letters in (capitals[-len(letters) :], _upper(before[-len(letters) :]))


def _upper(letters: list[str]) -> list[str]:
    return [each.upper() for each in letters]
