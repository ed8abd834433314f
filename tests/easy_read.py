"""Hard words and reviews for tests, made through the stores."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from easy_read.document import Document, Line
from easy_read.glossary import Term
from easy_read.review import Review
from easy_read.store import glossary, reviews
from involvement.roles import COMMAND, Scope
from tests.world import START

MINUTES = Document("minutes", "may", "Our meeting", "en", (Line("We met.", "people"),))
CHECKED = Review(
    hash=MINUTES.hash,
    checked_on=START.date(),
    people=4,
    checked_by="The Tuesday group",
    capacities="people with learning disabilities, one carer",
    said="The second line was hard.",
    changed="We wrote it again.",
)
Call = Callable[[Scope], Awaitable[Any]]


async def hard_word(
    *,
    organisation: int,
    words: str = "tenancy",
    explanation: str = "Renting a home.",
    language: str = "en",
    scope: Scope = COMMAND,
) -> int:
    """A hard word of an organisation; its number."""
    return await glossary.add_term(
        scope, START, organisation=organisation, language=language, term=Term(words, explanation)
    )


async def checked(
    scope: Scope = COMMAND,
    *,
    organisation: int,
    document: Document = MINUTES,
    **said: Any,
) -> Review:
    """That people checked a document as it stands; `said` is what differs from `CHECKED`."""
    review = replace(CHECKED, **{"hash": document.hash, **said})
    await reviews.record_review(
        scope,
        START,
        organisation=organisation,
        document=document,
        review=review,
        today=START.date(),
    )
    return review


def calls(organisation: int, number: int) -> dict[str, Call]:
    """Every store call that changes something in easy read of an organisation, whose hard word has
    this number, by what the audit says of it; the last one removes it."""
    return {
        "added hard word": lambda scope: hard_word(
            organisation=organisation, words="eviction", scope=scope
        ),
        "changed hard word": lambda scope: glossary.change_term(
            scope, START, number, Term("tenancy", "The right to stay.")
        ),
        "recorded easy-read review": partial(checked, organisation=organisation),
        "removed hard word": lambda scope: glossary.remove_term(scope, START, number),
    }
