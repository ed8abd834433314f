"""Many small writes, one fsync: how answers reach SQLite durably and fast.

At ``synchronous=FULL`` a commit waits for the disk. Requests that arrive while one commit is under
way gather here and go into the next one together; each is acknowledged only after that commit.
"""

import asyncio
import sqlite3
from asyncio import QueueFull
from collections import deque
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]
Outcome = tuple[Any, Exception | None]
MOST_JOBS_PER_COMMIT = 256


class Writer(Protocol):
    """A connection on a thread of its own."""

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """Call ``function(connection, *args)`` on that thread and return what it returns."""
        ...


def settle(connection: sqlite3.Connection) -> None:
    """Roll back what a cancelled task may have left open on the shared writer."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def begin(connection: sqlite3.Connection) -> None:
    """Start a transaction that holds the write lock from its first moment.

    A deferred one would fail with "database is locked" when it turns from reading to writing.
    """
    settle(connection)
    connection.execute("BEGIN IMMEDIATE")


def commit(connection: sqlite3.Connection) -> None:
    """Commit, or roll back and raise: afterwards no transaction is open, whatever happened."""
    try:
        connection.execute("COMMIT")
    except BaseException:
        settle(connection)
        raise


def run_apart(connection: sqlite3.Connection, job: Job[Any]) -> Outcome:
    """Run one job in a savepoint; return (result, None), or (None, error) with its changes undone.

    An error that made SQLite roll back the whole transaction (disk full, say) is raised instead.
    """
    connection.execute("SAVEPOINT job")
    try:
        result = job(connection)
    except Exception as error:
        if not connection.in_transaction:
            raise
        connection.execute("ROLLBACK TO job")
        connection.execute("RELEASE job")
        # A future refuses StopIteration, and every other future of the group would wait for ever.
        return None, RuntimeError(repr(error)) if isinstance(error, StopIteration) else error
    connection.execute("RELEASE job")
    return result, None


def run_group(connection: sqlite3.Connection, jobs: list[Job[Any]]) -> list[Outcome]:
    """Run the jobs in one transaction; one outcome per job, in order, all durable on return.

    Raises what BEGIN or COMMIT raised; then no job of the group has been stored.
    """
    begin(connection)
    try:
        outcomes = [run_apart(connection, job) for job in jobs]
    except BaseException:
        settle(connection)
        raise
    commit(connection)
    return outcomes


class GroupCommit:
    """A bounded queue of jobs before one writer."""

    def __init__(
        self, writing: Callable[[], AbstractAsyncContextManager[Writer]], limit: int = 1_000
    ) -> None:
        """Take ``writing``, which lends the writer alone, and the most jobs that may wait."""
        self._writing = writing
        self._limit = limit
        self._waiting: deque[tuple[Job[Any], asyncio.Future[Any]]] = deque()
        self._task: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        """How many jobs wait."""
        return len(self._waiting)

    async def write(self, job: Job[T]) -> T:
        """Run ``job(connection)`` on the writer's thread; return its result after the commit.

        Raises QueueFull at once when too many jobs wait, what the job raised (its changes are
        undone, those of its neighbours are kept), or the error of the commit (nothing was stored).
        A job must not commit or roll back by itself, and must end within milliseconds.
        """
        if len(self._waiting) >= self._limit:
            raise QueueFull
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((job, future))
        if self._task is None:
            self._task = asyncio.create_task(self._commit_groups())
        return await future

    async def drain(self) -> None:
        """Return when every accepted job has been stored or has failed."""
        while self._task is not None:
            await asyncio.wait([self._task])

    async def _commit_groups(self) -> None:
        try:
            while self._waiting:
                async with self._writing() as writer:
                    await self._commit_group(writer)
        except Exception as error:  # the writer could not be opened: those who wait must hear of it
            self._fail(list(self._waiting), error)
            self._waiting.clear()
        finally:
            self._task = None

    async def _commit_group(self, writer: Writer) -> None:
        group = [
            self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_JOBS_PER_COMMIT))
        ]
        try:
            outcomes = await writer.run(run_group, [job for job, _ in group])
        except Exception as error:
            self._fail(group, error)
            return
        for (_, future), (result, error_of_job) in zip(group, outcomes, strict=True):
            if future.done():  # its request was cancelled; the answer is stored all the same
                continue
            if error_of_job is None:
                future.set_result(result)
            else:
                future.set_exception(error_of_job)

    @staticmethod
    def _fail(group: list[tuple[Job[Any], asyncio.Future[Any]]], error: Exception) -> None:
        for _, future in group:
            if not future.done():
                future.set_exception(error)
