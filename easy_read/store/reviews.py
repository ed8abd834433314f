"""Reviews in the database: they are added, never changed."""

from datetime import date, datetime
from typing import Any

from easy_read.document import Document
from easy_read.review import Review, may_be_checked_on
from easy_read.tables import ReviewRow as Row
from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.roles import Scope
from involvement.store.workplaces import check_works_for


async def record_review(
    scope: Scope,
    now: datetime,
    *,
    organisation: int,
    document: Document,
    review: Review,
    today: date,
) -> None:
    """Keep that people checked this document; the same again is not kept twice.

    `review.hash` is that of the document which its writer had before them. Raises NotInScope, and
    NotNow for a day to come.
    """
    may_be_checked_on.check(review.checked_on, today)
    async with transaction():
        await take_turns()
        await check_works_for(scope, organisation)
        if await find_newest_review(organisation, document.kind, document.key) == review:
            return
        row = Row(
            organisation=organisation,
            kind=document.kind,
            key=document.key,
            hash=review.hash,
            checked_on=review.checked_on,
            people=review.people,
            checked_by=review.checked_by,
            capacities=review.capacities,
            said=review.said,
            changed=review.changed,
            recorded_at=now,
        )
        await row.save()
        name = f"{document.kind} {document.key}"
        await record_change(
            scope, "recorded", "easy-read review", name, now, organisation=organisation
        )


async def review_of(organisation: int, kind: str, key: str, hash_: str) -> Review | None:
    """The newest review of a document as it stands; None where nobody checked it, or where it
    changed since. Without a scope: the mark is for everybody to see."""
    row = await _of(organisation, kind, key).where(Row.hash == hash_).first()
    return None if row is None else _review(row)


async def find_newest_review(organisation: int, kind: str, key: str) -> Review | None:
    """The newest review of a document, be it as it stands or as it was; None without one. For
    telling staff that what people checked has changed since."""
    row = await _of(organisation, kind, key).first()
    return None if row is None else _review(row)


async def list_reviews(scope: Scope, organisation: int, kind: str, key: str) -> list[Review]:
    """Every review of a document, the newest first. Raises NotInScope."""
    await check_works_for(scope, organisation)
    return [_review(row) for row in await _of(organisation, kind, key)]


def _of(organisation: int, kind: str, key: str) -> Any:
    return (
        Row.select()
        .where(Row.organisation == organisation, Row.kind == kind, Row.key == key)
        .order_by(Row.id, ascending=False)
    )


def _review(row: dict[str, Any]) -> Review:
    return Review(
        hash=row["hash"],
        checked_on=row["checked_on"],
        people=row["people"],
        checked_by=row["checked_by"],
        capacities=row["capacities"],
        said=row["said"],
        changed=row["changed"],
    )
