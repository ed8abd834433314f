"""Organisations that an account works for: those it covers, and those of its support services."""

from involvement.permissions import WORKING
from involvement.roles import NotInScope, Role, Scope
from involvement.service import Organisation
from involvement.store.organisations import read_organisation
from involvement.tables import Organisation as Row
from involvement.tables import SupportService


async def list_workplaces(scope: Scope) -> list[Organisation]:
    """These organisations, by name; all of them for whoever administers the whole place."""
    query = Row.select().order_by(Row.name)
    if not scope.reaches_all(Role.ADMINISTRATOR):
        query = query.where(Row.id.is_in([*await _ids(scope), -1]))
    return [read_organisation(row) for row in await query]


async def check_works_for(scope: Scope, organisation: int) -> None:
    """Raises NotInScope unless this account works for the organisation with this id."""
    if not scope.reaches_all(Role.ADMINISTRATOR) and organisation not in await _ids(scope):
        raise NotInScope(organisation)


async def _ids(scope: Scope) -> set[int]:
    rows = await SupportService.select(SupportService.organisation).where(
        SupportService.id.is_in([*scope.services(*WORKING), -1])
    )
    return {*scope.organisations(*WORKING), *(row["organisation"] for row in rows)}
