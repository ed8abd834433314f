"""Signed-in browsers in the database. Of a session's cookie, only a hash is here."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from involvement.database import fetch_all, transaction
from involvement.roles import Grant, Role, Scope, SignedIn
from involvement.store.own_account import record_own
from involvement.store.services import NotInScope
from involvement.tables import StaffSession

SESSION_HOURS = 10
# By hand: every page of staff asks it first.
SIGNED_IN = """
SELECT a.id, a.name, s.id, s.second_factor,
       g.role, g.organisation, g.service, g.forum, g.language, g.agency, g.until
FROM inv_session s JOIN inv_account a ON a.id = s.account
LEFT JOIN inv_role_grant g ON g.account = a.id
WHERE s.token_hash = ? AND s.expires_at > ? AND a.ended_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser in which somebody is signed in; `browser` as `browser.recognise` found it."""

    number: int
    browser: str
    started_at: datetime


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


async def list_own_sessions(scope: Scope, now: datetime) -> list[OpenSession]:
    """The browsers in which this account is signed in, the newest first."""
    rows = (
        await StaffSession.select()
        .where(StaffSession.account == scope.account, StaffSession.expires_at > now)
        .order_by(StaffSession.id, ascending=False)
    )
    return [OpenSession(row["id"], row["browser"], row["started_at"]) for row in rows]


async def end_own_session(scope: Scope, now: datetime, number: int) -> None:
    """Sign one of them out. Raises NotInScope for a session that is over, or somebody else's."""
    mine = (StaffSession.account == scope.account) & (StaffSession.id == number)
    async with transaction():
        if not await StaffSession.exists().where(mine):
            raise NotInScope(number)
        await StaffSession.delete().where(mine)
        await record_own(scope, "ended a session of", now)


async def end_other_sessions(scope: Scope, now: datetime, own: int) -> None:
    """Sign all of them out but `own`; with no other one nothing is changed."""
    others = (StaffSession.account == scope.account) & (StaffSession.id != own)
    async with transaction():
        if await StaffSession.exists().where(others):
            await StaffSession.delete().where(others)
            await record_own(scope, "ended the other sessions of", now)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
