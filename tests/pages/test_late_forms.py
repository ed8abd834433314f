"""Forms that come too late: of other questions, from another tab, after the last day."""

import pytest

from tests import stored, world
from tests.page import Page
from tests.site import Browsers
from tests.world import Clock


async def started(browsers: Browsers, at: str = "") -> Page:
    """A browser that has started the survey with every kind of question, at one of them."""
    await world.one_survey(content="every-kind", slug="kinds")
    page = await browsers.open()
    await page.get("/s/kinds")
    await page.press("Start")
    return await page.get(f"/s/kinds/{at}") if at else page


def version_of(page: Page) -> str:
    return str(page.select_one("input[name=version]").get("value"))


@pytest.mark.parametrize("version", ["", "0", "99999", "one"])
async def test_a_form_of_other_questions_stores_nothing(browsers: Browsers, version: str) -> None:
    page = await started(browsers, "lonely")
    await page.post("/s/kinds/lonely", {"version": version, "answer": "2"}, 409)
    assert page.heading == "These questions have changed"
    assert await stored.answers() == []
    await page.follow("Carry on")
    await page.press("Start")
    assert page.path == "/s/kinds/lonely"


async def test_two_tabs_of_one_person_write_into_one_response(browsers: Browsers) -> None:
    first = await started(browsers, "lonely")
    second = Page(first.client)
    await second.get("/s/kinds/lonely")
    first.choose("Never")
    await first.press("Next")
    second.choose("Often")
    await second.press("Next")
    assert await stored.answers() == [("lonely", 0, 3, None)]
    first.choose("By car or taxi")
    await first.press("Next")
    await second.get("/s/kinds/check")
    await second.press("Finish and send")
    await first.post("/s/kinds/likes", {"answer": "1"}, 409)
    assert first.heading == "You have finished these questions"
    assert await stored.statuses() == ["finished"]


async def test_a_closed_survey_takes_nothing_more(browsers: Browsers, clock: Clock) -> None:
    last_day = world.START.date()
    await world.one_survey(content="every-kind", slug="kinds", closes_on=last_day)
    page = await browsers.open()
    await page.get("/s/kinds")
    await page.press("Start")
    clock.move(days=1)
    page.choose("Never")
    await page.press("Next", 409)
    assert page.heading == "This is closed now"
    for address in ("/s/kinds", "/s/kinds/lonely", "/s/kinds/check", "/s/kinds/stop"):
        await page.get(address, 409)
    assert await stored.answers() == []
    assert await stored.statuses() == ["unfinished"]


async def test_a_closed_wave_takes_nothing_more_and_leaves_the_next_one_alone(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    page = await browsers.open()
    await page.get(f"/join/{code}")
    await page.press("Start")
    clock.move(days=world.BASELINE.until_days)
    page.choose("A lot")
    await page.press("Next")
    assert await stored.answers() == [("knows_help", 0, 3, None)]
    clock.move(days=1)
    page.choose("Yes, at any time")
    await page.press("Next", 409)
    assert page.heading == "This is closed now"
    await page.get("/s/housing", 409)
    await page.get("/s/housing/check", 409)
    assert len(await stored.answers()) == 1
    assert await stored.statuses() == ["unfinished"]

    clock.move(days=world.REVIEW.from_days)
    await page.get(f"/join/{code}")
    await page.press("Start")
    page.choose("Nothing at all")
    await page.press("Next")
    assert await stored.statuses() == ["unfinished", "unfinished"]
    assert len(await stored.answers()) == 2


async def test_questions_that_do_not_exist_are_not_found(browsers: Browsers) -> None:
    page = await started(browsers, "lonely")
    await page.post("/s/kinds/unknown", {"version": version_of(page), "answer": "1"}, 404)
    await page.get("/s/kinds/unknown", 404)
    await page.get("/s/nowhere", 404)
    await page.get("/s/nowhere/lonely", 404)
