"""Options are put in order by buttons: each press is kept, and nothing is an order by chance."""

from tests import stored, world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers

HOME, PEOPLE, QUIET = "A home of my own", "People around me", "Peace and quiet"


async def at_ranking(browsers: Browsers) -> Page:
    """A browser at the item that is put in order."""
    await world.one_survey(content="every-kind", slug="kinds")
    page = await (await browsers.open()).get("/s/kinds")
    await page.press("Start")
    return await page.get("/s/kinds/matters")


def order(page: Page) -> list[str]:
    """The options as they stand."""
    return [text_of(each) for each in page.select("ol.rows .line")]


async def test_nothing_moved_is_no_answer(browsers: Browsers) -> None:
    page = await at_ranking(browsers)
    assert order(page) == [f"1. {HOME}", f"2. {PEOPLE}", f"3. {QUIET}"]
    await page.press("Next")
    assert page.path == "/s/kinds/has_bus_pass"
    assert await stored.answers() == []


async def test_every_press_is_kept_and_leads_back_to_the_option_that_moved(
    browsers: Browsers,
) -> None:
    page = await at_ranking(browsers)
    await page.press(f"Up: {QUIET}")
    assert page.response.history == []
    assert order(page) == [f"1. {HOME}", f"2. {QUIET}", f"3. {PEOPLE}"]
    assert page.select("input[name=ordered][checked]")
    await page.press(f"Down: {HOME}")
    expected = [("matters", 0, 2, None), ("matters", 1, 0, None), ("matters", 2, 1, None)]
    assert await stored.answers() == expected
    await page.press("Next")
    assert await stored.answers() == expected
    await page.get("/s/kinds/check")
    assert f"1. {QUIET}; 2. {HOME}; 3. {PEOPLE}" in page.text


async def test_a_press_from_the_check_page_still_leads_back_there(browsers: Browsers) -> None:
    page = await at_ranking(browsers)
    await page.get("/s/kinds/matters?then=check")
    await page.press(f"Down: {HOME}")
    assert page.path.startswith("/s/kinds/matters?then=check")
    await page.press("Next")
    assert page.path == "/s/kinds/check"


async def test_who_gives_no_order_after_all_says_why(browsers: Browsers) -> None:
    page = await at_ranking(browsers)
    await page.press(f"Down: {HOME}")
    page.choose("I don’t know")
    await page.press("Next")
    assert await stored.answers() == [("matters", 0, -2, None)]


async def test_an_order_that_cannot_be_is_sent_back(browsers: Browsers) -> None:
    page = await at_ranking(browsers)
    version = page.select("input[name=version]")[0].get("value")
    sent = [("version", version), ("answer", "0"), ("answer", "0"), ("up", "0")]
    await page.post("/s/kinds/matters", sent, 422)
    assert order(page)[0] == f"1. {HOME}"
    assert await stored.answers() == []
