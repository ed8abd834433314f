"""Published wordings of what is agreed to, in the database: never changed, only followed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from involvement.audit import record_change
from involvement.consent import Format, Purpose, Wording
from involvement.database import fetch_all, take_turns, transaction
from involvement.roles import Scope
from involvement.store.organisations import get_organisation
from involvement.store.services import NotInScope
from involvement.tables import ConsentText

COLUMNS = "t.id, t.purpose, t.number, t.language, t.format, t.text, t.published_at"
# By hand: everybody who starts a coded survey passes here.
WORDINGS = f"""
SELECT {COLUMNS} FROM inv_consent_text t WHERE t.organisation = ? ORDER BY t.id
"""  # noqa: S608 - our own columns


async def list_wordings(organisation: int) -> list[Wording]:
    """Everything that an organisation ever published, oldest first."""
    return [wording_of(row) for row in await fetch_all(WORDINGS, organisation)]


async def get_wording(organisation: int, wording: int) -> Wording:
    """One wording of the organisation. Raises NotInScope."""
    for each in await list_wordings(organisation):
        if each.id == wording:
            return each
    raise NotInScope(wording)


async def publish_wording(
    scope: Scope,
    now: datetime,
    *,
    organisation: str,
    purpose: Purpose,
    language: str,
    format_: Format,
    text: str,
) -> Wording:
    """Publish this text as the next version; what is published last already is given back.

    `organisation` is the slug of one whose administrator the account is. Raises NotInScope.
    """
    async with transaction():
        await take_turns()
        owner = (await get_organisation(scope, organisation)).id
        known = await _list_versions(owner, purpose, language, format_)
        if known and known[-1].text == text:
            return known[-1]
        row = ConsentText(
            organisation=owner,
            purpose=purpose.value,
            number=len(known) + 1,
            language=language,
            format=format_,
            text=text,
            published_at=now,
        )
        await row.save()
        said = f"published version {row.number} of"
        await record_change(scope, said, "consent wording", purpose, now, organisation=owner)
        return (await _list_versions(owner, purpose, language, format_))[-1]


def wording_of(row: Sequence[Any]) -> Wording:
    """The wording of a row with COLUMNS."""
    id_, purpose, number, language, format_, text, published_at = row
    kind = cast("Format", format_)
    return Wording(id_, Purpose(purpose), number, language, kind, text, published_at)


async def _list_versions(
    organisation: int, purpose: Purpose, language: str, format_: Format
) -> list[Wording]:
    return [
        each
        for each in await list_wordings(organisation)
        if (each.purpose, each.language, each.format) == (purpose, language, format_)
    ]
