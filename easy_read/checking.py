"""Checking a document: every rule that knows its language, and what nobody could look at."""

from dataclasses import dataclass
from typing import Final

from easy_read.document import Document
from easy_read.finding import Finding, Level
from easy_read.glossary import Glossary, glossary_of
from easy_read.reading import Reading
from easy_read.rules import PICTURES, WORDS
from easy_read.words import ENGLISH, counts_words, knows_words, language_of

ORDER: Final = tuple(rule.id for rule in (*WORDS, *PICTURES))


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in the order of the text, and `gaps`: keys of sentences in `advice.GAPS` about what
    cannot be checked in this language."""

    findings: tuple[Finding, ...]
    gaps: tuple[str, ...]

    def of_level(self, level: Level) -> tuple[Finding, ...]:
        """The findings of one level."""
        return tuple(each for each in self.findings if each.level is level)


def check(document: Document, glossary: Glossary | None = None, *, pictures: bool = True) -> Report:
    """What there is to look at in a document. `glossary` None: only the terms that come with Heard;
    `pictures` False: its lines are not going to have any. Raises nothing, whatever the text."""
    reading = Reading(document, glossary or glossary_of(document.language))
    rules = (*WORDS, *PICTURES) if pictures else WORDS
    found = [
        finding for rule in rules if rule.speaks(reading.language) for finding in rule.find(reading)
    ]
    found.sort(key=lambda each: (each.place.line, each.place.start, ORDER.index(each.rule)))
    return Report(tuple(found), gaps_of(document.language))


def gaps_of(tag: str) -> tuple[str, ...]:
    """What cannot be checked in the language of this tag."""
    language = language_of(tag)
    gaps = {
        "gap.words": not knows_words(language),
        "gap.length": not counts_words(language),
        "gap.english": language != ENGLISH,
    }
    return tuple(gap for gap, there in gaps.items() if there)
