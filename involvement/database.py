"""The database, whichever engine the settings name: opened, closed, migrated, and its short ways.

Stores use Piccolo's tables inside ``database.transaction()``; only the answering page, where every
microsecond counts a million times, uses ``fetch_one``, ``fetch_all`` and ``run_write``.
"""

import sqlite3
import sys
from asyncio import QueueFull as QueueFull
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from io import StringIO
from typing import Any, TypeVar

import asyncpg
from piccolo.engine import engine_finder

from involvement.postgres_engine import PooledPostgresEngine, ReleasingTransaction, numbered
from involvement.sqlite_connections import Row as Row
from involvement.sqlite_engine import ImmediateTransaction, PersistentSQLiteEngine

T = TypeVar("T")
Engine = PersistentSQLiteEngine | PooledPostgresEngine
# Any number will do, as long as all workers that start at once use the same one.
MIGRATION_LOCK = 0x48656172
TURN_LOCK = MIGRATION_LOCK + 1
AUDIT_LOCK = MIGRATION_LOCK + 2


class MigrationFailed(RuntimeError):
    """The migrations were taken back, all of them; the text is what stood in the way."""


def engine_for(url: str) -> Engine:
    """Return a new engine, not yet opened, for ``sqlite:///relative/path``, ``sqlite:////absolute/path``
    or ``postgresql://...``; raises ValueError for anything else.
    """
    if url.startswith("sqlite:///") and len(url) > len("sqlite:///"):
        return PersistentSQLiteEngine(url.removeprefix("sqlite:///"))
    if url.startswith(("postgresql://", "postgres://")):
        return PooledPostgresEngine(url)
    raise ValueError("HEARD_DATABASE_URL must begin with sqlite:/// or postgresql://")


@cache
def engine() -> Engine:
    """Return the engine of ``piccolo_conf``, the one that the tables use."""
    found = engine_finder()
    if not isinstance(found, Engine):
        raise RuntimeError("piccolo_conf.DB must come from involvement.database.engine_for.")
    return found


def work_on(url: str) -> None:
    """Let this process work on the database of `url` and not on that of the settings, for commands
    that fill another one: before its first query."""
    from piccolo.conf.apps import Finder  # a fifth of a second that serving need not wait

    conf: Any = Finder().get_piccolo_conf_module()
    conf.DB = engine_for(url)
    engine.cache_clear()


async def open_database() -> None:
    """Open the database in the running event loop; raises where that fails."""
    await engine().open()


async def close_database() -> None:
    """Finish what was accepted, then close."""
    await engine().aclose()


def transaction() -> ImmediateTransaction | ReleasingTransaction:
    """Return ``async with`` context: all or nothing. A nested one joins its parent.

    Start no task inside: it would inherit the transaction and might outlive it.
    """
    return engine().transaction()


async def take_turns() -> None:
    """Wait, inside ``transaction()``, until no other worker's transaction that takes turns is open.

    For what first looks and then adds: a form sent twice at once would pass the look twice. SQLite
    has one writer, so there everything takes turns.
    """
    await _lock(TURN_LOCK)


async def take_audit_turn() -> None:
    """Wait, inside ``transaction()``, until nobody else is adding to the audit.

    Always after ``take_turns`` and as the last thing a transaction does: two workers that took the
    two locks in different orders would wait for each other.
    """
    await _lock(AUDIT_LOCK)


async def _lock(number: int) -> None:
    database = engine()
    if isinstance(database, PooledPostgresEngine):
        await database.run_ddl(f"SELECT pg_advisory_xact_lock({number})")


async def fetch_one(sql: str, *args: Any) -> Row | None:
    """Return the first row of a query by key, or None.

    ``sql`` has `?` for each argument on both engines, and no `?` elsewhere. Rows are like tuples;
    UUIDs, times and booleans come back as such where the column is declared so.
    """
    return await engine().fetch_one(sql, *args)


async def fetch_all(sql: str, *args: Any) -> list[Row]:
    """Return all rows of a query by key that finds at most some dozens; see ``fetch_one``."""
    return await engine().fetch_all(sql, *args)


async def run_write(
    sqlite_job: Callable[[sqlite3.Connection], T], postgres_job: Callable[[Any], Awaitable[T]]
) -> T:
    """Run the job of the engine in use, all or nothing; return its result when it is durable.

    ``sqlite_job(sqlite3_connection)`` runs on the writer's thread together with others, in a
    savepoint; ``await postgres_job(asyncpg_connection)`` runs in a transaction. Inside
    ``transaction()`` either takes part in that one. Raises what the job raised, and QueueFull when
    the database cannot keep up: then nothing was stored.
    """
    return await engine().run_write(sqlite_job, postgres_job)


async def run_change(sql: str, *args: Any) -> int:
    """Run one statement that changes or removes rows (`?` marks); how many rows it did, without
    those that went with them."""

    def on_sqlite(connection: sqlite3.Connection) -> int:
        return connection.execute(sql, args).rowcount

    async def on_postgres(connection: Any) -> int:
        tag: str = await connection.execute(numbered(sql), *args)  # such as DELETE 3
        return int(tag.rpartition(" ")[2])

    return await run_write(on_sqlite, on_postgres)


def unique_violation(error: BaseException) -> bool:
    """Tell whether a write failed because a row with the same unique key exists."""
    if isinstance(error, sqlite3.IntegrityError):
        return error.sqlite_errorcode in (
            sqlite3.SQLITE_CONSTRAINT_UNIQUE,
            sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
        )
    return isinstance(error, asyncpg.UniqueViolationError)


class Taken(ValueError):
    """What was to be added is there already, under the same name or number."""


@contextmanager
def once_only() -> Iterator[None]:
    """Turns the breach of a unique key into Taken. Stands round a transaction, never inside one."""
    try:
        yield
    except Exception as error:
        if not unique_violation(error):
            raise
        raise Taken(str(error)) from error


def not_migrated(error: BaseException) -> bool:
    """Tell whether a statement failed because migrations have not run."""
    if isinstance(error, sqlite3.OperationalError):
        return str(error).startswith(("no such table", "no such column"))
    return isinstance(error, asyncpg.UndefinedTableError | asyncpg.UndefinedColumnError)


async def migrate() -> None:
    """Run all migrations that have not run yet, all or none. Raises MigrationFailed.

    Workers that start at the same moment take turns. Call it before the application serves: while
    it runs, SQLite does not enforce foreign keys.
    """
    database = engine()
    if isinstance(database, PooledPostgresEngine):
        async with database.transaction():
            await database.run_ddl(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
            await _run_migrations()
        return
    # A migration that rebuilds a table drops the old one, and with foreign keys on that deletes the
    # rows that refer to it. The switch has no effect inside a transaction.
    await database.run_ddl("PRAGMA foreign_keys=OFF")
    try:
        async with database.transaction():
            await _run_migrations()
            if broken := await database.run_ddl("PRAGMA foreign_key_check"):
                raise MigrationFailed(f"they broke these references: {broken[:5]}")
    finally:
        await database.run_ddl("PRAGMA foreign_keys=ON")


async def _run_migrations() -> None:
    # Here, not above: it loads a code formatter, a fifth of a second that serving need not wait.
    from piccolo.apps.migrations.commands.forwards import run_forwards

    said = StringIO()
    path = list(sys.path)  # Piccolo puts each migrations folder in front and leaves it there
    try:
        with redirect_stdout(said):
            result = await run_forwards("all")
    except Exception as error:
        raise MigrationFailed(str(error)) from error
    finally:
        sys.path[:] = path
    if not result.success:
        raise MigrationFailed(result.message or said.getvalue())
