"""A document as the rules read it: lines in sentences and words, each knowing its place.

Words are what stands between spaces, not what a pattern of letters finds: many scripts write
vowels as marks that no such pattern counts as letters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from easy_read.document import Document, Line
from easy_read.finding import Place
from easy_read.glossary import Glossary, Match
from easy_read.words import ENGLISH, language_of

ADDRESS: Final = r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}\.\w+"
PHONE: Final = r"(?<![\w.,])(?:\+|0)\d[\d ()-]{4,20}\d(?!\w)"
PIECE: Final = re.compile(rf"{ADDRESS}|\d\S*|[^\s/–—]+")
NOT_WORDS: Final = re.compile(f"{ADDRESS}|{PHONE}")
AROUND: Final = ".,;:!?…()[]{}<>\"'“”‘’„«»‹›*_#~`|•·-+=&\\¿¡،؛؟۔।॥።፧፣、。"
CODED: Final = re.compile(r"[\d@./\\_]")
STOP: Final = re.compile(r"[.!?…؟۔।॥።፧]")
CAPITAL_NOUNS: Final = frozenset({"de", "lb"})
NEVER_ENDS: Final = frozenset({"mr", "mrs", "ms", "dr", "st", "prof", "e.g", "i.e", "vs"})
MAY_END: Final = frozenset({"etc", "a.m", "p.m", "am", "pm", "approx"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word without the marks around it, and its place in the line."""

    text: str
    start: int
    end: int

    @property
    def small(self) -> str:
        """In small letters."""
        return self.text.casefold()

    @property
    def is_plain(self) -> bool:
        """Whether it is a word and no number, address or code."""
        return CODED.search(self.text) is None


@dataclass(frozen=True)
class ReadLine:
    """One line; `number` counts from 0."""

    number: int
    line: Line
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """As it was written."""
        return self.line.text

    @cached_property
    def plain(self) -> str:
        """The text with spaces in the place of web addresses and telephone numbers, which no rule
        is about; every other character stands where it stood."""
        return NOT_WORDS.sub(lambda found: " " * len(found.group()), self.text)

    @cached_property
    def is_in_capitals(self) -> bool:
        """Whether there is no small letter in it."""
        return self.text.isupper()

    @cached_property
    def sentences(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each sentence; a number at the beginning, as in a list, is none."""
        sentences: list[tuple[Word, ...]] = []
        begun = 0
        for at in range(1, len(self.words) + 1):
            if at == len(self.words) or self._ends_before(at):
                sentences.append(self.words[begun:at])
                begun = at
        return tuple(each for each in sentences if any(word.is_plain for word in each))

    def _ends_before(self, at: int) -> bool:
        last, after = self.words[at - 1], self.words[at]
        between = self.text[last.end : after.start]
        stop = STOP.search(between)
        if stop is None:
            return False
        small, goes_on = last.small, after.text[0].islower()
        if stop.group() != ".":
            return not goes_on
        if small in NEVER_ENDS or (len(small) == 1 and last.text.isupper() and small != "i"):
            return False
        return not (goes_on and small in MAY_END)

    def place(self, start: int, end: int) -> Place:
        """The place of these characters."""
        return Place(self.number, start, end)

    def of_words(self, first: Word, last: Word) -> Place:
        """The place from one word to another, both included."""
        return self.place(first.start, last.end)


class Reading:
    """A document with what is needed to judge it."""

    def __init__(self, document: Document, glossary: Glossary) -> None:
        """Read every line that has words."""
        self.document = document
        self.language = language_of(document.language)
        self.is_english = self.language == ENGLISH
        self.glossary = glossary
        every = (
            ReadLine(number, line, tuple(_words(line.text)))
            for number, line in enumerate(document.lines)
        )
        self.lines = tuple(each for each in every if each.words)
        self._order = {line.number: at for at, line in enumerate(self.lines)}

    @cached_property
    def hard_words(self) -> tuple[tuple[ReadLine, Match], ...]:
        """Every place where a word of the glossary stands."""
        return tuple(
            (line, match)
            for line in self.lines
            for match in self.glossary.find([word.text for word in line.words])
        )

    @cached_property
    def hard_places(self) -> frozenset[tuple[int, int]]:
        """Line and first character of every word that belongs to a word of the glossary."""
        return frozenset(
            (line.number, word.start)
            for line, match in self.hard_words
            for word in line.words[match.first : match.last + 1]
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that have a capital inside some sentence: they count as names everywhere. There
        are none where every noun has one."""
        if self.language in CAPITAL_NOUNS:
            return frozenset()
        sentences = (sentence for line in self.lines for sentence in line.sentences)
        inside = (word.text for sentence in sentences for word in sentence[1:])
        return frozenset(text for text in inside if text[0].isupper())

    def next_lines(self, line: ReadLine, count: int) -> tuple[ReadLine, ...]:
        """A line and so many after it, spaces between them left out."""
        at = self._order[line.number]
        return self.lines[at : at + count + 1]


def _words(text: str) -> Iterator[Word]:
    for found in PIECE.finditer(text):
        piece = found.group()
        word = piece.strip(AROUND)
        if word and any(map(str.isalnum, word)):
            start = found.start() + piece.index(word)
            yield Word(word, start, start + len(word))
