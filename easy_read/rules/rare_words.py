"""Easy words: those that people meet often."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from easy_read.finding import Finding, look_again
from easy_read.reading import Reading, ReadLine, Word
from easy_read.rules.explaining import is_explained
from easy_read.rules.initials import are_initials
from easy_read.words import ENGLISH, MOST_KEPT, english, familiarity, listed_form

RULE: Final = "rare-word"
EASY_FROM: Final = {ENGLISH: 4.0}
"""Words with this Zipf value and more are easy: met ten times in a million words. For languages
that nobody has tried it on we are more careful to complain."""
EASY_FROM_ELSEWHERE: Final = 3.0


def find(reading: Reading) -> Iterator[Finding]:
    """The first place of each rare word that is no name, not in the glossary and not explained."""
    met: set[str] = set()
    for line in reading.lines:
        for word in line.words:
            key = listed_form(word.text, reading.language)
            if key in met or not _is_judged(reading, line, word):
                continue
            if not is_easy(word.text, reading.language):
                met.add(key)
                if not is_explained(reading, line, word.start, word.end):
                    yield look_again(RULE, line.of_words(word, word), "rare.word", word=word.text)


def _is_judged(reading: Reading, line: ReadLine, word: Word) -> bool:
    """Whether it is a word that no other rule is about."""
    is_known = word.text in reading.names or (line.number, word.start) in reading.hard_places
    return word.is_plain and not is_known and not are_initials(word)


@lru_cache(MOST_KEPT)
def is_easy(word: str, language: str) -> bool:
    """Whether people meet a word often enough, or all parts of one that is written with hyphens."""
    if language == ENGLISH and _allowed(word):
        return True
    parts = [part for part in word.replace("‑", "-").split("-") if part]
    least = EASY_FROM.get(language, EASY_FROM_ELSEWHERE)
    return all(
        (language == ENGLISH and _allowed(part)) or familiarity(part, language) >= least
        for part in parts
    )


def _allowed(word: str) -> bool:
    easy = english("easy")
    return word.casefold() in easy or listed_form(word, ENGLISH) in easy
