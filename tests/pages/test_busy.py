"""When the database cannot keep up, or a form was open too long, what was typed stays there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from involvement.database import Engine
from involvement.group_commit import GroupCommit
from involvement.sqlite_engine import PersistentSQLiteEngine
from tests import stored, world
from tests.page import Page
from tests.site import Browsers

WAITING = 1_000  # as many answers as may wait on SQLite


@asynccontextmanager
async def overloaded(engine: Engine) -> AsyncIterator[None]:
    """For real: the writer is taken and a thousand answers wait, or no connection is free."""
    if isinstance(engine, PersistentSQLiteEngine):
        async with engine.writing():
            jobs = [asyncio.create_task(engine.run_write(_nothing)) for _ in range(WAITING)]
            await asyncio.sleep(0)
            yield
        await asyncio.gather(*jobs)
        return
    async with AsyncExitStack() as taken:
        pool: Any = engine.pool
        for _ in range(pool.get_max_size()):
            await taken.enter_async_context(pool.acquire())
        yield


def _nothing(_connection: object) -> None:
    """A write that writes nothing."""


def test_as_many_answers_may_wait_as_this_file_says() -> None:
    assert GroupCommit.__init__.__defaults__ == (WAITING,)


async def at_text(browsers: Browsers) -> Page:
    """A browser at the question that takes a long text, with two lines typed."""
    await world.one_survey(content="every-kind", slug="kinds")
    page = await browsers.open()
    await page.get("/s/kinds")
    await page.press("Start")
    await page.get("/s/kinds/anything_else?then=check")
    page.fill("answer", 'Nobody "calls" back\n& it is <cold>')
    return page


async def test_an_answer_that_finds_the_queue_full_can_be_sent_again(
    browsers: Browsers, database: Engine
) -> None:
    page = await at_text(browsers)
    async with overloaded(database):
        await page.press("Next", 503)
    assert page.heading == "We are very busy just now"
    assert "Your answers are still on this screen. Nothing is lost." in page.text
    assert page.response.headers["retry-after"] == "2"
    assert await stored.answers() == []
    await page.press("Send it again")
    assert page.path == "/s/kinds/check"
    assert await stored.answers() == [
        ("anything_else", 0, None, 'Nobody "calls" back\n& it is <cold>')
    ]


async def test_starting_and_finishing_can_be_sent_again_too(
    browsers: Browsers, database: Engine
) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    page = await browsers.open()
    await page.get("/s/kinds")
    async with overloaded(database):
        await page.press("Start", 503)
    await page.press("Send it again")
    assert page.path == "/s/kinds/lonely"
    await page.get("/s/kinds/check")
    async with overloaded(database):
        await page.press("Finish and send", 503)
    assert await stored.statuses() == ["unfinished"]
    await page.press("Send it again")
    assert page.heading == "Thank you. Your answers are in."
    assert await stored.statuses() == ["finished"]


async def test_a_form_that_was_open_too_long_keeps_what_was_typed(browsers: Browsers) -> None:
    page = await at_text(browsers)
    page.client.cookies.delete("form")
    await page.press("Next", 403)
    assert page.heading == "This page was open for too long"
    assert "What you wrote is still here." in page.text
    assert await stored.answers() == []
    await page.press("Send it again")
    assert page.path == "/s/kinds/check"
    assert "Nobody “calls” back" in page.text.replace('"calls"', "“calls”")
    assert len(await stored.answers()) == 1


async def test_a_form_with_somebody_elses_token_stores_nothing(browsers: Browsers) -> None:
    page = await at_text(browsers)
    other = await browsers.open()
    await other.get("/s/kinds")
    foreign = other.select_one("input[name=_csrf_token]").get("value")
    version = page.select_one("input[name=version]").get("value")
    for token in ("", "x" * 128, foreign):
        sent = [("version", version), ("answer", "mine"), ("_csrf_token", token)]
        await page.post("/s/kinds/anything_else", sent, 403, token=False)
        assert page.select('form input[value="mine"]')
    assert await stored.answers() == []


async def test_ticks_of_several_choices_survive_a_form_that_was_open_too_long(
    browsers: Browsers,
) -> None:
    page = await at_text(browsers)
    await page.get("/s/kinds/likes?then=check")
    page.fill("answer", ["Cooking", "Walking"])
    page.client.cookies.delete("form")
    await page.press("Next", 403)
    await page.press("Send it again")
    assert page.path == "/s/kinds/check", "where the person came from is kept too"
    assert [code for _, _, code, _ in await stored.answers()] == [0, 2]


async def test_a_password_is_not_written_into_the_page_that_asks_to_send_again(
    browsers: Browsers,
) -> None:
    await world.riverside()
    page = await browsers.open()
    await page.get("/sign-in")
    page.fill("E-mail address", "worker@riverside.test")
    page.fill("Password", world.PASSWORD)
    page.client.cookies.delete("form")
    await page.press("Sign in", 403)
    assert world.PASSWORD not in page.response.text
    await page.press("Send it again", 422)
    assert page.heading == "Sign in"


async def test_what_a_worker_typed_survives_a_form_that_was_open_too_long(
    browsers: Browsers,
) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await page.get("/desk/services/floating")
    page.fill("Your references, one a line (you can leave this out)", "AB\nCD")
    page.client.cookies.delete("form")
    await page.press("Add and show the cards", 403)
    assert await stored.count("inv_participant") == 0
    await page.press("Send it again")
    assert page.heading == "2 code cards"
