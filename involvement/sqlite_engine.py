"""Piccolo on one SQLite file that stays open: one writer, one reader, and reads without a thread.

Piccolo's own engine opens the file and starts a thread for each query, begins transactions deferred
(20 tasks that read and then write: 19 fail with "database is locked") and keeps its connection for
ever when a commit fails.
"""

import asyncio
import sqlite3
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Any, Literal, TypeVar

from piccolo.engine.sqlite import SQLiteEngine, SQLiteTransaction, TransactionType
from piccolo.table import Table

from involvement.group_commit import Job, begin, commit, run_apart, settle
from involvement.sqlite_connections import (
    Row,
    Session,
    ThreadedConnection,
    fetch_dicts,
    fetch_tuples,
    write_alone,
)

T = TypeVar("T")

# Piccolo reads each whole number through a Decimal; an answering page reads some dozens.
sqlite3.register_converter("INTEGER", int)


class ImmediateTransaction(SQLiteTransaction):
    """Holds the shared writer from BEGIN IMMEDIATE to the end, and then lets go come what may."""

    engine: "PersistentSQLiteEngine"
    _held: AbstractAsyncContextManager[ThreadedConnection]

    async def __aenter__(self) -> SQLiteTransaction:
        """Wait for the writer and begin, or join the transaction that is already open."""
        if self._parent is not None:
            return self._parent
        self._held = self.engine.writing()
        self.connection: ThreadedConnection | None = await self._held.__aenter__()
        try:
            await self.connection.run(begin)
        except BaseException:
            await self._held.__aexit__(None, None, None)
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> Literal[False]:
        """Commit or roll back; raise what the commit raised, with nothing left held."""
        if self._parent is not None:
            return False
        connection = self.connection
        assert connection is not None  # noqa: S101
        try:
            done = self._committed or self._rolled_back
            await connection.run(settle if exception or done else commit)
        finally:
            # A task that was started inside and lives on must not write into the next transaction.
            self.connection = None
            await self._held.__aexit__(None, None, None)
            self.engine.current_transaction.reset(self.context)
        return False


class PersistentSQLiteEngine(SQLiteEngine):
    """Opens itself at its first query; can be closed and used again, in another event loop too."""

    dialect: Literal["sqlite"] = "sqlite"

    def __init__(self, path: str, *, queue_limit: int = 1_000) -> None:
        """Take the file's path, and how many answers may wait for the writer."""
        self._session: Session | None = None
        self._queue_limit = queue_limit
        super().__init__(path=path)

    async def open(self) -> None:
        """Open the file now, so that a wrong path shows at the start."""
        await self._current().reader()

    async def aclose(self) -> None:
        """Finish the accepted writes, then close. Closing what is closed does nothing."""
        if self._session is not None:
            await self._current().close()
        self._session = None

    @property
    def waiting(self) -> int:
        """How many answers wait for the writer."""
        return len(self._session.answers) if self._session else 0

    def writing(self) -> AbstractAsyncContextManager[ThreadedConnection]:
        """Lend the writer to one task alone."""
        return self._current().writing()

    async def fetch_one(self, sql: str, *args: Any) -> Row | None:
        """Return the first row of a point query (`?` marks), or None.

        Without a thread hop: a row found by its key is in SQLite's cache or the system's, and takes
        10 µs where the hop alone takes 50 or more. In WAL mode a reader never waits for the writer,
        so the loop is not held up. Queries that may read many rows belong in ``Table.select``.
        """
        rows = await self.fetch_all(sql, *args)
        return rows[0] if rows else None

    async def fetch_all(self, sql: str, *args: Any) -> list[Row]:
        """Return all rows of a query that finds few by a key; see ``fetch_one``."""
        transaction = self.current_transaction.get()
        if transaction is not None:  # which must see what it has written itself
            return await self._connection_of(transaction).run(fetch_tuples, sql, args)
        return fetch_tuples(self._current().point_reader(), sql, args)

    async def run_write(self, sqlite_job: Job[T], postgres_job: object = None) -> T:
        """Run ``sqlite_job(connection)`` durably: see ``GroupCommit.write``.

        Inside a transaction it takes part in that one instead, in a savepoint.
        """
        transaction = self.current_transaction.get()
        if transaction is None:
            return await self._current().answers.write(sqlite_job)
        result, error = await self._connection_of(transaction).run(run_apart, sqlite_job)
        if error is not None:
            raise error
        joined: T = result
        return joined

    def transaction(
        self,
        transaction_type: TransactionType = TransactionType.immediate,
        allow_nested: bool = True,
    ) -> ImmediateTransaction:
        """Begin immediately, whatever type is asked for; a nested transaction joins its parent."""
        return ImmediateTransaction(self, TransactionType.immediate, allow_nested)

    async def _run_in_new_connection(
        self,
        query: str,
        args: list[Any] | None = None,
        query_type: str = "generic",
        table: type[Table] | None = None,
    ) -> list[Any]:
        # Only what surely reads goes to the reader: WITH and PRAGMA may write.
        if query.lstrip()[:7].upper() == "SELECT ":
            return await (await self._current().reader()).run(fetch_dicts, query, args or ())
        async with self.writing() as writer:
            return await writer.run(write_alone, query, args or ())

    async def _run_in_existing_connection(
        self,
        connection: ThreadedConnection | None,
        query: str,
        args: list[Any] | None = None,
        query_type: str = "generic",
        table: type[Table] | None = None,
    ) -> list[Any]:
        return await self._still_open(connection).run(fetch_dicts, query, args or ())

    def _connection_of(self, transaction: SQLiteTransaction) -> ThreadedConnection:
        return self._still_open(transaction.connection)

    @staticmethod
    def _still_open(connection: ThreadedConnection | None) -> ThreadedConnection:
        if connection is None:
            raise RuntimeError("This task was started inside a transaction that has ended.")
        return connection

    def _current(self) -> Session:
        """Return the running loop's session; drop that of a loop that has ended."""
        session = self._session
        # Not by asking for the loop: that asks the system for the process's number each time.
        if session is not None and session.is_here():
            return session
        loop = asyncio.get_running_loop()
        if session is not None:
            if session.loop.is_running():
                raise RuntimeError("The database is open in another event loop.")
            session.abandon()
        self._session = Session(str(self.path), loop, self._queue_limit)
        return self._session
