"""Every rule of easy read that a machine can look at, each in a module of its own.

A rule is a function from a reading to its findings. Whether a picture is clear, whether a saying is
meant as it stands and whether the whole is right for its readers is for people to judge: no rule
tries.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from easy_read.finding import Finding
from easy_read.reading import Reading
from easy_read.rules import (
    consistency,
    dates,
    emphasis,
    hard_words,
    ideas,
    initials,
    length,
    numbers,
    passives,
    pictures,
    rare_words,
    readers,
)
from easy_read.words import ENGLISH, counts_words, knows_words

Find = Callable[[Reading], Iterator[Finding]]


def in_every_language(_language: str) -> bool:
    """For rules that look at signs and digits, not at words."""
    return True


def in_english(language: str) -> bool:
    """For rules that know English words."""
    return language == ENGLISH


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, what it is called in findings, and in which languages it can say anything."""

    id: str
    find: Find
    speaks: Callable[[str], bool] = in_every_language


WORDS: Final = (
    Rule(length.RULE, length.find, counts_words),
    Rule(ideas.RULE, ideas.find),
    Rule(initials.RULE, initials.find),
    Rule(numbers.RULE, numbers.find),
    Rule(dates.RULE, dates.find),
    Rule(passives.RULE, passives.find, in_english),
    Rule(rare_words.RULE, rare_words.find, knows_words),
    Rule(hard_words.RULE, hard_words.find),
    Rule(emphasis.RULE, emphasis.find),
    Rule(readers.RULE, readers.find, in_english),
    Rule(consistency.RULE, consistency.find, in_english),
)
"""Rules about words: for every document."""

PICTURES: Final = (
    Rule(pictures.MISSING, pictures.find_missing),
    Rule(pictures.AGAIN, pictures.find_again),
)
"""Rules about pictures: for documents that are going to have some."""
