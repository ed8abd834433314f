"""Moving everything into an empty database of another kind, and looking whether all has arrived."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from graphlib import TopologicalSorter

import asyncpg
from asyncpg.pgproto import pgproto

from involvement import database
from involvement.backing_up import check_there
from involvement.backup import NotCopied, compare
from involvement.snapshot import (
    COLUMNS,
    REFERENCES,
    SQLITE,
    Census,
    PostgresSnapshot,
    Snapshot,
    SQLiteSnapshot,
    is_in_use,
    snapshot,
    take_census,
)
from involvement.sqlite_connections import WRITER_PRAGMAS, Row, connect

MIGRATIONS = "migration"
SEQUENCE = """
SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM "{table}"
WHERE pg_get_serial_sequence('{table}', 'id') IS NOT NULL HAVING max(id) IS NOT NULL
"""

sqlite3.register_adapter(pgproto.UUID, str)  # asyncpg's own kind, which Piccolo does not know


async def move(source_url: str, target_url: str) -> Census:
    """Copy every row into the database of `target_url`, which is migrated first; what was counted.

    All of it in one transaction there, from one snapshot here; the source is only read. Raises
    NotCopied where the target has rows, the source is in use, or it is not of this version.
    """
    check_there(source_url)
    if await is_in_use(source_url):
        raise NotCopied(
            "Heard is running on this database, or another program has it open. Stop it first: "
            "what is answered while everything moves would stay behind."
        )
    await _prepare(target_url)
    async with snapshot(source_url) as source, _filling(target_url) as target:
        tables = await _tables(source)
        if tables != await _tables(target):
            raise NotCopied("The database is not up to date: run heard migrate before you move it.")
        for table in await _in_order(source, tables):
            await _copy(source, target, table, tables[table])
        census = await take_census(source.dialect, source.fetch)
        compare(await take_census(target.dialect, target.fetch), census)
    return census


async def _prepare(url: str) -> None:
    """Migrate the target. Raises NotCopied where anything is in it."""
    database.work_on(url)
    await database.open_database()
    try:
        census = await take_census(database.engine().dialect, database.fetch_all)
        filled = [name for name, rows in census.tables.items() if rows and name != MIGRATIONS]
        if filled:
            raise NotCopied(f"The other database is not empty: {', '.join(filled)} have rows.")
        await database.migrate()
    finally:
        await database.close_database()


@asynccontextmanager
async def _filling(url: str) -> AsyncIterator[Snapshot]:
    """A transaction that writes; committed at the end of the block, or nothing of it is there."""
    if url.startswith(SQLITE):
        with closing(connect(url.removeprefix(SQLITE), WRITER_PRAGMAS)) as file:
            file.execute("BEGIN IMMEDIATE")
            yield SQLiteSnapshot(file)  # closing without a commit takes everything back
            file.execute("COMMIT")
        return
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            yield PostgresSnapshot(connection)
    finally:
        await connection.close()


async def _tables(of: Snapshot) -> dict[str, set[str]]:
    """The columns of each table but that of the migrations, which each database fills by itself."""
    tables: dict[str, set[str]] = {}
    for table, column in await of.fetch(COLUMNS[of.dialect]):
        tables.setdefault(table, set()).add(column)
    tables.pop(MIGRATIONS, None)
    return tables


async def _in_order(source: Snapshot, tables: dict[str, set[str]]) -> list[str]:
    """The tables, each after those that its rows refer to."""
    parents: dict[str, set[str]] = {table: set() for table in tables}
    for table, _, parent in await source.fetch(REFERENCES[source.dialect]):
        if parent != table:
            parents[table].add(parent)
    return list(TopologicalSorter(parents).static_order())


async def _copy(source: Snapshot, target: Snapshot, table: str, columns: set[str]) -> None:
    names = sorted(columns)
    listed = ", ".join(f'"{name}"' for name in names)
    # In the order in which they were added: a row may refer to an earlier one of its own table.
    query = f'SELECT {listed} FROM "{table}" ORDER BY id'  # noqa: S608 - from the catalogue
    async for rows in source.rows(query):
        await _insert(target, table, names, rows)
    if target.dialect == "postgres":
        await target.fetch(SEQUENCE.format(table=table))


async def _insert(target: Snapshot, table: str, names: list[str], rows: Sequence[Row]) -> None:
    if target.dialect == "postgres":
        try:
            await target.connection.copy_records_to_table(table, records=rows, columns=names)
        except asyncpg.DataError as error:
            raise NotCopied(f"A row of {table} does not fit there: {error}.") from None
        return
    listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    target.connection.executemany(
        f'INSERT INTO "{table}" ({listed}) VALUES ({marks})',  # noqa: S608 - from the catalogue
        [tuple(row) for row in rows],
    )
