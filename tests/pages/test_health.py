"""Whether Heard is well: alive while the process is, ready while the database is."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from app import make_app
from involvement.database import Engine, close_database
from involvement.sqlite_engine import PersistentSQLiteEngine
from tests import world
from tests.databases import Databases
from tests.site import Browsers, running
from tests.world import Clock

Silence = Callable[[Engine], AbstractAsyncContextManager[None]]


async def health(browsers: Browsers, kind: str) -> tuple[int, str]:
    """The status and the word."""
    response = await (await browsers.client()).get(f"/health/{kind}")
    assert response.headers["content-type"].startswith("text/plain")
    assert response.headers["cache-control"] == "no-store"
    return response.status_code, response.text


async def test_a_server_that_is_well_says_so(browsers: Browsers) -> None:
    assert await health(browsers, "live") == (200, "alive")
    assert await health(browsers, "ready") == (200, "ready")


async def test_it_is_not_ready_while_a_migration_is_missing(
    browsers: Browsers, database: Engine
) -> None:
    await database.run_ddl("DELETE FROM migration WHERE app_name = 'forums'")
    assert await health(browsers, "ready") == (503, "migrations are missing")
    assert await health(browsers, "live") == (200, "alive")


async def test_it_is_not_ready_on_an_empty_database(
    databases: Databases, database: Engine, clock: Clock
) -> None:
    await close_database()
    await databases.empty("heard")
    async with running(make_app(world.settings(), clock)) as browsers:
        assert await health(browsers, "ready") == (503, "migrations are missing")


@asynccontextmanager
async def silence(database: Engine) -> AsyncIterator[None]:
    """A database that takes a question and does not answer it."""
    if isinstance(database, PersistentSQLiteEngine):
        assert database._session is not None
        reader = await database._session.reader()
        over = asyncio.create_task(reader.run(lambda _: time.sleep(3)))
        await asyncio.sleep(0)
        yield
        await over
        return
    locking = await database.get_new_connection()
    try:
        async with locking.transaction():
            await locking.execute("LOCK TABLE migration IN ACCESS EXCLUSIVE MODE")
            yield
    finally:
        await locking.close()


async def test_it_is_not_ready_while_the_database_does_not_answer_and_says_so_in_time(
    browsers: Browsers, database: Engine
) -> None:
    async with silence(database):
        begun = time.monotonic()
        assert await health(browsers, "ready") == (503, "the database does not answer")
        assert 1.5 < time.monotonic() - begun < 2.9
        assert await health(browsers, "live") == (200, "alive")
    assert await health(browsers, "ready") == (200, "ready")


@pytest.mark.parametrize("kind", ["live", "ready"])
async def test_nobody_is_given_a_cookie_by_asking(browsers: Browsers, kind: str) -> None:
    client = await browsers.client()
    client.cookies.set("form", "0" * 128)
    assert "set-cookie" not in (await client.get(f"/health/{kind}")).headers
