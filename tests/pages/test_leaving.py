"""Leaving at once: to another website, and nothing of the visit stays in the browser's cookies."""

from dataclasses import replace

import pytest

from app import make_app
from involvement.database import Engine
from involvement.settings import LEAVE_TO, SettingsMistake, read_settings
from tests import stored, world
from tests.page import Page
from tests.site import Browsers, running
from tests.world import Clock


async def answering(browsers: Browsers) -> Page:
    """A browser at the second question of a survey, with one answer kept, in big letters."""
    await world.one_survey(content="drop-in", slug="visit")
    page = await (await browsers.open()).get("/s/visit")
    await page.press("Bigger")
    await page.press("Start")
    page.choose("Very welcome")
    return await page.press("Next")


async def leave(page: Page) -> str:
    """Press the link; where it leads."""
    await page.get(page.link("Leave now"), 303, follow=False)
    return str(page.response.headers["location"])


async def test_it_stands_on_every_page_and_leads_to_another_website(browsers: Browsers) -> None:
    page = await answering(browsers)
    for path in ("/s/visit/got_help", "/s/visit/check", "/help-now", "/settings", "/", "/code"):
        await page.get(path)
        assert page.link("Leave now").startswith("/leave")
    await page.get("/s/visit/got_help")
    assert await leave(page) == LEAVE_TO


@pytest.mark.parametrize("path", ["/s/visit/got_help", "/help-now?back=/s/visit/got_help"])
async def test_going_back_shows_the_first_page_without_answers(
    browsers: Browsers, path: str
) -> None:
    page = await answering(browsers)
    await page.get(path)
    await leave(page)
    for back in ("/s/visit/got_help", "/s/visit/check", "/s/visit/stop", "/s/visit/done"):
        await page.get(back)
        assert page.path == "/s/visit"
        assert page.heading == "Your home"
        assert page.root.get("data-size") == "normal"
    assert len(await stored.answers()) == 1, "what was answered is kept as when a window is closed"


async def test_the_card_is_forgotten_too(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    page = await (await browsers.open()).get(f"/join/{code}")
    await page.press("Start")
    await leave(page)
    await page.get("/s/housing", 403)
    assert page.heading == "Please use your card"


async def test_leaving_needs_no_visit_and_follows_no_address_but_its_own(
    browsers: Browsers,
) -> None:
    client = await browsers.client()
    for back in ("", "?back=https://example.org", "?back=/s/", "?back=/s/no%0d%0aX: y"):
        answer = await client.get(f"/leave{back}")
        assert (answer.status_code, answer.headers["location"]) == (303, LEAVE_TO)


async def test_the_pages_say_honestly_what_remains(browsers: Browsers) -> None:
    page = await browsers.open()
    for path in ("/help-now", "/who-sees-this"):
        await page.get(path)
        assert "Your browser may still list the pages that you opened." in page.text
        assert "open a private window first" in page.text


async def test_where_it_leads_is_a_setting(database: Engine, clock: Clock) -> None:
    settings = replace(world.settings(), leave_to="")
    async with running(make_app(settings, clock)) as browsers:
        answer = await (await browsers.client()).get("/leave")
        assert answer.headers["location"] == "/"


def test_a_place_that_is_no_address_is_refused() -> None:
    with pytest.raises(SettingsMistake, match="HEARD_LEAVE_TO"):
        read_settings({"HEARD_LEAVE_TO": "javascript:alert(1)", "HEARD_SECRET_KEY": "x" * 30})
