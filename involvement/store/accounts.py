"""Accounts, their grants and their signed-in browsers in the database."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import Any

from involvement.audit import record_change
from involvement.database import fetch_all, transaction
from involvement.roles import Grant, Role, Scope, SignedIn
from involvement.tables import Account, Organisation, RoleGrant, StaffSession
from involvement.tables import SupportService as Service

SESSION_HOURS = 10
# By hand: every page of staff asks it first.
SIGNED_IN = """
SELECT a.id, a.name, s.id, s.second_factor,
       g.role, g.organisation, g.service, g.forum, g.language, g.agency, g.until
FROM inv_session s JOIN inv_account a ON a.id = s.account
LEFT JOIN inv_role_grant g ON g.account = a.id
WHERE s.token_hash = ? AND s.expires_at > ? AND a.ended_at IS NULL
"""


class AccountExists(ValueError):
    """The e-mail address has an account already."""


class NoSuchAccount(LookupError):
    """No account in force has this e-mail address."""


async def add_account(
    scope: Scope, now: datetime, *, email: str, name: str, password_hash: str, grants: list[Grant]
) -> int:
    """The new account's id. Raises AccountExists."""
    email = email.strip().lower()
    async with transaction():
        if await Account.exists().where(Account.email == email):
            raise AccountExists(email)
        row = Account(email=email, name=name, password_hash=password_hash, created_at=now)
        await row.save()
        for grant in grants:
            await RoleGrant.insert(_grant_row(int(row.id), grant))
        await record_change(scope, "added", "account", row.key, now)
        return int(row.id)


async def end_account(scope: Scope, now: datetime, email: str) -> None:
    """End the account and sign it out everywhere. Raises NoSuchAccount."""
    async with transaction():
        row = await _in_force(email)
        if row is None:
            raise NoSuchAccount(email)
        await Account.update({Account.ended_at: now}).where(Account.id == row["id"])
        await StaffSession.delete().where(StaffSession.account == row["id"])
        await record_change(scope, "ended", "account", row["key"], now)


async def list_accounts() -> list[tuple[str, str, tuple[str, ...], datetime | None]]:
    """(e-mail, name, roles, ended) of every account, by e-mail; for the command line."""
    grants = await RoleGrant.select(RoleGrant.account, RoleGrant.role)
    accounts = await Account.select().order_by(Account.email)
    return [
        (
            account["email"],
            account["name"],
            tuple(sorted(g["role"] for g in grants if g["account"] == account["id"])),
            account["ended_at"],
        )
        for account in accounts
    ]


async def find_password_hash(email: str) -> tuple[int, str] | None:
    """(account id, password hash) of an account in force."""
    row = await _in_force(email)
    return None if row is None else (row["id"], row["password_hash"])


async def start_session(
    account: int,
    now: datetime,
    replaces: str | None,
    *,
    browser: str = "",
    second_factor: bool = False,
) -> str:
    """The cookie value of a new session; the browser's earlier one ends with it. `browser` is what
    its owner will know it by."""
    token = secrets.token_urlsafe(32)
    async with transaction():
        await StaffSession.delete().where(StaffSession.expires_at < now)
        if replaces:
            await StaffSession.delete().where(StaffSession.token_hash == _hash(replaces))
        await StaffSession.insert(
            StaffSession(
                token_hash=_hash(token),
                account=account,
                started_at=now,
                expires_at=now + timedelta(hours=SESSION_HOURS),
                browser=browser,
                second_factor=second_factor,
            )
        )
    return token


async def end_session(token: str) -> None:
    """Sign this browser out."""
    await StaffSession.delete().where(StaffSession.token_hash == _hash(token))


async def find_signed_in(token: str, now: datetime, today: date) -> SignedIn | None:
    """Who a session cookie belongs to, with the scope that is in force today (where they are)."""
    rows = await fetch_all(SIGNED_IN, _hash(token), now)
    if not rows:
        return None
    account, name, session, second_factor = rows[0][:4]
    grants = [Grant(Role(row[4]), *row[5:]) for row in rows if row[4] is not None]
    scope = Scope(account, tuple(grant for grant in grants if grant.holds_on(today)))
    return SignedIn(account, name, scope, session, bool(second_factor))


async def get_scope(account: int, today: date) -> Scope:
    """What the account may reach today."""
    rows = await RoleGrant.select().where(RoleGrant.account == account)
    grants = tuple(grant for grant in map(_grant, rows) if grant.holds_on(today))
    return Scope(account=account, grants=grants)


async def find_ids(organisation: str | None, service: str | None) -> tuple[int | None, int | None]:
    """Ids of an organisation and a support service by slug; None where there is no such row."""
    organisations = await Organisation.select(Organisation.id, Organisation.slug)
    services = await Service.select(Service.id, Service.slug)
    return (
        next((row["id"] for row in organisations if row["slug"] == organisation), None),
        next((row["id"] for row in services if row["slug"] == service), None),
    )


async def _in_force(email: str) -> dict[str, Any] | None:
    row: dict[str, Any] | None = (
        await Account.select()
        .where(Account.email == email.strip().lower(), Account.ended_at.is_null())
        .first()
    )
    return row


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _grant_row(account: int, grant: Grant) -> RoleGrant:
    return RoleGrant(
        account=account,
        role=grant.role.value,
        organisation=grant.organisation,
        service=grant.service,
        forum=grant.forum,
        language=grant.language,
        agency=grant.agency,
        until=grant.until,
    )


def _grant(row: dict[str, Any]) -> Grant:
    return Grant(
        role=Role(row["role"]),
        organisation=row["organisation"],
        service=row["service"],
        forum=row["forum"],
        language=row["language"],
        agency=row["agency"],
        until=row["until"],
    )
