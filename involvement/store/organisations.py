"""Organisations in the database, and which of them an account administers."""

from datetime import datetime
from typing import Any

from piccolo.columns import Column
from piccolo.columns.combination import Where, WhereRaw

from involvement.audit import record_change
from involvement.database import once_only, transaction
from involvement.permissions import may_add_organisation
from involvement.roles import NotInScope, Role, Scope
from involvement.service import Organisation
from involvement.tables import Organisation as Row


async def add_organisation(
    scope: Scope,
    now: datetime,
    *,
    slug: str,
    name: str,
    help_name: str,
    help_phone: str,
    help_text: str,
) -> int:
    """The new organisation's id. Raises NotPermitted, and Taken for a slug that is in use."""
    may_add_organisation.check(scope)
    with once_only():
        async with transaction():
            row = Row(
                slug=slug,
                name=name,
                help_name=help_name,
                help_phone=help_phone,
                help_text=help_text,
            )
            await row.save()
            made = int(row.id)
            await record_change(scope, "added", "organisation", slug, now, organisation=made)
            return made


async def change_organisation(
    scope: Scope,
    now: datetime,
    slug: str,
    *,
    name: str,
    help_name: str,
    help_phone: str,
    help_text: str,
) -> None:
    """Give it this name and this help line. Raises NotInScope."""
    async with transaction():
        before = await get_organisation(scope, slug)
        after = Organisation(before.id, slug, name, help_name, help_phone, help_text)
        if after == before:
            return
        await Row.update(
            {
                Row.name: name,
                Row.help_name: help_name,
                Row.help_phone: help_phone,
                Row.help_text: help_text,
            }
        ).where(Row.id == before.id)
        await record_change(scope, "changed", "organisation", slug, now, organisation=before.id)


async def list_organisations(scope: Scope) -> list[Organisation]:
    """The organisations that this account administers, by name."""
    rows = await Row.select().where(administered(scope, Row.id)).order_by(Row.name)
    return [read_organisation(row) for row in rows]


async def get_organisation(scope: Scope, slug: str) -> Organisation:
    """One organisation that this account administers. Raises NotInScope."""
    row = await Row.select().where(Row.slug == slug, administered(scope, Row.id)).first()
    if row is None:
        raise NotInScope(slug)
    return read_organisation(row)


async def find_first_organisation() -> Organisation | None:
    """The organisation whose pages these are: the first one made. None on a fresh database."""
    row = await Row.select().order_by(Row.id).first()
    return None if row is None else read_organisation(row)


async def get_owner(organisation: int) -> Organisation:
    """One organisation by its id, for a caller that needs no scope. Raises LookupError."""
    row = await Row.select().where(Row.id == organisation).first()
    if row is None:
        raise LookupError(organisation)
    return read_organisation(row)


async def find_organisation(slug: str) -> Organisation | None:
    """One organisation by its slug, for a caller that needs no scope: commands and tests."""
    row = await Row.select().where(Row.slug == slug).first()
    return None if row is None else read_organisation(row)


def administers(scope: Scope, organisation: int) -> bool:
    """Whether this account administers the organisation with this id."""
    return scope.reaches_all(Role.ADMINISTRATOR) or organisation in scope.organisations(
        Role.ADMINISTRATOR
    )


def check_administers(scope: Scope, organisation: int) -> None:
    """Raises NotInScope unless this account administers the organisation with this id."""
    if not administers(scope, organisation):
        raise NotInScope(organisation)


def administered(scope: Scope, column: Column) -> Where | WhereRaw:
    """What narrows a query to the organisations that this account administers, by the column that
    names them."""
    if scope.reaches_all(Role.ADMINISTRATOR):
        return WhereRaw("1 = 1")
    return column.is_in([*scope.organisations(Role.ADMINISTRATOR), -1])


def read_organisation(row: dict[str, Any]) -> Organisation:
    """A row as the noun."""
    return Organisation(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        help_name=row["help_name"],
        help_phone=row["help_phone"],
        help_text=row["help_text"],
    )
