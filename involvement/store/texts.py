"""Texts for everybody in the database: versions are added, never changed."""

from datetime import datetime
from typing import Any

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.public_text import LANGUAGE, PublicText, TextKind
from involvement.roles import Scope
from involvement.store.organisations import get_organisation
from involvement.tables import PublicText as Row


async def publish_text(
    scope: Scope, now: datetime, *, organisation: str, kind: TextKind, text: str
) -> PublicText:
    """Publish this text as the next version; what stands already is not published again.

    `organisation` is its slug. Raises NotInScope.
    """
    async with transaction():
        await take_turns()
        owner = await get_organisation(scope, organisation)
        last = await find_text(owner.id, kind)
        if last is not None and last.text == text:
            return last
        row = Row(
            organisation=owner.id,
            kind=kind.value,
            number=last.number + 1 if last else 1,
            language=LANGUAGE,
            text=text,
            published_at=now,
        )
        await row.save()
        action, noun = f"published version {row.number} of", f"{kind} text"
        await record_change(scope, action, noun, owner.slug, now, organisation=owner.id)
    return _text(row.to_dict())


async def find_text(organisation: int, kind: TextKind) -> PublicText | None:
    """The version in force, or None. Without a scope: everybody may read it."""
    row = await _of(organisation, kind).first()
    return None if row is None else _text(row)


async def list_texts(organisation: int, kind: TextKind) -> list[PublicText]:
    """Every published version, the newest first; the earlier ones may be read too."""
    return [_text(row) for row in await _of(organisation, kind)]


def _of(organisation: int, kind: TextKind) -> Any:
    return (
        Row.select()
        .where(Row.organisation == organisation, Row.kind == kind.value, Row.language == LANGUAGE)
        .order_by(Row.number, ascending=False)
    )


def _text(row: dict[str, Any]) -> PublicText:
    return PublicText(
        id=row["id"],
        kind=TextKind(row["kind"]),
        number=row["number"],
        language=row["language"],
        text=row["text"],
        published_at=row["published_at"],
    )
