"""That people checked an easy-read document together, and what came of it.

A machine finds some of what is hard to read; only its readers know the rest. So a document carries
the easy-read mark only while somebody checked it as it stands.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from involvement.rule import policy
from translations.language import lazy_gettext as _

FEWEST_PEOPLE: Final = 1
MOST_PEOPLE: Final = 500


@dataclass(frozen=True, slots=True)
class Review:
    """Who checked a document: what they are called together, and in which `capacities`, such as
    "people with learning disabilities, one carer"; no names. `said` is what they told us, and
    `changed` what became of it before the document was as its `hash` says."""

    hash: str
    checked_on: date
    people: int
    checked_by: str
    capacities: str
    said: str
    changed: str

    def is_of(self, hash_: str) -> bool:
        """Whether the document with this hash is what they checked."""
        return self.hash == hash_


@policy(
    _(
        "Nobody has checked this easy read with people as it stands now. Please record who checked "
        "it first: then it can be published."
    )
)
def may_be_published_as_easy_read(review: Review | None, hash_: str) -> bool:
    """Publish a document with this hash as easy read, and show the easy-read mark. `review` is what
    `review_of` found, None where there is none."""
    return review is not None and review.is_of(hash_)


@policy(_("Enter the day on which people checked it, today at the latest."))
def may_be_checked_on(day: date, today: date) -> bool:
    """Record that people checked something on a day that has come."""
    return day <= today
