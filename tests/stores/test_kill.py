"""Kill the process that stores answers, under load: what it acknowledged is there, and whole.

As a program (``python -m tests.stores.test_kill URL FIRST``) this file is the process that dies.
"""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

from involvement.database import Engine, engine_for
from involvement.postgres_engine import numbered
from tests.databases import Databases

ROOT = Path(__file__).parents[2]
ROWS_PER_JOB = 4
TABLE = "CREATE TABLE job (number INTEGER, position INTEGER, PRIMARY KEY (number, position))"
INSERT = "INSERT INTO job (number, position) VALUES (?, ?)"
STORED = "SELECT number, COUNT(*) FROM job GROUP BY number"


async def store(engine: Engine, number: int) -> None:
    """Store all rows of one job."""
    rows = [(number, position) for position in range(ROWS_PER_JOB)]

    def on_sqlite(connection: sqlite3.Connection) -> None:
        for row in rows:
            connection.execute(INSERT, row)

    async def on_postgres(connection: Any) -> None:
        for row in rows:
            await connection.execute(numbered(INSERT), *row)

    await engine.run_write(on_sqlite, on_postgres)


async def store_until_killed(url: str, first: int) -> None:
    """Store jobs from 16 tasks, and write each number to standard output once it is durable."""
    engine = engine_for(url)
    await engine.open()
    numbers = count(first)

    async def work() -> None:
        for number in numbers:
            await store(engine, number)
            os.write(1, b"%d\n" % number)

    await asyncio.gather(*(work() for _ in range(16)))


def kill_under_load(url: str, first: int) -> set[int]:
    """Start the process, kill it after some hundred jobs, and return what it had acknowledged."""
    program = [sys.executable, "-m", "tests.stores.test_kill", url, str(first)]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        acknowledged = {int(process.stdout.readline()) for _ in range(400)}
        process.send_signal(signal.SIGKILL)
        # What stood in the pipe had been acknowledged too; a line cut short had not.
        lines = process.stdout.read().splitlines(keepends=True)
        return acknowledged | {int(line) for line in lines if line.endswith("\n")}


async def test_a_killed_process_has_lost_nothing_that_it_acknowledged(
    databases: Databases,
) -> None:
    url = await databases.empty("killed")
    engine = engine_for(url)
    await engine.open()
    await engine.run_ddl(TABLE)
    await engine.aclose()
    acknowledged: set[int] = set()
    for first in (0, 1_000_000, 2_000_000):
        acknowledged |= await asyncio.to_thread(kill_under_load, url, first)
        await engine.open()
        rows_of = dict(tuple(row) for row in await engine.fetch_all(STORED))
        if databases.kind == "sqlite":
            assert await engine.fetch_all("PRAGMA integrity_check") == [("ok",)]
        await engine.aclose()
        assert len(acknowledged) >= 400
        assert acknowledged <= rows_of.keys(), "an acknowledged job is gone"
        assert set(rows_of.values()) == {ROWS_PER_JOB}, "a job is there in part"


if __name__ == "__main__":
    asyncio.run(store_until_killed(sys.argv[1], int(sys.argv[2])))
