"""Accounts in the database: added, listed and ended, with the roles that their reader reaches."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from involvement.account import Held, StaffAccount
from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.permissions import may_manage
from involvement.place import EVERYTHING, key_of
from involvement.policies import may_end_administrator
from involvement.roles import Grant, Role, Scope
from involvement.store.account_rows import grant_of, grant_row, seen_account
from involvement.store.reach import get_reach
from involvement.store.services import NotInScope
from involvement.tables import Account, OneTimeLink, Organisation, RoleGrant, StaffSession
from involvement.tables import SupportService as Service


class AccountExists(ValueError):
    """The e-mail address has an account already."""


class NoSuchAccount(LookupError):
    """No account in force has this e-mail address."""


async def add_account(
    scope: Scope, now: datetime, *, email: str, name: str, password_hash: str, grants: list[Grant]
) -> int:
    """The new account's id. Raises AccountExists."""
    async with transaction():
        row = await insert_account(now, email, name, password_hash, grants)
        await record_account(scope, "added", int(row.id), row.key, now)
        return int(row.id)


async def insert_account(
    now: datetime, email: str, name: str, password_hash: str, grants: list[Grant]
) -> Account:
    """The new row, inside the transaction of somebody who records it. Raises AccountExists."""
    email = email.strip().lower()
    await take_turns()
    if await Account.exists().where(Account.email == email):
        raise AccountExists(email)
    row = Account(email=email, name=name, password_hash=password_hash, created_at=now)
    await row.save()
    for grant in grants:
        await RoleGrant.insert(grant_row(int(row.id), grant))
    return row


async def end_account(scope: Scope, now: datetime, today: date, key: UUID) -> None:
    """End the account, sign it out everywhere and void its links.

    Raises NotInScope, NotPermitted where it has roles elsewhere, NotNow for the last administrator.
    """
    async with transaction():
        await take_turns()
        found = await get_account(scope, today, key)
        if found.ended_at is not None:
            return
        may_manage.check(found.elsewhere)
        for grant in found.administers(today):
            others = await count_administrators(grant.organisation, today, but_account=found.id)
            may_end_administrator.check(others)
        await Account.update({Account.ended_at: now}).where(Account.id == found.id)
        await StaffSession.delete().where(StaffSession.account == found.id)
        await OneTimeLink.delete().where(OneTimeLink.account == found.id)
        await record_account(scope, "ended", found.id, key, now)


async def list_accounts(scope: Scope, today: date) -> list[StaffAccount]:
    """The accounts with a role in an organisation that this scope administers, by name; for one
    without narrowing all there are."""
    reach = await get_reach(scope)
    held = defaultdict(list)
    for row in await RoleGrant.select().order_by(RoleGrant.id):
        held[row["account"]].append(Held(row["id"], grant_of(row)))
    rows = await Account.select().order_by(Account.name, Account.email)
    seen = (seen_account(row, held[row["id"]], reach, today) for row in rows)
    return [each for each in seen if each is not None]


async def get_account(scope: Scope, today: date, key: UUID) -> StaffAccount:
    """One of them. Raises NotInScope."""
    reach = await get_reach(scope)
    row = await Account.select().where(Account.key == key).first()
    if row is None:
        raise NotInScope(key)
    grants = RoleGrant.select().where(RoleGrant.account == row["id"]).order_by(RoleGrant.id)
    found = seen_account(
        row, [Held(each["id"], grant_of(each)) for each in await grants], reach, today
    )
    if found is None:
        raise NotInScope(key)
    return found


async def get_key(email: str) -> UUID:
    """The key of the account in force with this address, for commands. Raises NoSuchAccount."""
    row = await _in_force(email)
    if row is None:
        raise NoSuchAccount(email)
    return UUID(str(row["key"]))


async def find_password_hash(email: str) -> tuple[int, str] | None:
    """(account id, password hash) of an account in force; '' for one whose invitation was not
    taken up."""
    row = await _in_force(email)
    return None if row is None else (row["id"], row["password_hash"])


async def find_password_hash_of(account: int) -> str | None:
    """The password hash of an account in force, by its id."""
    row = (
        await Account.select(Account.password_hash)
        .where(Account.id == account, Account.ended_at.is_null())
        .first()
    )
    return None if row is None else str(row["password_hash"])


async def get_scope(account: int, today: date) -> Scope:
    """What the account may reach today."""
    rows = await RoleGrant.select().where(RoleGrant.account == account)
    grants = tuple(grant for grant in map(grant_of, rows) if grant.holds_on(today))
    return Scope(account=account, grants=grants)


async def find_ids(organisation: str | None, service: str | None) -> tuple[int | None, int | None]:
    """Ids of an organisation and a support service by slug; None where there is no such row."""
    organisations = await Organisation.select(Organisation.id, Organisation.slug)
    services = await Service.select(Service.id, Service.slug)
    return (
        next((row["id"] for row in organisations if row["slug"] == organisation), None),
        next((row["id"] for row in services if row["slug"] == service), None),
    )


async def record_account(scope: Scope, action: str, account: int, key: UUID, now: datetime) -> None:
    """Put a change to an account on record, as the last step of its transaction.

    Those read of it who administer the organisation for which it was made, or else the one that
    all roles of the account name.
    """
    named = set(scope.organisations(Role.ADMINISTRATOR))
    if not named:
        rows = await RoleGrant.select(
            RoleGrant.organisation,
            RoleGrant.service.organisation.as_alias("of_service"),
            RoleGrant.agency.organisation.as_alias("of_agency"),
        ).where(RoleGrant.account == account)
        named = {each for row in rows for each in row.values() if each is not None}
    owner = named.pop() if len(named) == 1 else None
    await record_change(scope, action, "account", key, now, organisation=owner)


async def count_administrators(
    organisation: int | None, today: date, *, but_account: int = 0, but_grant: int = 0
) -> int:
    """How many other roles make somebody administrator of the organisation today, who can sign in.

    `organisation` None: of everything. Left out are `but_account` and the one role `but_grant`.
    """
    rows = await RoleGrant.select().where(
        RoleGrant.role == Role.ADMINISTRATOR.value,
        RoleGrant.account != but_account,
        RoleGrant.id != but_grant,
        RoleGrant.account.ended_at.is_null(),
        RoleGrant.account.password_hash != "",
    )
    wanted = {EVERYTHING.key, key_of(Grant(Role.ADMINISTRATOR, organisation))}
    grants = [grant for grant in map(grant_of, rows) if grant.holds_on(today)]
    return sum(key_of(grant) in wanted for grant in grants)


async def _in_force(email: str) -> dict[str, Any] | None:
    row: dict[str, Any] | None = (
        await Account.select()
        .where(Account.email == email.strip().lower(), Account.ended_at.is_null())
        .first()
    )
    return row
