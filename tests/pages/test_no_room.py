"""A full disk, a file that cannot be written: nothing is lost, and nothing waits for a restart."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import asyncpg
import pytest

from involvement import audit
from involvement.database import Engine
from surveys import tidying
from tests import stored, world
from tests.databases import Databases
from tests.page import Page
from tests.pages.test_busy import at_text
from tests.site import Browsers, answer_all
from tests.world import START

AWAY = "We cannot save anything just now"
LONG = (
    "I would like to say this: " + "they listen. " * 350
)  # more than fits into one page of a file
REFERENCES = [f"Reference {number}" for number in range(50)]

Obstacle = Callable[[Engine, Databases], Awaitable[Callable[[], Awaitable[object]]]]


async def full(database: Engine, _: Databases) -> Callable[[], Awaitable[object]]:
    """The disk is full: SQLite may not take one page more. Returns what makes room again."""
    pages = (await database.run_ddl("PRAGMA page_count"))[0]["page_count"]
    await database.run_ddl(f"PRAGMA max_page_count={pages}")
    return lambda: database.run_ddl("PRAGMA max_page_count=1000000")


async def not_writable(database: Engine, _: Databases) -> Callable[[], Awaitable[object]]:
    """The file cannot be written: tests may run as root, so the connection refuses instead."""
    await database.run_ddl("PRAGMA query_only=ON")
    return lambda: database.run_ddl("PRAGMA query_only=OFF")


async def read_only(_: Engine, databases: Databases) -> Callable[[], Awaitable[object]]:
    """The server takes no writes, as a standby does."""

    async def switch(value: str) -> None:
        connection = await asyncpg.connect(databases.url)
        await connection.execute("SET default_transaction_read_only = off")
        await connection.execute(f"ALTER SYSTEM SET default_transaction_read_only = {value}")
        await connection.execute("SELECT pg_reload_conf()")
        await connection.close()
        # The server reads its settings in its own time, and tells those who are connected then.
        while await told() != value:
            pass

    async def told() -> str:
        connection = await asyncpg.connect(databases.url)
        value = str(await connection.fetchval("SHOW default_transaction_read_only"))
        await connection.close()
        return value

    await switch("on")
    return lambda: switch("off")


OBSTACLES: dict[str, tuple[str, Obstacle]] = {
    "full": ("sqlite", full),
    "not writable": ("sqlite", not_writable),
    "read-only": ("postgres", read_only),
}


@asynccontextmanager
async def obstructed(database: Engine, databases: Databases, name: str) -> AsyncIterator[None]:
    """Nothing can be stored inside the block."""
    kind, obstruct = OBSTACLES[name]
    if kind != databases.kind:
        pytest.skip(f"only on {kind}")
    clear = await obstruct(database, databases)
    try:
        yield
    finally:
        await clear()


obstacles = pytest.mark.parametrize("obstacle", OBSTACLES)


@obstacles
async def test_an_answer_stays_on_the_screen_and_can_be_sent_when_there_is_room(
    browsers: Browsers, database: Engine, databases: Databases, obstacle: str
) -> None:
    page = await at_text(browsers)
    page.fill("answer", LONG)
    async with obstructed(database, databases, obstacle):
        await page.press("Next", 503)
        assert page.heading == AWAY
        assert "What you wrote is still here." in page.text
        assert page.response.headers["retry-after"] == "10"
        assert await stored.answers() == []
        await page.press("Send it again", 503)
    await page.press("Send it again")
    assert page.path == "/s/kinds/check"
    assert await stored.answers() == [("anything_else", 0, None, LONG.strip())]


@obstacles
async def test_other_people_and_other_pages_go_on_as_far_as_they_can(
    browsers: Browsers, database: Engine, databases: Databases, obstacle: str
) -> None:
    page = await at_text(browsers)
    page.fill("answer", "before")
    await page.press("Next")
    async with obstructed(database, databases, obstacle):
        await page.get("/s/kinds/anything_else")
        assert "before" in page.response.text
        page.fill("answer", LONG)
        await page.press("Next", 503)
        await page.get("/s/kinds/check")
        assert await stored.answers() == [("anything_else", 0, None, "before")]
    answers = {"favourite_place": "The park"}
    done = await answer_all(await browsers.client(), "kinds", answers)
    assert done.status_code == 200


async def at_new_people(browsers: Browsers) -> Page:
    """A worker who has written fifty references."""
    await world.riverside()
    page = await browsers.signed_in()
    await page.get("/desk/services/floating")
    page.fill("Your references, one a line (you can leave this out)", "\n".join(REFERENCES))
    return page


@obstacles
async def test_a_form_of_staff_stays_on_the_screen_too_and_is_all_or_nothing(
    browsers: Browsers, database: Engine, databases: Databases, obstacle: str
) -> None:
    page = await at_new_people(browsers)
    before = await audit.check_chain()
    async with obstructed(database, databases, obstacle):
        await page.press("Add and show the cards", 503)
        assert page.heading == AWAY
        assert await stored.count("inv_participant") == 0
        assert await audit.check_chain() == before
    await page.press("Send it again")
    assert page.heading == "50 code cards"
    assert await stored.count("inv_participant") == 50
    assert await audit.check_chain() > before


@pytest.mark.parametrize("obstacle", ["not writable", "read-only"])
async def test_nobody_is_signed_in_by_a_database_that_cannot_keep_a_session(
    browsers: Browsers, database: Engine, databases: Databases, obstacle: str
) -> None:
    await world.riverside()
    async with obstructed(database, databases, obstacle):
        page = await browsers.sign_in("worker@riverside.test", status=503)
        assert page.heading == AWAY
        assert world.PASSWORD not in page.response.text
        assert "session" not in page.client.cookies
        await page.get("/desk")
        assert page.path == "/sign-in?back=/desk"
    await browsers.sign_in("worker@riverside.test")


@obstacles
async def test_the_log_says_what_kind_of_failure_it_was_and_nothing_else(
    browsers: Browsers,
    database: Engine,
    databases: Databases,
    obstacle: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = await at_text(browsers)
    page.fill("answer", LONG)
    async with obstructed(database, databases, obstacle):
        await page.press("Next", 503)
    (record,) = [each for each in caplog.records if each.name == "heard"]
    kinds = ("SQLITE_FULL", "SQLITE_READONLY", "ReadOnlySQLTransactionError 25006")
    assert any(kind in record.getMessage() for kind in kinds), record.getMessage()
    assert "listen" not in caplog.text
    metrics = browsers.app.state.metrics.registry
    assert metrics.get_sample_value("heard_refused_total", {"reason": "away"}) == 1


@pytest.mark.parametrize("obstacle", ["not writable", "read-only"])
async def test_what_is_done_every_hour_goes_on_when_there_is_room(
    browsers: Browsers,
    database: Engine,
    databases: Databases,
    obstacle: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tidying, "EVERY_SECONDS", 0.01)
    await at_text(browsers)
    later = replace(browsers.app.state.site, now=lambda: START + timedelta(days=40))
    async with tidying.tidying(later):
        async with obstructed(database, databases, obstacle):
            await asyncio.sleep(0.3)
            assert "tidying failed at" in caplog.text
            assert await stored.statuses() == ["unfinished"]
        await asyncio.sleep(0.3)
    assert await stored.statuses() == ["abandoned"]
