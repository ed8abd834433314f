"""Questionnaires that are being written, in the database. Each change is one transaction that reads
the draft anew, so that what two people write at once is never mixed up."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from piccolo.columns.combination import Where, WhereRaw

from involvement.audit import record_change
from involvement.database import once_only, take_turns, transaction
from involvement.roles import NotInScope, Role, Scope
from involvement.tables import Organisation
from surveys.draft import Draft, Overtaken, Values, to_new_version
from surveys.exporting import values_of
from surveys.policies import may_publish, may_take_out, may_undo
from surveys.readiness import check_draft
from surveys.store.questionnaires import (
    find_last_version,
    get_version_in_scope,
    list_versions,
    list_written_for,
    write_version,
)
from surveys.tables import DraftRow
from surveys.toml_writing import write_toml

NOUN = "draft"


async def list_drafts(scope: Scope) -> list[Draft]:
    """The drafts of the organisations this account writes for, the last changed first."""
    rows = (
        await DraftRow.select()
        .where(DraftRow.published.is_null(), await _within(scope))
        .order_by(DraftRow.changed_at, ascending=False)
    )
    return [_draft(row) for row in rows]


async def list_owners(scope: Scope) -> list[tuple[int, str]]:
    """The organisations that this account writes for: ids and names, by name."""
    query = Organisation.select(Organisation.id, Organisation.name).order_by(Organisation.name)
    if not scope.reaches_all(Role.ADMINISTRATOR):
        query = query.where(Organisation.id.is_in([*await list_written_for(scope), -1]))
    return [(row["id"], row["name"]) for row in await query]


async def get_draft(scope: Scope, draft: int) -> Draft:
    """One draft that is not published yet. Raises NotInScope."""
    found = await _get(scope, draft)
    if found.published is not None:
        raise NotInScope(draft)
    return found


async def start_draft(scope: Scope, now: datetime, *, organisation: int, values: Values) -> int:
    """The id of a new draft with these values. One with a key that is published already is the next
    version of it. Raises NotInScope, and Taken where a draft with this key is being written."""
    with once_only():
        async with transaction():
            await take_turns()
            if not scope.reaches_all(Role.ADMINISTRATOR):
                _check_among(organisation, await list_written_for(scope))
            last = await find_last_version(organisation, values["key"])
            row = DraftRow(
                organisation=organisation,
                key=values["key"],
                title=_title(values),
                text=write_toml(values),
                based_on=last.id if last else None,
                changed_at=now,
                changed_by=scope.account,
            )
            await row.save()
            made = int(row.id)
            await record_change(scope, "began", NOUN, made, now, organisation=organisation)
            return made


async def start_next_version(scope: Scope, now: datetime, version: int) -> int:
    """The id of the draft of what comes after a published version: the one that is being written,
    or a new one that says the same as the version. Raises NotInScope."""
    found = await get_version_in_scope(scope, version)
    owner = next(each.organisation for each in await list_versions(scope) if each.id == version)
    for draft in await list_drafts(scope):
        if (draft.organisation, draft.key) == (owner, found.key):
            return draft.id
    values = to_new_version(values_of(found.content))
    return await start_draft(scope, now, organisation=owner, values=values)


async def change_draft(
    scope: Scope,
    now: datetime,
    draft: int,
    change: Callable[[Values], None],
    number: int | None = None,
) -> None:
    """Have `change` change the values of a draft in place, with nobody between. What it raises is
    passed on, and nothing is changed then. `number`: that of the last change that somebody saw, who
    wants this one only if nothing came after. Raises NotInScope, Overtaken."""
    async with transaction():
        await take_turns()
        found = await get_draft(scope, draft)
        if number not in (None, found.number):
            raise Overtaken(None)
        values = found.values
        change(values)
        if values == found.values:
            return
        await _write(scope, now, found, write_toml(values), _title(values))
        await record_change(scope, "changed", NOUN, draft, now, organisation=found.organisation)


async def undo_change(scope: Scope, now: datetime, draft: int, number: int) -> None:
    """Take the last change back, which led to this number; it can be undone in turn. Raises
    NotInScope, and NotNow where somebody changed more since."""
    async with transaction():
        await take_turns()
        found = await get_draft(scope, draft)
        may_undo.check(found.may_undo and found.number == number)
        row = await DraftRow.select(DraftRow.before).where(DraftRow.id == draft).first()
        before = str(row["before"]) if row else found.text
        await _write(scope, now, found, before, found.title)
        await record_change(
            scope, "undid a change of", NOUN, draft, now, organisation=found.organisation
        )


async def publish_draft(scope: Scope, now: datetime, draft: int) -> int:
    """Publish a draft whole; the id of the version. Once it is published that is given back.

    Raises NotInScope, and NotNow where something is to be mended.
    """
    async with transaction():
        await take_turns()
        found = await _get(scope, draft)
        if found.published is not None:
            return found.published
        last = await find_last_version(found.organisation, found.key)
        ready = check_draft(found, last.content if last else None)
        may_publish.check(ready.is_ready)
        version, number = await write_version(now, found.organisation, ready.content, last)
        await DraftRow.update({DraftRow.published: version}).where(DraftRow.id == draft)
        await record_change(
            scope,
            f"published version {number} of",
            "questionnaire",
            found.key,
            now,
            organisation=found.organisation,
        )
        return version


async def remove_draft(scope: Scope, now: datetime, draft: int, number: int) -> None:
    """Throw a draft away that has come to this number; what is published of it stays. Raises
    NotInScope, and NotNow where somebody changed more since."""
    async with transaction():
        await take_turns()
        found = await get_draft(scope, draft)
        may_take_out.check(found.number != number)
        await DraftRow.delete().where(DraftRow.id == draft)
        await record_change(scope, "removed", NOUN, draft, now, organisation=found.organisation)


async def _get(scope: Scope, draft: int) -> Draft:
    row = await DraftRow.select().where(DraftRow.id == draft, await _within(scope)).first()
    if row is None:
        raise NotInScope(draft)
    return _draft(row)


async def _write(scope: Scope, now: datetime, found: Draft, text: str, title: str) -> None:
    await DraftRow.update(
        {
            DraftRow.text: text,
            DraftRow.before: found.text,
            DraftRow.title: title,
            DraftRow.number: found.number + 1,
            DraftRow.changed_at: now,
            DraftRow.changed_by: scope.account,
        }
    ).where(DraftRow.id == found.id)


async def _within(scope: Scope) -> Where | WhereRaw:
    """What narrows a query to the organisations that this account writes for."""
    if scope.reaches_all(Role.ADMINISTRATOR):
        return WhereRaw("1 = 1")
    return DraftRow.organisation.is_in([*await list_written_for(scope), -1])


def _check_among(organisation: int, mine: set[int]) -> None:
    if organisation not in mine:
        raise NotInScope(organisation)


def _title(values: Values) -> str:
    """The title for lists: as much of it as there is room for."""
    return str(values.get("title", ""))[:200]


def _draft(row: dict[str, Any]) -> Draft:
    return Draft(
        id=row["id"],
        organisation=row["organisation"],
        key=row["key"],
        title=row["title"],
        text=row["text"],
        based_on=row["based_on"],
        number=row["number"],
        changed_at=row["changed_at"],
        changed_by=row["changed_by"],
        may_undo=row["before"] is not None,
        published=row["published"],
    )
