"""What somebody keeps of their own account. Whose it is, the scope says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from involvement.database import transaction
from involvement.roles import Scope
from involvement.store.accounts import record_account
from involvement.tables import Account, OneTimeLink, StaffSession


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """An account as its owner sees it."""

    id: int
    key: UUID
    name: str
    email: str


async def get_own(scope: Scope) -> OwnAccount:
    """The account that is signed in."""
    row = (
        await Account.select(Account.id, Account.key, Account.name, Account.email)
        .where(Account.id == scope.account)
        .first()
    )
    if row is None:
        raise LookupError("a command has no account of its own")
    return OwnAccount(**row)


async def change_password(scope: Scope, now: datetime, password_hash: str, session: int) -> None:
    """A new password; every session but this one ends, and links that were made are void."""
    async with transaction():
        await Account.update({Account.password_hash: password_hash}).where(
            Account.id == scope.account
        )
        await StaffSession.delete().where(
            StaffSession.account == scope.account, StaffSession.id != session
        )
        await OneTimeLink.delete().where(OneTimeLink.account == scope.account)
        await record_own(scope, "changed the password of", now)


async def record_own(scope: Scope, action: str, now: datetime) -> None:
    """Put a change to one's own account on record, as the last step of its transaction."""
    own = await get_own(scope)
    await record_account(scope, action, own.id, own.key, now)
