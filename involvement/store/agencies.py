"""Partner agencies in the database.

Whoever works for an organisation may read which partners it has; only its administrators change
them.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from piccolo.columns.combination import Or, WhereRaw

from involvement.agency import Agency, Protocol
from involvement.audit import record_change
from involvement.database import once_only, transaction
from involvement.permissions import WORKING
from involvement.policies import may_date_protocol
from involvement.roles import NotInScope, Role, Scope
from involvement.site import local_day
from involvement.store.organisations import check_administers
from involvement.tables import Agency as Row
from involvement.tables import SupportService


async def add_agency(
    scope: Scope, now: datetime, *, organisation: int, slug: str, name: str
) -> int:
    """The new agency's id; it has no protocol yet. Raises NotInScope, and Taken for a slug that is
    in use."""
    check_administers(scope, organisation)
    with once_only():
        async with transaction():
            row = Row(organisation=organisation, slug=slug, name=name)
            await row.save()
            await record_change(
                scope, "added", "partner agency", slug, now, organisation=organisation
            )
            return int(row.id)


async def rename_agency(scope: Scope, now: datetime, slug: str, *, name: str) -> None:
    """Give it this name. Raises NotInScope."""
    async with transaction():
        before = await get_administered(scope, slug)
        if name == before.name:
            return
        await Row.update({Row.name: name}).where(Row.id == before.id)
        await record_change(
            scope, "renamed", "partner agency", slug, now, organisation=before.organisation
        )


async def change_protocol(
    scope: Scope, now: datetime, slug: str, *, protocol: Protocol, on: date | None
) -> None:
    """Record how far its sharing protocol is, and since which day: None only where there is no
    protocol. Raises NotInScope, NotNow."""
    async with transaction():
        before = await get_administered(scope, slug)
        may_date_protocol.check(protocol, on, local_day(now))
        after = replace(
            before, protocol=protocol, protocol_on=None if protocol is Protocol.NONE else on
        )
        if after == before:
            return
        await Row.update(
            {Row.protocol: after.protocol.value, Row.protocol_on: after.protocol_on}
        ).where(Row.id == before.id)
        owner, said = before.organisation, f"recorded protocol {protocol.value} with"
        await record_change(scope, said, "partner agency", slug, now, organisation=owner)


async def list_agencies(scope: Scope) -> list[Agency]:
    """The partner agencies of the organisations that this account works for, by name; for a reader
    of an agency, that one."""
    rows = await Row.select().where(await _within(scope)).order_by(Row.name)
    return [_agency(row) for row in rows]


async def get_agency(scope: Scope, slug: str) -> Agency:
    """One of them. Raises NotInScope."""
    row = await Row.select().where(Row.slug == slug, await _within(scope)).first()
    if row is None:
        raise NotInScope(slug)
    return _agency(row)


async def get_administered(scope: Scope, slug: str) -> Agency:
    """One agency that this account may change. Raises NotInScope."""
    agency = await get_agency(scope, slug)
    check_administers(scope, agency.organisation)
    return agency


async def _within(scope: Scope) -> Or | WhereRaw:
    """What narrows a query to the agencies that this account may read of."""
    if scope.reaches_all(Role.ADMINISTRATOR):
        return WhereRaw("1 = 1")
    owners = await SupportService.select(SupportService.organisation).where(
        SupportService.id.is_in([*scope.services(*WORKING), -1])
    )
    organisations = scope.organisations(*WORKING) | {row["organisation"] for row in owners}
    agencies = scope.agencies(Role.AGENCY_READER)
    return Or(Row.organisation.is_in([*organisations, -1]), Row.id.is_in([*agencies, -1]))


def _agency(row: dict[str, Any]) -> Agency:
    return Agency(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        organisation=row["organisation"],
        protocol=Protocol(row["protocol"]),
        protocol_on=row["protocol_on"],
    )
