"""Roles given to accounts and ended, by an administrator within their own reach."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from involvement.account import makes_administrator
from involvement.database import take_turns, transaction
from involvement.place import Place
from involvement.policies import may_change_account, may_end_administrator, may_grant_until
from involvement.roles import Grant, Scope
from involvement.store.account_rows import grant_row
from involvement.store.accounts import count_administrators, get_account, record_account
from involvement.store.reach import get_reach
from involvement.store.services import NotInScope
from involvement.tables import RoleGrant


async def add_grant(
    scope: Scope,
    now: datetime,
    today: date,
    key: UUID,
    grant: Grant,
    groups: Iterable[Place] = (),
) -> None:
    """Give an account a role; one that it has already is not given twice. For `groups` see
    `get_reach`.

    Raises NotInScope for an account or a place out of reach, NotNow for a day that is over or an
    account that has ended.
    """
    async with transaction():
        await take_turns()
        found = await get_account(scope, today, key)
        await check_offered(scope, grant, groups)
        may_change_account.check(found.ended_at)
        may_grant_until.check(grant.until, today)
        if grant in [each.grant for each in found.held]:
            return
        await RoleGrant.insert(grant_row(found.id, grant))
        await record_account(scope, f"gave the role {grant.role} to", found.id, key, now)


async def end_grant(scope: Scope, now: datetime, today: date, key: UUID, number: int) -> None:
    """End a role at once: its last day was yesterday. One that has ended stays as it is.

    Raises NotInScope for an account or a role out of reach, NotNow for the last administrator.
    """
    async with transaction():
        await take_turns()
        found = await get_account(scope, today, key)
        grant = next((each.grant for each in found.held if each.number == number), None)
        if grant is None:
            raise NotInScope(number)
        if not grant.holds_on(today):
            return
        if makes_administrator(grant):
            others = await count_administrators(grant.organisation, today, but_grant=number)
            may_end_administrator.check(others)
        yesterday = today - timedelta(days=1)
        await RoleGrant.update({RoleGrant.until: yesterday}).where(RoleGrant.id == number)
        await record_account(scope, f"ended the role {grant.role} of", found.id, key, now)


async def check_offered(scope: Scope, grant: Grant, groups: Iterable[Place]) -> None:
    """Raises NotInScope for a role that this administrator may not give."""
    reach = await get_reach(scope, groups)
    if not reach.offers(grant):
        raise NotInScope(grant)
