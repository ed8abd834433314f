"""What the short ways past Piccolo promise: fetch_one, fetch_all and run_write, on both engines."""

import asyncio
import sqlite3
import uuid
from asyncio import QueueFull
from datetime import UTC, datetime
from typing import Any

import pytest

from involvement.database import Engine, unique_violation
from involvement.postgres_engine import PooledPostgresEngine, numbered
from involvement.sqlite_engine import PersistentSQLiteEngine
from tests.databases import Databases, Kind
from tests.stores.scratch import insert, keys

UNIQUE = r"(?i)unique"
FOREIGN_KEY = r"(?i)foreign key"


async def hold_all_connections(engine: Engine, go_on: asyncio.Event) -> None:
    """Keep the writer (or the pool's only connection) busy until told."""
    async with engine.transaction():
        await go_on.wait()


def engine_with_little_room(url: str) -> Engine:
    """Return an engine that is overloaded soon."""
    if url.startswith("sqlite"):
        return PersistentSQLiteEngine(url.removeprefix("sqlite:///"), queue_limit=3)
    return PooledPostgresEngine(url, pool_size=1, wait_seconds=0.05)


async def test_what_was_acknowledged_is_seen_by_the_next_read(engine: Engine) -> None:
    for key in range(20):
        await insert(engine, key)
        row = await engine.fetch_one("SELECT id FROM child WHERE id = ?", key)
        assert row is not None
        assert row[0] == key
        assert len(await engine.run_ddl("SELECT id FROM child")) == key + 1
    assert await engine.fetch_one("SELECT id FROM child WHERE id = ?", 99) is None


async def test_a_fast_write_inside_a_transaction_shares_its_fate(engine: Engine) -> None:
    async def fail_after_a_fast_write() -> None:
        async with engine.transaction():
            await insert(engine, 1)
            assert await keys(engine) == [1]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_after_a_fast_write()
    assert await keys(engine) == []


async def test_a_bad_fast_write_inside_a_transaction_leaves_the_transaction_usable(
    engine: Engine,
) -> None:
    async with engine.transaction():
        await insert(engine, 1, "same")
        with pytest.raises(Exception, match=UNIQUE):
            await insert(engine, 2, "same")
        await insert(engine, 3)
    assert await keys(engine) == [1, 3]


async def test_one_bad_write_does_not_spoil_its_neighbours(engine: Engine) -> None:
    outcomes = await asyncio.gather(
        insert(engine, 1, "same"), insert(engine, 2, "same"), insert(engine, 3, "other"),
        return_exceptions=True,
    )  # fmt: skip
    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert len(refused) == 1
    assert unique_violation(refused[0])
    assert len(await keys(engine)) == 2
    assert 3 in await keys(engine)


async def test_any_error_of_a_write_reaches_the_one_who_asked(engine: Engine) -> None:
    def on_sqlite(_connection: sqlite3.Connection) -> int:
        return next(iter(()))

    async def on_postgres(_connection: Any) -> int:
        return next(iter(()))

    with pytest.raises(RuntimeError, match="StopIteration"):
        await engine.run_write(on_sqlite, on_postgres)
    assert await insert(engine, 1) == 1


async def test_a_full_queue_refuses_at_once_and_recovers(
    engine: Engine, databases: Databases
) -> None:
    await engine.aclose()
    address = engine.path if isinstance(engine, PersistentSQLiteEngine) else engine.config["dsn"]
    url = f"sqlite:///{address}" if databases.kind == "sqlite" else address
    small = engine_with_little_room(url)
    await small.open()
    go_on = asyncio.Event()
    busy = asyncio.create_task(hold_all_connections(small, go_on))
    await asyncio.sleep(0.02)
    accepted = [asyncio.create_task(insert(small, key)) for key in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(QueueFull):
        await asyncio.wait_for(insert(small, 99), timeout=1)
    go_on.set()
    await busy
    await asyncio.gather(*accepted, return_exceptions=True)
    assert await insert(small, 100) == 100
    stored = await keys(small)
    assert 99 not in stored
    assert databases.kind == "postgres" or stored == [0, 1, 2, 100]
    await small.aclose()


async def test_closing_finishes_what_was_accepted_and_the_engine_opens_again(
    engine: Engine,
) -> None:
    writes = [asyncio.create_task(insert(engine, key)) for key in range(300)]
    await asyncio.sleep(0.01)
    await engine.aclose()
    await engine.aclose()
    stored = await asyncio.gather(*writes, return_exceptions=True)
    await engine.open()
    assert stored == list(range(300))
    assert await keys(engine) == stored


async def test_when_the_shared_commit_fails_all_hear_of_it_and_nothing_is_stored(
    engine: Engine, engine_kind: Kind
) -> None:
    if engine_kind == "postgres":
        pytest.skip("each write has a commit of its own")
    outcomes = await asyncio.gather(
        insert(engine, 1), insert(engine, 2, parent=404), return_exceptions=True
    )
    assert all(isinstance(outcome, sqlite3.IntegrityError) for outcome in outcomes)
    assert await keys(engine) == []
    assert await insert(engine, 3) == 3


async def test_values_come_back_in_their_declared_types(engine: Engine) -> None:
    await engine.run_ddl("CREATE TABLE kinds (u UUID, t TIMESTAMPTZ, b BOOLEAN, n INTEGER)")
    values = (uuid.uuid4(), datetime(2026, 11, 22, 3, tzinfo=UTC), True, -2)
    statement = "INSERT INTO kinds VALUES (?, ?, ?, ?)"

    def on_sqlite(connection: sqlite3.Connection) -> None:
        connection.execute(statement, values)

    async def on_postgres(connection: Any) -> None:
        await connection.execute(numbered(statement), *values)

    await engine.run_write(on_sqlite, on_postgres)
    row = await engine.fetch_one("SELECT u, t, b, n FROM kinds WHERE u = ?", values[0])
    assert row is not None
    assert tuple(row) == values


async def test_only_a_repeated_key_counts_as_a_unique_violation(engine: Engine) -> None:
    await insert(engine, 1, "same")
    with pytest.raises(Exception, match=UNIQUE) as repeated_word:
        await insert(engine, 2, "same")
    with pytest.raises(Exception, match=UNIQUE) as repeated_key:
        await insert(engine, 1)
    with pytest.raises(Exception, match=FOREIGN_KEY) as no_parent:
        await insert(engine, 3, parent=404)
    assert unique_violation(repeated_word.value)
    assert unique_violation(repeated_key.value)
    assert not unique_violation(no_parent.value)


def test_question_marks_become_numbers() -> None:
    assert numbered("a = ? AND b = ?") == "a = $1 AND b = $2"
