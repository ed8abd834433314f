"""All that a database holds, to compare it with another one."""

from typing import Any
from uuid import UUID

from involvement.snapshot import COLUMNS, snapshot

Everything = dict[str, list[dict[str, Any]]]


async def everything(url: str) -> Everything:
    """Table → its rows by id, values in their types; without the list of migrations, which holds
    the time at which each ran."""
    columns: dict[str, list[str]] = {}
    async with snapshot(url) as taken:
        for table, column in await taken.fetch(COLUMNS[taken.dialect]):
            columns.setdefault(table, []).append(column)
        return {
            table: [
                dict(zip(names, map(plain, row), strict=True))
                for row in await taken.fetch(
                    f'SELECT {", ".join(names)} FROM "{table}" ORDER BY id'  # noqa: S608 - the catalogue's
                )
            ]
            for table, names in columns.items()
            if table != "migration"
        }


def plain(value: Any) -> Any:
    """The value with its kind, so that 1 is not True and a text is not a time."""
    kind = UUID if isinstance(value, UUID) else type(value)  # asyncpg has one of its own
    return (kind.__name__, value)
