"""What stands in the database, read past the stores."""

from typing import Any

from involvement.database import fetch_all


async def answers() -> list[tuple[str, int, int | None, str | None]]:
    """(item key, position, code, text) of every answer, by response, item and position."""
    rows = await fetch_all(
        "SELECT i.key, a.position, a.code, a.text FROM svy_answer a"
        " JOIN svy_item i ON i.id = a.item ORDER BY a.response, i.position, a.position"
    )
    return [tuple(row) for row in rows]


async def formats() -> list[tuple[str, int | None, str]]:
    """(item key, code, format) of every answer, by response, item and position."""
    rows = await fetch_all(
        "SELECT i.key, a.code, a.format FROM svy_answer a"
        " JOIN svy_item i ON i.id = a.item ORDER BY a.response, i.position, a.position"
    )
    return [tuple(row) for row in rows]


async def statuses() -> list[str]:
    """The status of every response, in the order in which they were started."""
    return [row[0] for row in await fetch_all("SELECT status FROM svy_response ORDER BY id")]


async def ways() -> list[tuple[str, str, str]]:
    """(mode, helper, status) of every response, in the order in which they were started."""
    rows = await fetch_all("SELECT mode, helper, status FROM svy_response ORDER BY id")
    return [(row[0], row[1], row[2]) for row in rows]


async def audit() -> list[tuple[Any, ...]]:
    """(account, action, noun) of every audit event, in order."""
    rows = await fetch_all("SELECT account, action, noun FROM inv_audit ORDER BY id")
    return [tuple(row) for row in rows]


async def audited_for() -> list[int | None]:
    """Whose administrators may read each audit event, in order; None: of no organisation."""
    return [row[0] for row in await fetch_all("SELECT organisation FROM inv_audit ORDER BY id")]


async def count(table: str) -> int:
    """How many rows a table of ours has."""
    rows = await fetch_all(f"SELECT count(*) FROM {table}")  # noqa: S608  # our own table's name
    return int(rows[0][0])


async def rows(table: str) -> list[tuple[Any, ...]]:
    """Every row of a table of ours."""
    return [tuple(row) for row in await fetch_all(f"SELECT * FROM {table}")]  # noqa: S608
