"""How somebody wants to read, chosen on the first page: for this visit, or for a device of one's
own."""

import pytest

from tests import stored, world
from tests.page import Page
from tests.site import Browsers

LOOK = ("data-size", "data-contrast", "data-motion")
USUAL = ["normal", "normal", "normal"]
EVERY_CHOICE = ["Bigger", "Strong contrast", "Calm", "Read to me", "Easy read"]


async def first_page(browsers: Browsers) -> Page:
    """The first page of the drop-in's survey in a new browser."""
    await world.one_survey(content="drop-in", slug="visit")
    return await (await browsers.open()).get("/s/visit")


def look(page: Page) -> list[str]:
    """How the page is drawn."""
    return [page.root.get(name) for name in LOOK]


def pressed(page: Page) -> list[str]:
    """The words of the buttons that say they are chosen."""
    chosen = page.select("button[aria-pressed=true]")
    return [" ".join("".join(each.itertext()).split()) for each in chosen]


async def finish(page: Page) -> Page:
    """Start, and finish without an answer."""
    await page.press("Start")
    await page.get("/s/visit/check")
    return await page.press("Finish and send")


async def test_every_choice_is_there_before_it_is_needed_and_can_be_taken_back(
    browsers: Browsers,
) -> None:
    page = await first_page(browsers)
    assert pressed(page) == []
    for words in EVERY_CHOICE:
        await page.press(words)
    assert look(page) == ["bigger", "high", "calm"]
    assert pressed(page) == EVERY_CHOICE
    assert "You do not have to answer every question." in page.text
    for words in EVERY_CHOICE:
        await page.press(words)
    assert pressed(page) == []
    assert look(page) == USUAL
    assert "You can leave out any question." in page.text


async def test_the_choices_that_few_need_are_folded_away_until_one_of_them_is_chosen(
    browsers: Browsers,
) -> None:
    page = await first_page(browsers)
    folded = page.select_one("main details")
    assert folded.get("open") is None
    assert [each.text for each in folded.iter("button")] == ["Pictures"]
    buttons = [each.text for each in page.select("button[name=choose]")]
    assert buttons == [*EVERY_CHOICE, "Pictures"]
    await page.press("Pictures")
    assert page.select_one("main details").get("open") is not None


async def test_nothing_is_folded_away_where_there_is_nothing_more(browsers: Browsers) -> None:
    await world.one_survey(content="every-kind", slug="plain")
    page = await (await browsers.open()).get("/s/plain")
    assert not page.select("main details")
    await page.press("Bigger")
    assert page.select("main details"), "now there is something to remember"


async def test_what_was_chosen_holds_for_every_page_of_the_visit(browsers: Browsers) -> None:
    page = await first_page(browsers)
    for words in ("Bigger", "Calm", "Easy read"):
        await page.press(words)
    await page.press("Start")
    for path in ("/s/visit/welcome", "/s/visit/check", "/help-now", "/s/visit/stop"):
        await page.get(path)
        assert look(page) == ["bigger", "normal", "calm"], path
    await page.get("/s/visit/welcome")
    assert page.heading == "Think of your visit to the drop-in. Did you feel welcome?"


async def test_easy_read_from_the_first_page_is_the_format_of_the_answers(
    browsers: Browsers,
) -> None:
    page = await first_page(browsers)
    await page.press("Easy read")
    await page.press("Start")
    page.choose("A little welcome")
    await page.press("Next")
    assert await stored.formats() == [("welcome", 1, "easy_read")]


async def test_the_language_is_chosen_among_them(pseudo_browsers: Browsers) -> None:
    page = await first_page(pseudo_browsers)
    name = page.select_one("button[lang=ar-XB]").text
    await page.press(name)
    assert (page.root.get("lang"), page.root.get("dir")) == ("ar-XB", "rtl")
    await page.get("/help-now")
    assert page.root.get("lang") == "ar-XB"


async def test_nothing_chosen_remains_for_the_next_person(pseudo_browsers: Browsers) -> None:
    page = await first_page(pseudo_browsers)
    await page.press("Bigger")
    await page.press("Easy read")
    await finish(page)
    assert look(page)[0] == "bigger", "the thanks are as large as the questions"
    await page.get("/s/visit/welcome", 409)
    assert look(page)[0] == "bigger", "and so is what Back shows"
    await page.get("/")
    assert look(page) == USUAL
    await page.get("/s/visit")
    assert look(page) == USUAL
    await page.press("Start")
    assert page.heading == "How welcome did you feel?"


async def test_stopping_leaves_nothing_chosen_behind(browsers: Browsers) -> None:
    page = await first_page(browsers)
    await page.press("Bigger")
    await page.press("Start")
    await page.follow("Stop")
    await page.press("Stop now")
    assert look(page)[0] == "bigger"
    await page.get("/s/visit")
    assert look(page) == USUAL


async def test_a_device_of_ones_own_remembers_what_one_says_it_should(browsers: Browsers) -> None:
    page = await first_page(browsers)
    assert "Remember this on my own phone" not in page.text, "there is nothing to remember yet"
    await page.press("Bigger")
    await page.press("Easy read")
    cookies = page.response.headers.get_list("set-cookie")
    assert not [each for each in cookies if each.startswith("look=") and "Max-Age" in each]
    await page.press("Remember this on my own phone")
    cookies = page.response.headers.get_list("set-cookie")
    assert [each for each in cookies if each.startswith("look=") and "Max-Age=31536000" in each]
    await finish(page)
    await page.get("/s/visit")
    assert look(page)[0] == "bigger"
    assert pressed(page) == ["Bigger", "Easy read", "Remember this on my own phone"]
    await page.press("Remember this on my own phone")
    await finish(page)
    await page.get("/s/visit")
    assert look(page) == USUAL


@pytest.mark.parametrize(
    "choice", ["", "size", "size.enormous", "cookie.x", "language.xx", "format.../x", "kept.x.y"]
)
async def test_a_choice_that_there_is_not_changes_nothing(browsers: Browsers, choice: str) -> None:
    page = await first_page(browsers)
    await page.press("Bigger")
    await page.post("/s/visit", {"choose": choice})
    assert look(page) == ["bigger", "normal", "normal"]
    assert pressed(page) == ["Bigger"]


async def test_a_cookie_that_we_did_not_write_is_the_usual_look(browsers: Browsers) -> None:
    page = await first_page(browsers)
    for cookie in ("x", "normal.high.calm.easy_read.device.more", "bigger.<script>", "." * 400):
        page.client.cookies.set("look", cookie)
        await page.get("/help-now")
        assert look(page) == USUAL
    page.client.cookies.set("look", "bigger.high")
    await page.get("/help-now")
    assert look(page) == ["bigger", "high", "normal"], "as earlier versions wrote it"
