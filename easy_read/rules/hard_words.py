"""Hard words are explained where they stand, in the words of the glossary or in other ones."""

from collections.abc import Iterator
from typing import Final

from easy_read.finding import Finding, must_fix
from easy_read.reading import Reading
from easy_read.rules.explaining import is_explained

RULE: Final = "hard-word"


def find(reading: Reading) -> Iterator[Finding]:
    """Terms of the glossary that are not explained at the first place where they stand."""
    met = set()
    for line, match in reading.hard_words:
        term = match.term
        if term.words in met:
            continue
        met.add(term.words)
        first, last = line.words[match.first], line.words[match.last]
        if is_explained(reading, line, first.start, last.end, term.explanation):
            continue
        said = line.text[first.start : last.end]
        place = line.of_words(first, last)
        yield must_fix(RULE, place, "hard.unexplained", term=said, explanation=term.explanation)
