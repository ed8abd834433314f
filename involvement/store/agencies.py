"""Partner agencies in the database."""

from datetime import date, datetime
from typing import Any

from piccolo.columns.combination import Where, WhereRaw

from involvement.agency import Agency, Protocol
from involvement.audit import record_change
from involvement.database import transaction
from involvement.permissions import WORKING
from involvement.roles import Role, Scope
from involvement.store.services import NotInScope
from involvement.tables import Agency as Row
from involvement.tables import SupportService


async def add_agency(
    scope: Scope, now: datetime, *, organisation: int, slug: str, name: str
) -> Agency:
    """A new partner of the organisation, without a protocol. Raises NotInScope."""
    async with transaction():
        if not _covers(scope, organisation):
            raise NotInScope(organisation)
        row = Row(organisation=organisation, slug=slug, name=name)
        await row.save()
        await record_change(scope, "added", "agency", slug, now, organisation=organisation)
    return await get_agency(scope, slug)


async def change_protocol(
    scope: Scope, now: datetime, *, slug: str, protocol: Protocol, on: date
) -> None:
    """Record how far the agreement about sharing has come. Raises NotInScope."""
    async with transaction():
        agency = await get_agency(scope, slug)
        if not _covers(scope, agency.organisation):
            raise NotInScope(slug)
        await Row.update({Row.protocol: protocol.value, Row.protocol_on: on}).where(
            Row.id == agency.id
        )
        owner = agency.organisation
        said = f"recorded {protocol.value} for"
        await record_change(scope, said, "agency", slug, now, organisation=owner)


async def list_agencies(scope: Scope) -> list[Agency]:
    """The partners of the organisations this account works for, by name."""
    return [
        _agency(row) for row in await Row.select().where(await _within(scope)).order_by(Row.name)
    ]


async def get_agency(scope: Scope, slug: str) -> Agency:
    """One of them. Raises NotInScope."""
    for agency in await list_agencies(scope):
        if agency.slug == slug:
            return agency
    raise NotInScope(slug)


def _covers(scope: Scope, organisation: int) -> bool:
    return scope.reaches_all(Role.ADMINISTRATOR) or organisation in scope.organisations(
        Role.ADMINISTRATOR
    )


async def _within(scope: Scope) -> Where | WhereRaw:
    if scope.reaches_all(Role.ADMINISTRATOR):
        return WhereRaw("1 = 1")
    services = SupportService.select(SupportService.organisation).where(
        SupportService.id.is_in([-1, *scope.services(*WORKING)])
    )
    own = {row["organisation"] for row in await services}
    return Row.organisation.is_in([-1, *own, *scope.organisations(*WORKING)])


def _agency(row: dict[str, Any]) -> Agency:
    return Agency(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        organisation=row["organisation"],
        protocol=Protocol(row["protocol"]),
        protocol_on=row["protocol_on"],
    )
