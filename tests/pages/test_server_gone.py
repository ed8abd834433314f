"""PostgreSQL stops and comes back: what was typed stays on the screen, and Heard goes on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from involvement.database import Engine
from tests import kiosks, stored, world
from tests.databases import Databases, PostgresDatabases
from tests.page import Page
from tests.pages.test_busy import at_text
from tests.pages.test_no_room import AWAY, at_new_people
from tests.site import Browsers

ways_of_stopping = pytest.mark.parametrize("crash", [False, True], ids=["stopped", "crashed"])


@pytest.fixture(autouse=True)
def _only_on_postgres(databases: Databases) -> None:
    if databases.kind == "sqlite":
        pytest.skip("SQLite has no server")


@asynccontextmanager
async def gone(databases: Databases, *, crash: bool) -> AsyncIterator[None]:
    """Without the database server inside the block."""
    assert isinstance(databases, PostgresDatabases)
    if not await databases.stop(at_once=crash):
        pytest.skip("this server is not ours to stop")
    try:
        yield
    finally:
        await databases.start()


@ways_of_stopping
async def test_what_was_typed_stays_and_is_stored_when_the_server_is_back(
    browsers: Browsers, databases: Databases, crash: bool
) -> None:
    page = await at_text(browsers)
    async with gone(databases, crash=crash):
        await page.press("Next", 503)
        assert page.heading == AWAY
        await page.press("Send it again", 503)
        health = await page.client.get("/health/ready")
        assert (health.status_code, health.text) == (503, "the database does not answer")
    await page.press("Send it again")
    assert page.path == "/s/kinds/check"
    assert [text for *_, text in await stored.answers()] == ['Nobody "calls" back\n& it is <cold>']
    assert (await page.client.get("/health/ready")).text == "ready"


async def test_what_was_typed_on_a_tablet_stays_too_and_stays_in_the_kiosk(
    browsers: Browsers, databases: Databases
) -> None:
    await kiosks.open_survey()
    page = await kiosks.begun(browsers)
    page.choose("Yes, at any time")
    async with gone(databases, crash=False):
        await page.press("Next", 503)
        assert page.heading == AWAY
        assert page.link("Help now").startswith("/kiosk/")
        assert page.select_one("body").get("data-idle") == "60"
    await page.press("Send it again")
    assert [code for _, _, code, _ in await stored.answers()] == [1, 0]


@ways_of_stopping
async def test_a_form_of_staff_stays_although_nobody_can_say_who_sent_it(
    browsers: Browsers, databases: Databases, crash: bool
) -> None:
    page = await at_new_people(browsers)
    async with gone(databases, crash=crash):
        await page.press("Add and show the cards", 503)
        assert page.heading == AWAY
        assert "Reference 49" in page.response.text
        await page.get("/desk", 503)
        assert page.heading == "We cannot show this just now"
    await page.follow("Try again")
    assert page.path == "/desk"
    assert await stored.count("inv_participant") == 0


@ways_of_stopping
async def test_it_may_go_in_the_middle_of_a_request(
    browsers: Browsers, databases: Databases, crash: bool
) -> None:
    page = await at_text(browsers)
    locking = await asyncpg.connect(databases.url)
    await locking.execute("BEGIN; LOCK TABLE svy_answer IN ACCESS EXCLUSIVE MODE")
    waiting = asyncio.create_task(page.press("Next", 503))
    await until_waiting(locking)
    async with gone(databases, crash=crash):
        await waiting
        assert page.heading == AWAY
    locking.terminate()
    assert await stored.answers() == []
    await page.press("Send it again")
    assert len(await stored.answers()) == 1


async def until_waiting(connection: asyncpg.Connection) -> None:
    """Wait until somebody waits for a lock of ours, ten seconds at most."""
    blocked = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    for _ in range(1_000):
        if await connection.fetchval(blocked):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nobody waits")


async def test_many_connections_all_come_back(
    browsers: Browsers, databases: Databases, database: Engine
) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    pages = [await browsers.open() for _ in range(30)]

    async def all_get(status: int) -> list[Page]:
        return await asyncio.gather(*(page.get("/s/kinds", status) for page in pages))

    await all_get(200)
    async with gone(databases, crash=True):
        await asyncio.gather(*(page.get("/help-now", 503) for page in pages))
    await all_get(200)
    await asyncio.gather(*(page.get("/help-now") for page in pages))
    assert database.waiting == 0
