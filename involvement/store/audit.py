"""Reading the audit. What writes it is `involvement/audit.py`."""

from typing import Any

from involvement.audit_entry import AuditEntry, AuditSearch
from involvement.roles import Scope
from involvement.store.organisations import administered
from involvement.tables import Account
from involvement.tables import AuditEvent as Row


async def list_entries(
    scope: Scope, search: AuditSearch, *, skip: int = 0, most: int = 50
) -> list[AuditEntry]:
    """What was changed in the organisations that this account administers, newest first; who
    administers all reads also what belongs to none. `skip` rows are left out, `most` follow."""
    query = Row.select(
        *Row.all_columns(exclude=[Row.account]), Row.account.name.as_alias("by")
    ).where(administered(scope, Row.organisation))
    for condition in _conditions(search):
        query = query.where(condition)
    rows = await query.order_by(Row.id, ascending=False).offset(skip).limit(most)
    return [_entry(row) for row in rows]


async def list_accounts_in(scope: Scope) -> list[tuple[int, str]]:
    """(id, name) of every account that made a change which this one may read of, by name."""
    made = (
        await Row.select(Row.account)
        .where(administered(scope, Row.organisation), Row.account.is_not_null())
        .group_by(Row.account)
    )
    accounts = (
        await Account.select(Account.id, Account.name)
        .where(Account.id.is_in([-1, *(each["account"] for each in made)]))
        .order_by(Account.name)
    )
    return [(each["id"], each["name"]) for each in accounts]


def _conditions(search: AuditSearch) -> list[Any]:
    conditions: list[Any] = []
    if search.commands:
        conditions.append(Row.account.is_null())
    elif search.account is not None:
        conditions.append(Row.account == search.account)
    if search.noun is not None:
        conditions.append(Row.noun == search.noun)
    if search.since is not None:
        conditions.append(Row.at >= search.since)
    if search.before is not None:
        conditions.append(Row.at < search.before)
    return conditions


def _entry(row: dict[str, Any]) -> AuditEntry:
    return AuditEntry(
        number=row["number"],
        at=row["at"],
        by=row["by"],
        action=row["action"],
        noun=row["noun"],
        noun_key=row["noun_key"],
    )
