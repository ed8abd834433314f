"""Two scratch tables for tests of the database layer, and the short ways to use them."""

import sqlite3
from typing import Any

from involvement.database import Engine
from involvement.postgres_engine import numbered

PARENT = "CREATE TABLE parent (id INTEGER PRIMARY KEY)"
CHILD = """CREATE TABLE child (id INTEGER PRIMARY KEY, word TEXT UNIQUE,
    parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"""
INSERT = "INSERT INTO child (id, word, parent) VALUES (?, ?, ?)"


async def insert(
    engine: Engine, key: int, word: str | None = None, parent: int | None = None
) -> int:
    """Store one row through ``run_write`` and return its key."""

    def on_sqlite(connection: sqlite3.Connection) -> int:
        connection.execute(INSERT, (key, word, parent))
        return key

    async def on_postgres(connection: Any) -> int:
        await connection.execute(numbered(INSERT), key, word, parent)
        return key

    return await engine.run_write(on_sqlite, on_postgres)


async def insert_by_piccolo(engine: Engine, key: int) -> None:
    """Store one row the way Piccolo's queries go."""
    await engine.run_ddl(f"INSERT INTO child (id) VALUES ({key:d})")  # noqa: S608


async def keys(engine: Engine) -> list[int]:
    """Return the keys of all rows, smallest first."""
    return [key for (key,) in await engine.fetch_all("SELECT id FROM child ORDER BY id")]
