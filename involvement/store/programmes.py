"""Programmes in the database."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from involvement.audit import record_change
from involvement.database import once_only, transaction
from involvement.roles import NotInScope, Scope
from involvement.service import Programme
from involvement.store.organisations import administered, check_administers
from involvement.tables import Programme as Row


async def add_programme(
    scope: Scope, now: datetime, *, organisation: int, slug: str, name: str, about: str
) -> int:
    """The new programme's id. Raises NotInScope, and Taken for a slug that is in use."""
    check_administers(scope, organisation)
    with once_only():
        async with transaction():
            row = Row(organisation=organisation, slug=slug, name=name, about=about)
            await row.save()
            await record_change(scope, "added", "programme", slug, now, organisation=organisation)
            return int(row.id)


async def change_programme(
    scope: Scope, now: datetime, slug: str, *, name: str, about: str
) -> None:
    """Give it this name and this description. Raises NotInScope."""
    async with transaction():
        before = await get_programme(scope, slug)
        if replace(before, name=name, about=about) == before:
            return
        await Row.update({Row.name: name, Row.about: about}).where(Row.id == before.id)
        await record_change(
            scope, "changed", "programme", slug, now, organisation=before.organisation
        )


async def list_programmes(scope: Scope) -> list[Programme]:
    """The programmes of the organisations that this account administers, by name."""
    rows = await Row.select().where(administered(scope, Row.organisation)).order_by(Row.name)
    return [read_programme(row) for row in rows]


async def get_programme(scope: Scope, slug: str) -> Programme:
    """One programme of an organisation that this account administers. Raises NotInScope."""
    row = await Row.select().where(Row.slug == slug, administered(scope, Row.organisation)).first()
    if row is None:
        raise NotInScope(slug)
    return read_programme(row)


def read_programme(row: dict[str, Any]) -> Programme:
    """A row as the noun."""
    return Programme(
        id=row["id"],
        organisation=row["organisation"],
        slug=row["slug"],
        name=row["name"],
        about=row["about"],
    )
