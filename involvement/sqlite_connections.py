"""The connections to one SQLite file: a writer and a reader on threads, and a reader without."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from threading import get_ident
from typing import Any, TypeVar

import aiosqlite

from involvement.group_commit import GroupCommit, settle

T = TypeVar("T")
Row = Sequence[Any]
WRITER_PRAGMAS = (
    "PRAGMA busy_timeout=5000",
    "PRAGMA journal_mode=WAL",
    # NORMAL may lose acknowledged answers when the power fails.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-16000",
)
READER_PRAGMAS = ("PRAGMA busy_timeout=5000", "PRAGMA query_only=ON", "PRAGMA cache_size=-16000")


def connect(path: str, pragmas: Sequence[str]) -> sqlite3.Connection:
    """Open the file, making its folder where needed; columns come back in their declared types."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        path, isolation_level=None, detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES
    )
    for pragma in pragmas:
        connection.execute(pragma)
    return connection


def fetch_dicts(connection: sqlite3.Connection, sql: str, args: Sequence[Any]) -> list[Any]:
    """Run one statement and return its rows as dictionaries, as Piccolo wants them."""
    cursor = connection.execute(sql, args)
    if cursor.description is None:
        return []
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def write_alone(connection: sqlite3.Connection, sql: str, args: Sequence[Any]) -> list[Any]:
    """Run one statement that commits by itself."""
    settle(connection)
    return fetch_dicts(connection, sql, args)


def fetch_tuples(connection: sqlite3.Connection, sql: str, args: Sequence[Any]) -> list[Row]:
    """Run one query and return its rows as tuples."""
    return connection.execute(sql, args).fetchall()


class ThreadedConnection(aiosqlite.Connection):
    """A connection on a thread of its own. What is given to ``run`` happens in that order."""

    def __init__(self, path: str, pragmas: Sequence[str]) -> None:
        """Prepare; ``open`` opens."""
        super().__init__(partial(connect, path, pragmas), iter_chunk_size=64)
        self._thread.daemon = True  # a command that forgets to close must still be able to end

    async def open(self) -> None:
        """Open the file. Raises where that fails, once the thread is done with this event loop."""
        try:
            await self
        except BaseException:
            await asyncio.to_thread(self._thread.join)
            raise

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """Call ``function(sqlite3_connection, *args)`` there: one hop, however much it does."""
        result: T = await self._execute(  # type: ignore[no-untyped-call]
            function, self._conn, *args
        )
        return result


class Session:
    """The connections, locks and waiting writes that belong to one event loop."""

    def __init__(self, path: str, loop: asyncio.AbstractEventLoop, queue_limit: int) -> None:
        """Prepare; connections open when first asked for."""
        self.path = path
        self.loop = loop
        self._thread = get_ident()
        self.answers = GroupCommit(self.writing, queue_limit)
        self._write_lock = asyncio.Lock()
        self._open_lock = asyncio.Lock()
        self._writer: ThreadedConnection | None = None
        self._reader: ThreadedConnection | None = None
        self._point_reader: sqlite3.Connection | None = None

    def is_here(self) -> bool:
        """Whether its loop is the one that runs in this thread now."""
        return self._thread == get_ident() and self.loop.is_running()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[ThreadedConnection]:
        """Lend the writer to one task alone."""
        async with self._write_lock:
            yield self._writer or await self._open("_writer", WRITER_PRAGMAS)

    async def reader(self) -> ThreadedConnection:
        """Return the connection for queries that may take a while."""
        if self._writer is None:  # which makes the file a WAL file, if it is new
            await self._open("_writer", WRITER_PRAGMAS)
        return self._reader or await self._open("_reader", READER_PRAGMAS)

    def point_reader(self) -> sqlite3.Connection:
        """Return the connection that the event loop's own thread reads single rows with."""
        if self._point_reader is None:
            self._point_reader = connect(self.path, READER_PRAGMAS)
        return self._point_reader

    async def _open(self, name: str, pragmas: Sequence[str]) -> ThreadedConnection:
        async with self._open_lock:
            connection: ThreadedConnection | None = getattr(self, name)
            if connection is None:
                connection = ThreadedConnection(self.path, pragmas)
                await connection.open()
                setattr(self, name, connection)
            return connection

    async def close(self) -> None:
        """Finish the accepted writes, then close; the writer last, to fold the WAL back."""
        await self.answers.drain()
        async with self._write_lock:
            if self._point_reader is not None:
                self._point_reader.close()
            for connection in (self._reader, self._writer):
                if connection is not None:
                    await connection.close()

    def abandon(self) -> None:
        """Let the threads end by themselves: the loop that could wait for them has gone."""
        for connection in (self._reader, self._writer):
            if connection is not None:
                connection.stop()
