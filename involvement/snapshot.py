"""A database as it stands at one moment, read past the stores: for copies, and to compare them."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from typing import Any, Literal, Protocol

import asyncpg
import msgspec

from involvement.sqlite_connections import READER_PRAGMAS, Row, connect

Dialect = Literal["sqlite", "postgres"]
Fetch = Callable[[str], Awaitable[Sequence[Row]]]
BATCH = 1_000
SQLITE = "sqlite:///"

TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    "postgres": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}
COLUMNS = {
    "sqlite": "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
    " WHERE m.type = 'table' ORDER BY m.name, c.cid",
    "postgres": "SELECT table_name, column_name FROM information_schema.columns"
    " WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position",
}
# On PostgreSQL only constraints that the server has checked and goes on checking.
REFERENCES = {
    "sqlite": 'SELECT m.name, f."from", f."table" FROM sqlite_master m,'
    " pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
    "postgres": "SELECT c.conrelid::regclass::text, a.attname::text, c.confrelid::regclass::text"
    " FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid"
    " AND a.attnum = c.conkey[1] WHERE c.contype = 'f' AND c.convalidated",
}
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)
PRIMARY_CODE = 0xFF
"""What SQLite's extended error codes have in common with the plain one."""
ALONE_PRAGMAS = ("PRAGMA busy_timeout=0", "PRAGMA locking_mode=EXCLUSIVE")
CHAIN = "SELECT number, mark FROM inv_audit WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1"


class Census(msgspec.Struct, frozen=True):
    """How many rows each table has, and the last number and mark of the audit: 0 and "" without."""

    tables: dict[str, int]
    last_number: int
    last_mark: str


class Snapshot(Protocol):
    """One transaction: whatever others write meanwhile, all that is read here agrees."""

    dialect: Dialect
    connection: Any

    async def fetch(self, sql: str) -> Sequence[Row]:
        """All rows of a query."""
        ...

    def rows(self, sql: str) -> AsyncIterator[Sequence[Row]]:
        """The rows of a query in batches, for tables of any size."""
        ...


class SQLiteSnapshot:
    """On a connection of its own; the file's writer never waits for it."""

    dialect: Dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    async def fetch(self, sql: str) -> Sequence[Row]:
        """All rows of a query."""
        return self.connection.execute(sql).fetchall()

    async def rows(self, sql: str) -> AsyncIterator[Sequence[Row]]:
        """The rows of a query in batches."""
        cursor = self.connection.execute(sql)
        while batch := cursor.fetchmany(BATCH):
            yield batch


class PostgresSnapshot:
    """In a transaction that reads what was committed before it began."""

    dialect: Dialect = "postgres"

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    async def fetch(self, sql: str) -> Sequence[Row]:
        """All rows of a query."""
        rows: Sequence[Row] = await self.connection.fetch(sql)
        return rows

    async def rows(self, sql: str) -> AsyncIterator[Sequence[Row]]:
        """The rows of a query in batches."""
        cursor = await self.connection.cursor(sql)
        while batch := await cursor.fetch(BATCH):
            yield batch


@asynccontextmanager
async def snapshot(url: str) -> AsyncIterator[Snapshot]:
    """The database of this address at this moment, until the end of the block."""
    if url.startswith(SQLITE):
        with closing(connect(url.removeprefix(SQLITE), READER_PRAGMAS)) as file:
            file.execute("BEGIN")
            file.execute("SELECT count(*) FROM sqlite_master")  # from here on the moment is fixed
            yield SQLiteSnapshot(file)
        return
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            yield PostgresSnapshot(connection)
    finally:
        await connection.close()


async def is_in_use(url: str) -> bool:
    """Whether anybody else has the database of this address open, as a running server always has.

    On PostgreSQL only programs with an account whose activity this one may see are found.
    """
    if not url.startswith(SQLITE):
        async with snapshot(url) as taken:
            return bool((await taken.fetch(OTHERS))[0][0])
    with closing(connect(url.removeprefix(SQLITE), ALONE_PRAGMAS)) as file:
        try:
            file.execute("BEGIN EXCLUSIVE")  # never while anybody has a WAL file open
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & PRIMARY_CODE != sqlite3.SQLITE_BUSY:
                raise
            return True
    return False


async def take_census(dialect: Dialect, fetch: Fetch) -> Census:
    """Count everything that the queries of `fetch` see."""
    names = sorted(row[0] for row in await fetch(TABLES[dialect]))
    tables = {
        name: (await fetch(f'SELECT count(*) FROM "{name}"'))[0][0]  # noqa: S608 - from the catalogue
        for name in names
    }
    marked = ("inv_audit", "mark") in {(row[0], row[1]) for row in await fetch(COLUMNS[dialect])}
    end = await fetch(CHAIN) if marked else ()
    return Census(tables, *(end[0] if end else (0, "")))
