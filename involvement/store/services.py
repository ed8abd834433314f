"""Organisations, programmes and support services in the database."""

from datetime import datetime
from typing import Any

from piccolo.columns.combination import And, Or, Where, WhereRaw

from involvement.audit import record_change
from involvement.database import transaction
from involvement.permissions import WORKING
from involvement.roles import Role, Scope
from involvement.service import Organisation, SupportService
from involvement.tables import Organisation as OrganisationRow
from involvement.tables import Programme
from involvement.tables import SupportService as Row


class NotInScope(LookupError):
    """No such row, or none that this account may reach: the two are never told apart."""


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
    """The new organisation's id."""
    async with transaction():
        row = OrganisationRow(
            slug=slug, name=name, help_name=help_name, help_phone=help_phone, help_text=help_text
        )
        await row.save()
        made = int(row.id)
        await record_change(scope, "added", "organisation", slug, now, organisation=made)
        return made


async def add_programme(
    scope: Scope, now: datetime, *, organisation: int, slug: str, name: str, about: str
) -> int:
    """The new programme's id."""
    async with transaction():
        row = Programme(organisation=organisation, slug=slug, name=name, about=about)
        await row.save()
        await record_change(scope, "added", "programme", slug, now, organisation=organisation)
        return int(row.id)


async def add_service(
    scope: Scope,
    now: datetime,
    *,
    organisation: int,
    slug: str,
    name: str,
    about: str,
    provenance: str = "",
    programme: int | None = None,
) -> int:
    """The new support service's id."""
    async with transaction():
        row = Row(
            organisation=organisation,
            programme=programme,
            slug=slug,
            name=name,
            about=about,
            provenance=provenance,
        )
        await row.save()
        await record_change(scope, "added", "support service", slug, now, organisation=organisation)
        return int(row.id)


async def list_services(scope: Scope) -> list[SupportService]:
    """The support services this account works in, by name."""
    rows = await _select().where(_within(scope)).order_by(Row.name)
    return [_service(row) for row in rows]


async def get_service(scope: Scope, slug: str) -> SupportService:
    """One support service. Raises NotInScope."""
    row = await _select().where(And(Row.slug == slug, _within(scope))).first()
    if row is None:
        raise NotInScope(slug)
    return _service(row)


async def get_services(ids: list[int]) -> list[SupportService]:
    """These support services by name, for a caller that checked its own scope."""
    if not ids:
        return []
    rows = await _select().where(Row.id.is_in(ids)).order_by(Row.name)
    return [_service(row) for row in rows]


async def find_first_organisation() -> Organisation | None:
    """The organisation whose pages these are: the first one made. None on a fresh database."""
    row = await OrganisationRow.select().order_by(OrganisationRow.id).first()
    return None if row is None else _organisation(row)


async def find_organisation(slug: str) -> Organisation | None:
    """One organisation by its slug."""
    row = await OrganisationRow.select().where(OrganisationRow.slug == slug).first()
    return None if row is None else _organisation(row)


async def list_organisations(scope: Scope) -> list[Organisation]:
    """The organisations whose administrator this account is, by name."""
    query = OrganisationRow.select().order_by(OrganisationRow.name)
    if not scope.reaches_all(Role.ADMINISTRATOR):
        own = scope.organisations(Role.ADMINISTRATOR)
        query = query.where(OrganisationRow.id.is_in([-1, *own]))
    return [_organisation(row) for row in await query]


async def get_organisation(scope: Scope, slug: str) -> Organisation:
    """One of them. Raises NotInScope."""
    for organisation in await list_organisations(scope):
        if organisation.slug == slug:
            return organisation
    raise NotInScope(slug)


def check_within(scope: Scope, service: SupportService) -> None:
    """Raises NotInScope for a support service at hand that `_within` would not find."""
    if not (
        scope.reaches_all(Role.ADMINISTRATOR)
        or service.id in scope.services(*WORKING)
        or service.organisation.id in scope.organisations(*WORKING)
    ):
        raise NotInScope(service.slug)


def _within(scope: Scope) -> Where | Or | WhereRaw:
    """What narrows a query to the support services of this scope."""
    if scope.reaches_all(Role.ADMINISTRATOR):
        return WhereRaw("1 = 1")
    services = [*scope.services(*WORKING), -1]
    organisations = [*scope.organisations(*WORKING), -1]
    return Or(Row.id.is_in(services), Row.organisation.is_in(organisations))


def _select() -> Any:
    return Row.select(
        Row.id,
        Row.slug,
        Row.name,
        Row.about,
        Row.provenance,
        Row.programme.name.as_alias("programme"),
        *Row.organisation.all_columns(),
    ).output(nested=True)


def _service(row: dict[str, Any]) -> SupportService:
    return SupportService(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        about=row["about"],
        provenance=row["provenance"],
        organisation=_organisation(row["organisation"]),
        programme=row["programme"],
    )


def _organisation(row: dict[str, Any]) -> Organisation:
    return Organisation(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        help_name=row["help_name"],
        help_phone=row["help_phone"],
        help_text=row["help_text"],
    )
