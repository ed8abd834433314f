"""Short sentences: up to 12 words are easy, more than 15 are too many."""

from collections.abc import Iterator
from typing import Final

from easy_read.finding import Finding, look_again, must_fix
from easy_read.reading import Reading

RULE: Final = "sentence-length"
EASY: Final = 12
MOST: Final = 15


def find(reading: Reading) -> Iterator[Finding]:
    """Sentences of more than 12 words, and those of more than 15."""
    for line in reading.lines:
        for words in line.sentences:
            count, place = len(words), line.of_words(words[0], words[-1])
            if count > MOST:
                yield must_fix(RULE, place, "length.too_long", words=count, most=MOST)
            elif count > EASY:
                yield look_again(RULE, place, "length.long", words=count, easy=EASY)
