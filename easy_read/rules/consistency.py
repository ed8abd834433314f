"""The same word for the same thing, in the whole document."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from easy_read.finding import Finding, look_again
from easy_read.glossary import Glossary, Term
from easy_read.reading import Reading
from easy_read.words import ENGLISH

RULE: Final = "same-word"
SAME: Final = (
    ("worker", "staff", "staff member", "member of staff", "keyworker", "key worker",
     "support worker", "caseworker", "case worker"),
    ("doctor", "GP", "family doctor"),
    ("questionnaire", "survey"),
    ("tenancy agreement", "rent agreement", "lease"),
    ("carer", "caregiver"),
    ("phone", "telephone"),
    ("email", "e-mail"),
    ("flat", "apartment"),
    ("complaint", "grievance"),
    ("money", "finances"),
    ("support plan", "care plan", "action plan"),
    ("chemist", "pharmacy"),
    ("toilet", "lavatory", "WC"),
    ("people next door", "neighbour"),
)  # fmt: skip
"""Words that often stand for one thing. Which of them is used is up to the writer."""


def find(reading: Reading) -> Iterator[Finding]:
    """The first place of each word where an earlier line used another one for the same."""
    first: dict[str, tuple[str, str, int]] = {}
    met = set()
    for line in reading.lines:
        for match in same_words().find([word.text for word in line.words]):
            thing, words = match.term.explanation, match.term.words
            place = line.of_words(line.words[match.first], line.words[match.last])
            now = line.text[place.start : place.end]
            earlier, before, at = first.setdefault(thing, (words, now, line.number))
            if words != earlier and words not in met and line.number != at:
                met.add(words)
                yield look_again(RULE, place, "same.word", now=now, before=before, line=at + 1)


@cache
def same_words() -> Glossary:
    """The words by what they stand for: the first of their group."""
    return Glossary(ENGLISH, tuple(Term(words, same[0]) for same in SAME for words in same))
