"""No slanted letters and no words in capitals: both are hard to read. Bold is all right."""

import re
from collections.abc import Iterator
from typing import Final

from easy_read.finding import Finding, must_fix
from easy_read.reading import Reading, ReadLine, Word
from easy_read.words import familiarity, knows_words

RULE: Final = "emphasis"
SLANTED: Final = re.compile(
    r"(?<![*\w])\*(?=[^\s*])[^*\n]*[^\s*]\*(?![*\w])"
    r"|(?<![_\w])_(?=[^\s_])[^_\n]*[^\s_]_(?![_\w])"
    r"|<(?:i|em|u)\b[^<>]{0,99}>[^<]{0,999}</(?:i|em|u)>",
    re.IGNORECASE,
)
FAMILIAR: Final = 4.0
LONG: Final = 6
SMALL_WORDS: Final = frozenset({"no", "not", "all", "do", "and", "you"})


def find(reading: Reading) -> Iterator[Finding]:
    """Words between single stars or underlines, and words in capitals."""
    for line in reading.lines:
        for found in SLANTED.finditer(line.plain):
            yield must_fix(RULE, line.place(*found.span()), "emphasis.slanted")
        shouted: list[Word] = []
        for word in line.words:
            if is_shouted(reading, line, word):
                shouted.append(word)
                continue
            yield from _capitals(line, shouted)
            shouted = []
        yield from _capitals(line, shouted)


def _capitals(line: ReadLine, shouted: list[Word]) -> Iterator[Finding]:
    if shouted:
        place = line.of_words(shouted[0], shouted[-1])
        words = line.text[place.start : place.end]
        yield must_fix(RULE, place, "emphasis.capitals", words=words)


def is_shouted(reading: Reading, line: ReadLine, word: Word) -> bool:
    """Whether a word in capitals is a word and no initials: it is long, or one that people know and
    that has four letters or more, or it stands in a line all in capitals."""
    if not (word.is_plain and word.text.isupper() and len(word.text) > 1):
        return False
    if len(word.text) >= LONG or word.small in SMALL_WORDS:
        return True
    if len(line.words) > 2 and line.is_in_capitals:
        return True
    return (
        len(word.text) > 3
        and knows_words(reading.language)
        and familiarity(word.text, reading.language) >= FAMILIAR
    )
