"""Second factors in the database: the sealed secret, and keyed hashes of recovery codes."""

import secrets
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pyotp

from involvement.code_card import code_from_bits, read_code
from involvement.database import take_turns, transaction
from involvement.permissions import may_help, may_manage
from involvement.roles import Scope
from involvement.second_factor import RECOVERY_CODES, SecondFactor, find_step, read_digits
from involvement.secrecy import Secrecy
from involvement.store.accounts import get_account, record_account
from involvement.store.tries import count_mistake, find_open, forget_mistakes
from involvement.tables import Account, RecoveryCode, StaffSession


async def get_second_factor(account: int) -> SecondFactor:
    """Whether it is in force, and how many recovery codes are left."""
    row = await Account.select(Account.totp_since).where(Account.id == account).first()
    left = await RecoveryCode.count().where(_unused(account))
    return SecondFactor(row["totp_since"] if row else None, int(left))


async def get_secret(scope: Scope, secrecy: Secrecy) -> str | None:
    """The secret that this account is setting up, the same one until it is in force; None when one
    is in force, which is never shown again."""
    async with transaction():
        await take_turns()
        row = await _own_row(scope)
        if row["totp_since"] is not None:
            return None
        secret = _secret(row, secrecy)
        if secret is None:
            secret = pyotp.random_base32()
            await _change(row["id"], {Account.totp_sealed: secrecy.seal(secret)})
        return secret


async def begin_second_factor(
    scope: Scope, now: datetime, secrecy: Secrecy, digits: str
) -> list[str] | None:
    """Put it in force, since the six digits are right; the recovery codes, shown this once.

    Every session of the account ends: none began with it. None for wrong digits, and where one is
    in force already.
    """
    async with transaction():
        await take_turns()
        row = await _own_row(scope)
        secret = _secret(row, secrecy)
        step = find_step(secret, digits, now, row["totp_step"]) if secret else None
        if step is None or row["totp_since"] is not None:
            return None
        await _change(row["id"], {Account.totp_since: now, Account.totp_step: step})
        await StaffSession.delete().where(StaffSession.account == row["id"])
        codes = await _new_codes(row["id"], secrecy)
        await record_account(scope, "set up the second factor of", row["id"], row["key"], now)
    return codes


async def settle_code(account: int, now: datetime, secrecy: Secrecy, typed: str) -> bool:
    """Whether six digits or a recovery code are right; either works once. Never while the account
    is closed, and a wrong one counts as a mistake."""
    async with transaction():
        await take_turns()
        row = await find_open(account, now)
        if row is None or row["totp_since"] is None:
            return False
        spent = await _spend(row, now, secrecy, typed)
        if spent:
            await forget_mistakes(account)
        else:
            await count_mistake(row, now)
        if spent == "recovery code":
            scope = Scope(account, ())
            await record_account(scope, "used a recovery code of", account, row["key"], now)
    return spent is not None


async def make_recovery_codes(scope: Scope, now: datetime, secrecy: Secrecy) -> list[str]:
    """New recovery codes, shown this once; the older ones stop working."""
    async with transaction():
        row = await _own_row(scope)
        codes = await _new_codes(row["id"], secrecy)
        await record_account(scope, "made new recovery codes of", row["id"], row["key"], now)
    return codes


async def remove_own_second_factor(scope: Scope, now: datetime) -> None:
    """Take it away, from somebody who has just proved who they are."""
    async with transaction():
        await _remove(scope, now, await _own_row(scope))


async def remove_second_factor(scope: Scope, now: datetime, today: date, key: UUID) -> None:
    """Take it away for somebody who lost it, and sign them out everywhere.

    Raises NotInScope, NotPermitted for one's own account or one with roles elsewhere.
    """
    async with transaction():
        found = await get_account(scope, today, key)
        may_help.check(scope, found.id)
        may_manage.check(found.elsewhere)
        row = await Account.select().where(Account.id == found.id).first()
        if row is None or row["totp_since"] is None:
            return
        await StaffSession.delete().where(StaffSession.account == found.id)
        await _remove(scope, now, row)


async def _remove(scope: Scope, now: datetime, row: dict[str, Any]) -> None:
    gone: dict[Any, Any] = {
        Account.totp_sealed: None,
        Account.totp_since: None,
        Account.totp_step: 0,
    }
    await _change(row["id"], gone)
    await RecoveryCode.delete().where(RecoveryCode.account == row["id"])
    await StaffSession.update({StaffSession.second_factor: False}).where(
        StaffSession.account == row["id"]
    )
    await record_account(scope, "removed the second factor of", row["id"], row["key"], now)


def _secret(row: dict[str, Any], secrecy: Secrecy) -> str | None:
    """The secret of an account; None where there is none, or no key here opens it: then no digits
    are right, and recovery codes still are."""
    secret = secrecy.unseal(row["totp_sealed"])
    return secret if isinstance(secret, str) else None


async def _spend(row: dict[str, Any], now: datetime, secrecy: Secrecy, typed: str) -> str | None:
    """What was right about what was typed, which it never is again; None for nothing."""
    digits, secret = read_digits(typed), _secret(row, secrecy)
    step = find_step(secret, digits, now, row["totp_step"]) if digits and secret else None
    if step is not None:
        await _change(row["id"], {Account.totp_step: step})
        return "digits"
    code_hash = secrecy.hash_recovery_code(row["id"], read_code(typed) or "")
    this = _unused(row["id"]) & (RecoveryCode.code_hash == code_hash)
    if await RecoveryCode.exists().where(this):
        await RecoveryCode.update({RecoveryCode.used_at: now}).where(this)
        return "recovery code"
    return None


async def _new_codes(account: int, secrecy: Secrecy) -> list[str]:
    codes = [code_from_bits(secrets.randbits(55)) for _ in range(RECOVERY_CODES)]
    await RecoveryCode.delete().where(RecoveryCode.account == account)
    hashes = [secrecy.hash_recovery_code(account, code) for code in codes]
    await RecoveryCode.insert(*(RecoveryCode(account=account, code_hash=each) for each in hashes))
    return codes


def _unused(account: int) -> Any:
    return (RecoveryCode.account == account) & RecoveryCode.used_at.is_null()


async def _own_row(scope: Scope) -> dict[str, Any]:
    row: dict[str, Any] | None = await Account.select().where(Account.id == scope.account).first()
    if row is None:
        raise LookupError("a command has no account of its own")
    return row


async def _change(account: int, columns: dict[Any, Any]) -> None:
    await Account.update(columns).where(Account.id == account)
