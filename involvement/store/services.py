"""Support services in the database."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from piccolo.columns.combination import And, Or, Where, WhereRaw

from involvement.audit import record_change
from involvement.database import once_only, take_turns, transaction
from involvement.permissions import WORKING
from involvement.policies import may_turn_away
from involvement.roles import NotInScope as NotInScope
from involvement.roles import Role, Scope
from involvement.service import ServiceState, SupportService
from involvement.store.organisations import administered, check_administers, read_organisation
from involvement.store.programmes import get_programme, read_programme
from involvement.tables import SupportService as Row

CHANGES = {
    ServiceState.OPEN: "opened",
    ServiceState.CLOSED: "closed to referral",
    ServiceState.ENDED: "ended",
}
ENDED_TOLD_DAYS = 365
"""How long the first page tells of a support service that has ended."""


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
    """The new support service's id. Raises NotInScope, and Taken for a slug that is in use."""
    check_administers(scope, organisation)
    with once_only():
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
            await record_change(
                scope, "added", "support service", slug, now, organisation=organisation
            )
            return int(row.id)


async def change_service(
    scope: Scope, now: datetime, slug: str, *, name: str, about: str, programme: str | None
) -> None:
    """Give it this name, this description and this programme (a slug; None: no programme). Raises
    NotInScope, also for a programme of another organisation."""
    async with transaction():
        before = await get_administered(scope, slug)
        owner = before.organisation.id
        into = await get_programme(scope, programme) if programme else None
        if into is not None and into.organisation != owner:
            raise NotInScope(programme)
        if replace(before, name=name, about=about, programme=into) == before:
            return
        await Row.update(
            {Row.name: name, Row.about: about, Row.programme: into.id if into else None}
        ).where(Row.id == before.id)
        await record_change(scope, "changed", "support service", slug, now, organisation=owner)


async def change_state(
    scope: Scope,
    now: datetime,
    slug: str,
    *,
    state: ServiceState,
    on: date,
    notice: str,
    elsewhere: str,
) -> None:
    """Open it, close it to new people, or end it, on that day; or change only what people read who
    come all the same. Raises NotInScope, and NotNow without a place to send them to."""
    may_turn_away.check(state, elsewhere)
    async with transaction():
        await take_turns()  # nobody is added to a support service while it ends
        before = await get_administered(scope, slug)
        since = before.state_on if state is before.state else on
        if replace(before, state=state, notice=notice, elsewhere=elsewhere) == before:
            return
        await Row.update(
            {
                Row.state: state.value,
                Row.state_on: since,
                Row.notice: notice,
                Row.elsewhere: elsewhere,
            }
        ).where(Row.id == before.id)
        said = "changed the notice of" if state is before.state else CHANGES[state]
        owner = before.organisation.id
        await record_change(scope, said, "support service", slug, now, organisation=owner)


async def list_services(scope: Scope) -> list[SupportService]:
    """The support services this account works in, by name."""
    rows = await _select().where(_within(scope)).order_by(Row.name)
    return [read_service(row) for row in rows]


async def get_service(scope: Scope, slug: str) -> SupportService:
    """One support service that this account works in. Raises NotInScope."""
    row = await _select().where(And(Row.slug == slug, _within(scope))).first()
    if row is None:
        raise NotInScope(slug)
    return read_service(row)


async def list_administered(scope: Scope) -> list[SupportService]:
    """The support services of the organisations that this account administers, by name."""
    rows = await _select().where(administered(scope, Row.organisation)).order_by(Row.name)
    return [read_service(row) for row in rows]


async def get_administered(scope: Scope, slug: str) -> SupportService:
    """One of them. Raises NotInScope."""
    service = await get_service(scope, slug)
    check_administers(scope, service.organisation.id)
    return service


async def get_services(ids: list[int]) -> list[SupportService]:
    """These support services by name, for a caller that checked its own scope."""
    if not ids:
        return []
    rows = await _select().where(Row.id.is_in(ids)).order_by(Row.name)
    return [read_service(row) for row in rows]


async def list_turning_away(today: date) -> list[SupportService]:
    """The support services that take nobody new, by name, for anybody to read; one that has ended
    for a year and no longer."""
    told_from = today - timedelta(days=ENDED_TOLD_DAYS)
    closed = Row.state == ServiceState.CLOSED.value
    ended = And(Row.state == ServiceState.ENDED.value, Row.state_on >= told_from)
    rows = await _select().where(Or(closed, ended)).order_by(Row.name)
    return [read_service(row) for row in rows]


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


def columns_of(row: Any) -> list[Any]:
    """What `read_service` needs, of the table itself or of a key that leads there, nested."""
    return [
        *row.all_columns(exclude=[row.programme, row.organisation]),
        *row.programme.all_columns(),
        *row.organisation.all_columns(),
    ]


def _select() -> Any:
    return Row.select(*columns_of(Row)).output(nested=True)


def read_service(row: dict[str, Any]) -> SupportService:
    """A support service from its row, with its programme and organisation in it."""
    has_programme = row["programme"]["id"] is not None
    return SupportService(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        about=row["about"],
        provenance=row["provenance"],
        organisation=read_organisation(row["organisation"]),
        programme=read_programme(row["programme"]) if has_programme else None,
        state=ServiceState(row["state"]),
        state_on=row["state_on"],
        notice=row["notice"],
        elsewhere=row["elsewhere"],
    )
