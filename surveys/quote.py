"""Quotes: somebody's own words, checked by a worker, shown while their owner agrees to it."""

from dataclasses import dataclass
from uuid import UUID

TEXT_KINDS = ("short_text", "long_text")
"""The kinds of item that people answer in their own words."""

LONGEST_QUOTE = 1_000
"""In characters: what is longer is a story, and points at its teller."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a worker made of an answer: its words, and the item (key) of the version it answers."""

    key: UUID
    version: int
    item: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """One answer whose owner agrees to be quoted, as a worker sees it: by nothing but its words.

    `mark` names it on a page; marks come in an order that tells nothing. `question` is shared by
    items that may be compared; `quote` is what was made of it, None where nothing was.
    """

    mark: str
    version: int
    item: str
    question: int
    text: str
    quote: Quote | None
