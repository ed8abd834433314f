"""Rows of accounts and of their roles, as what they stand for."""

from datetime import date
from typing import Any

from involvement.account import Held, StaffAccount
from involvement.place import Reach
from involvement.roles import Grant, Role
from involvement.tables import RoleGrant


def seen_account(
    row: dict[str, Any], held: list[Held], reach: Reach, today: date
) -> StaffAccount | None:
    """The account as its reader sees it; None where they reach none of its roles."""
    reached = tuple(each for each in held if reach.covers(each.grant))
    if not reached and not reach.everything:
        return None
    return StaffAccount(
        id=row["id"],
        key=row["key"],
        email=row["email"],
        name=row["name"],
        held=reached,
        elsewhere=not reach.covers_all((each.grant for each in held), today),
        invited=not row["password_hash"],
        second_factor=row["totp_since"] is not None,
        locked_until=row["locked_until"],
        ended_at=row["ended_at"],
    )


def grant_row(account: int, grant: Grant) -> RoleGrant:
    """A grant as a row of an account."""
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


def grant_of(row: dict[str, Any]) -> Grant:
    """A row as a grant."""
    return Grant(
        role=Role(row["role"]),
        organisation=row["organisation"],
        service=row["service"],
        forum=row["forum"],
        language=row["language"],
        agency=row["agency"],
        until=row["until"],
    )
