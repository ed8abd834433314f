"""Piccolo on PostgreSQL: a pool that ``open`` starts, and nothing leaked when a commit fails."""

import asyncio
import re
from asyncio import QueueFull
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import cache
from itertools import count
from types import TracebackType
from typing import Any, Literal, TypeVar

import asyncpg
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

T = TypeVar("T")
Row = Sequence[Any]
PostgresJob = Callable[[Any], Awaitable[T]]
CONNECT_SECONDS = 5.0


class ServerAway(ConnectionError):
    """The database server could not be reached."""


async def connect(*args: Any, **options: Any) -> Any:
    """A new connection of the pool. Raises ServerAway; asyncpg itself would raise any OSError."""
    try:
        return await asyncpg.connect(*args, **options)
    except OSError as error:
        raise ServerAway(type(error).__name__) from error


@cache
def numbered(sql: str) -> str:
    """Turn the `?` marks of a statement into `$1`, `$2`...; no literal in it may contain a `?`."""
    numbers = count(1)
    return re.sub(r"\?", lambda _: f"${next(numbers)}", sql)


async def keep_session(_connection: object) -> None:
    """Nothing to reset: Heard changes no session settings, and asyncpg rolls back before it asks.

    Its default would cost one more round trip for every request.
    """


class ReleasingTransaction(PostgresTransaction):
    """Gives its connection back whatever commit and rollback do."""

    engine: "PooledPostgresEngine"

    async def __aenter__(self) -> PostgresTransaction:
        """Take a connection and begin, or join the transaction that is already open."""
        if self._parent is not None:
            return self._parent
        self.engine.come_in()
        try:
            self.connection = await self.get_connection()  # type: ignore[no-untyped-call]
        except BaseException:
            self.engine.go_out()
            raise
        try:
            self.transaction = self.connection.transaction()
            await self.begin()  # type: ignore[no-untyped-call]
        except BaseException:
            await self._release()
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
        try:
            if not self._committed and not self._rolled_back:
                end = self.rollback if exception else self.commit
                await end()  # type: ignore[no-untyped-call]
        finally:
            await self._release()
            self.engine.current_transaction.reset(self.context)
        return False

    async def _release(self) -> None:
        try:
            if self.engine.pool:
                await self.engine.pool.release(self.connection)
            else:
                await self.connection.close()
        finally:
            self.engine.go_out()


class PooledPostgresEngine(PostgresEngine):
    """The same small interface as PersistentSQLiteEngine."""

    dialect: Literal["postgres"] = "postgres"

    def __init__(self, url: str, *, pool_size: int = 10, wait_seconds: float = 2.0) -> None:
        """Take the server's address, the most connections, and how long a request waits for one."""
        self._pool_size = pool_size
        self._wait_seconds = wait_seconds
        self._inside = 0  # requests that hold a connection or wait for one
        self._last_out = asyncio.Event()
        super().__init__(config={"dsn": url})

    async def check_version(self) -> None:
        """Do not connect when the settings are merely imported."""

    async def open(self) -> None:
        """Start the pool in the running loop; raises where the server cannot be reached."""
        if self.pool is None:
            await self.start_connection_pool(
                min_size=1,
                max_size=self._pool_size,
                reset=keep_session,
                connect=connect,
                timeout=CONNECT_SECONDS,
            )

    async def aclose(self) -> None:
        """Wait for whoever was let in, then close. Closing what is closed does nothing.

        The pool's own close waits for connections in use, but cuts off whoever gets one then.
        """
        if self.pool is not None:
            if self._inside:
                self._last_out = asyncio.Event()
                await self._last_out.wait()
            await self.close_connection_pool()

    @property
    def waiting(self) -> int:
        """How many requests wait for a connection."""
        return max(0, self._inside - self._pool_size)

    def come_in(self) -> None:
        """Count somebody who wants a connection."""
        self._inside += 1

    def go_out(self) -> None:
        """Count them out, whatever became of it."""
        self._inside -= 1
        if not self._inside:
            self._last_out.set()

    async def fetch_one(self, sql: str, *args: Any) -> Row | None:
        """Return the first row of a query (`?` marks), or None."""
        async with self._connection() as connection:
            row: Row | None = await connection.fetchrow(numbered(sql), *args)
            return row

    async def fetch_all(self, sql: str, *args: Any) -> list[Row]:
        """Return all rows of a query (`?` marks)."""
        async with self._connection() as connection:
            rows: list[Row] = await connection.fetch(numbered(sql), *args)
            return rows

    async def run_write(self, sqlite_job: object, postgres_job: PostgresJob[T]) -> T:
        """Await ``postgres_job(asyncpg_connection)`` in a transaction (a savepoint inside another).

        Raises QueueFull when no connection becomes free in time.
        """
        async with self._connection() as connection, connection.transaction():
            return await postgres_job(connection)

    def transaction(self, allow_nested: bool = True) -> ReleasingTransaction:
        """Begin a transaction; a nested one joins its parent."""
        return ReleasingTransaction(self, allow_nested)

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Any]:
        """Lend the current transaction's connection, or one of the pool."""
        transaction = self.current_transaction.get()
        if transaction is not None:
            yield transaction.connection
            return
        if self.pool is None:
            raise RuntimeError("The database is not open.")
        # A timer is only worth its price (a quarter of a read) when there is something to wait for.
        patience = None if self.pool.get_idle_size() else self._wait_seconds
        self.come_in()
        try:
            connection = await self._acquire(patience)
            try:
                yield connection
            finally:
                await self.pool.release(connection)
        finally:
            self.go_out()

    async def _acquire(self, patience: float | None) -> Any:
        """A connection of the pool. Raises QueueFull when none becomes free in time."""
        assert self.pool is not None  # noqa: S101
        try:
            return await self.pool.acquire(timeout=patience)
        except TimeoutError:
            raise QueueFull from None
