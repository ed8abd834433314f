"""One-time links that set a password: to take up an invitation, or to reset it. Of a link, only a
hash is here."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from involvement.database import take_turns, transaction
from involvement.permissions import may_help, may_manage
from involvement.place import Place
from involvement.policies import may_change_account, may_grant_until, may_use_link
from involvement.roles import Grant, Scope
from involvement.store.accounts import get_account, insert_account, record_account
from involvement.store.grants import check_offered
from involvement.tables import Account, OneTimeLink, StaffSession

Purpose = Literal["invitation", "reset"]
DAYS: dict[Purpose, int] = {"invitation": 7, "reset": 1}


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link as it is shown once. Its address is /`purpose`/`token`."""

    purpose: Purpose
    token: str
    expires_at: datetime

    @property
    def path(self) -> str:
        """The address, from the first slash on."""
        return f"/{self.purpose}/{self.token}"


@dataclass(frozen=True, slots=True)
class Invited:
    """Whose password a link sets."""

    name: str
    email: str


async def invite(
    scope: Scope,
    now: datetime,
    today: date,
    *,
    email: str,
    name: str,
    grant: Grant,
    groups: Iterable[Place] = (),
) -> NewLink:
    """A new account with one role, and the link by which its owner chooses a password.

    Raises AccountExists, NotInScope for a role out of reach, NotNow for a day that is over.
    """
    async with transaction():
        await check_offered(scope, grant, groups)
        may_grant_until.check(grant.until, today)
        row = await insert_account(now, email, name, "", [grant])
        link = await _make(int(row.id), "invitation", now)
        await record_account(scope, "invited", int(row.id), row.key, now)
    return link


async def make_link(scope: Scope, now: datetime, today: date, key: UUID) -> NewLink:
    """A new link for an account: to take up its invitation, or to reset its password. An older one
    is void.

    Raises NotInScope, NotPermitted for one's own account or one with roles elsewhere, NotNow for
    one that has ended.
    """
    async with transaction():
        await take_turns()
        found = await get_account(scope, today, key)
        may_help.check(scope, found.id)
        may_manage.check(found.elsewhere)
        may_change_account.check(found.ended_at)
        link = await _make(found.id, "invitation" if found.invited else "reset", now)
        await record_account(scope, f"made a link ({link.purpose}) for", found.id, key, now)
    return link


async def get_invited(purpose: Purpose, token: str, now: datetime) -> Invited:
    """Whose link this is; looking changes nothing. Raises NotNow unless it may be used."""
    row = await _get_usable(purpose, token, now)
    return Invited(row["name"], row["email"])


async def use_link(purpose: Purpose, token: str, password_hash: str, now: datetime) -> int:
    """Set the password, once; the account's id. Every session of the account ends, and mistakes
    are forgotten. Raises NotNow unless the link may be used."""
    async with transaction():
        await take_turns()
        row = await _get_usable(purpose, token, now)
        account = int(row["account"])
        proven: dict[Any, Any] = {
            Account.password_hash: password_hash,
            Account.mistakes: 0,
            Account.locked_until: None,
        }
        await Account.update(proven).where(Account.id == account)
        await OneTimeLink.update({OneTimeLink.used_at: now}).where(OneTimeLink.id == row["id"])
        await StaffSession.delete().where(StaffSession.account == account)
        await record_account(Scope(account, ()), f"used the {purpose} of", account, row["key"], now)
    return account


async def _make(account: int, purpose: Purpose, now: datetime) -> NewLink:
    token, expires_at = secrets.token_urlsafe(32), now + timedelta(days=DAYS[purpose])
    await OneTimeLink.delete().where(OneTimeLink.account == account)
    await OneTimeLink.insert(
        OneTimeLink(
            account=account, token_hash=_hash(token), purpose=purpose, expires_at=expires_at
        )
    )
    return NewLink(purpose, token, expires_at)


async def _get_usable(purpose: Purpose, token: str, now: datetime) -> dict[str, Any]:
    row: dict[str, Any] | None = (
        await OneTimeLink.select(
            OneTimeLink.id,
            OneTimeLink.account,
            OneTimeLink.expires_at,
            OneTimeLink.used_at,
            OneTimeLink.account.key.as_alias("key"),
            OneTimeLink.account.name.as_alias("name"),
            OneTimeLink.account.email.as_alias("email"),
        )
        .where(
            OneTimeLink.token_hash == _hash(token),
            OneTimeLink.purpose == purpose,
            OneTimeLink.account.ended_at.is_null(),
        )
        .first()
    )
    found = row or {"expires_at": None, "used_at": None}
    may_use_link.check(found["expires_at"], found["used_at"], now)
    return found


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
