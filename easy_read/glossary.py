"""Hard words with what they mean: ours, and those of an organisation, which come first."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from easy_read.words import ENGLISH, language_of, listed_form

LONGEST_TERM: Final = 80
LONGEST_EXPLANATION: Final = 300
OURS: Final = Path(__file__).parent / ENGLISH / "terms.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """A hard word, or several that belong together, and what it means in one plain sentence."""

    words: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Match:
    """A term that stands in a line: its first word and its last, counted from 0."""

    term: Term
    first: int
    last: int


@dataclass(frozen=True)
class Glossary:
    """The terms of one language. Where two have the same words, the first one counts."""

    language: str
    terms: tuple[Term, ...] = ()

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[tuple[str, ...], Term]]]:
        found: dict[tuple[str, ...], Term] = {}
        for term in self.terms:
            if key := forms_of(term.words.split(), self.language):
                found.setdefault(key, term)
        by_first: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        for key in sorted(found, key=len, reverse=True):
            by_first.setdefault(key[0], []).append((key, found[key]))
        return by_first

    def find(self, words: Sequence[str]) -> Iterator[Match]:
        """Every term in these words, in whatever form of its words; of two terms at one place the
        longer one, and no word twice."""
        forms = forms_of(words, self.language)
        at = 0
        while at < len(forms):
            for key, term in self._by_first.get(forms[at], ()):
                if forms[at : at + len(key)] == key:
                    yield Match(term, at, at + len(key) - 1)
                    at += len(key)
                    break
            else:
                at += 1


def forms_of(words: Iterable[str], language: str) -> tuple[str, ...]:
    """The listed form of each of these words: what two spellings of one term have in common."""
    return tuple(listed_form(word, language) for word in words)


def form_of(term: Term, language: str) -> str:
    """What two spellings of one term have in common, as one text."""
    return " ".join(forms_of(term.words.split(), language_of(language)))


def glossary_of(language: str, own: Iterable[Term] = ()) -> Glossary:
    """The glossary for a language tag: an organisation's own terms, then ours where we have any."""
    short = language_of(language)
    return Glossary(short, (*own, *(our_terms() if short == ENGLISH else ())))


@cache
def our_terms() -> tuple[Term, ...]:
    """The terms that come with Heard, by name: words of housing support, health and care."""
    return tuple(
        Term(words, told) for words, told in tomllib.loads(OURS.read_text("utf-8")).items()
    )
