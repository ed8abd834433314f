"""Wrong passwords and codes in a row, counted by account: after ten it is closed for a while."""

from datetime import datetime, timedelta
from typing import Any

from involvement.database import take_turns, transaction
from involvement.policies import may_try_password
from involvement.tables import Account

MOST_MISTAKES = 10
CLOSED_MINUTES = 15


async def settle_password(account: int, now: datetime, *, right: bool) -> bool:
    """Whether a password that was `right` or wrong lets somebody on: never while the account is
    closed. The state is read here, after the password was looked at, so that tries at the same
    moment count one after another."""
    async with transaction():
        await take_turns()
        row = await find_open(account, now)
        if row is None:
            return False
        if not right:
            await count_mistake(row, now)
        elif (
            row["totp_since"] is None
        ):  # else the code decides, and a password alone forgets nothing
            await forget_mistakes(account)
    return right


async def find_open(account: int, now: datetime) -> dict[str, Any] | None:
    """The row of an account in force that is not closed; to be asked inside a transaction."""
    row: dict[str, Any] | None = (
        await Account.select().where(Account.id == account, Account.ended_at.is_null()).first()
    )
    return row if row and may_try_password(row["locked_until"], now) else None


async def count_mistake(row: dict[str, Any], now: datetime) -> None:
    """One more mistake of an account; the tenth closes it, and counting begins anew."""
    mistakes = row["mistakes"] + 1
    change: dict[Any, Any] = {Account.mistakes: mistakes}
    if mistakes >= MOST_MISTAKES:
        until = now + timedelta(minutes=CLOSED_MINUTES)
        change = {Account.mistakes: 0, Account.locked_until: until}
    await Account.update(change).where(Account.id == row["id"])


async def forget_mistakes(account: int) -> None:
    """After somebody proved who they are."""
    change: dict[Any, Any] = {Account.mistakes: 0, Account.locked_until: None}
    await Account.update(change).where(Account.id == account)
