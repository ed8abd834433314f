"""A survey made by mistake is put right: changed, closed at once, or deleted unanswered."""

import pytest

from surveys.store.surveys import find_survey, get_survey
from tests import stored, world
from tests.page import Fields, Page
from tests.site import Browsers
from tests.world import FIRST_DAY

HOUSING = "/desk/surveys/housing"
PLANNED: Fields = {
    "title": "Views",
    "slug": "views",
    "review-from_days": "80",
    "review-until_days": "90",
}
ONCE = "Ask people with a card once only: nothing will be compared"


@pytest.fixture
async def page(browsers: Browsers) -> Page:
    """A worker at the page of a survey."""
    await world.riverside()
    return await (await browsers.signed_in()).get(HOUSING)


async def test_a_survey_with_cards_asks_again_or_says_that_it_asks_once(page: Page) -> None:
    await page.get("/desk/surveys/new")
    await page.fill_and_submit("Make the survey", {"title": "Views", "slug": "views"}, 422)
    assert "Plan a review or another later time below, or tick" in page.text
    assert await find_survey("views") is None
    await page.fill_and_submit("Make the survey", {ONCE: True})
    assert page.heading == "Views"
    assert len((await get_survey("views")).waves) == 1


async def test_asking_once_and_again_is_a_contradiction(page: Page) -> None:
    await page.get("/desk/surveys/new")
    await page.fill_and_submit("Make the survey", {**PLANNED, ONCE: True}, 422)
    assert "You planned a later time below." in page.text
    await page.fill_and_submit("Make the survey", {ONCE: False})
    assert len((await get_survey("views")).waves) == 2


async def test_a_survey_is_stopped_at_once_also_for_whoever_is_answering(
    browsers: Browsers, page: Page
) -> None:
    (code,) = await world.cards()
    answering = await browsers.open()
    await answering.get(f"/join/{code}")
    await answering.press("Start")
    question = answering.path
    await page.press("Take no more answers from now on")
    assert "It takes no more answers." in page.text
    assert "Closed" in page.text
    assert "Take no more answers from now on" not in page.text
    await answering.get(question, 409)
    await answering.get("/s/housing", 409)
    await page.press("Take answers again")
    await answering.get(question)


async def test_words_and_the_last_day_are_changed(browsers: Browsers, page: Page) -> None:
    await page.follow("Change the title, what it is for, or the last day")
    change: Fields = {"Title that people will see": "", "closes_on": "2026-12-31"}
    await page.fill_and_submit("Save", change, 422)
    assert "Enter a title" in page.text
    assert "The last day is before the first day" in page.text
    assert page.select_one("#closes_on").get("value") == "2026-12-31"
    change = {"Title that people will see": "Your flat", "closes_on": "2027-01-31"}
    await page.fill_and_submit("Save", change)
    assert page.heading == "Your flat"
    assert "The change is saved." in page.text
    assert "Open until 31 January 2027" in page.text
    assert (await stored.audit())[-1][1:] == ("changed", "survey")


async def test_a_survey_that_was_stopped_on_its_first_day_can_still_be_renamed(page: Page) -> None:
    await page.press("Take no more answers from now on")
    assert (await get_survey("housing")).closes_on < FIRST_DAY  # type: ignore[operator]
    await page.follow("Change the title, what it is for, or the last day")
    await page.fill_and_submit("Save", {"Title that people will see": "Over"})
    assert page.heading == "Over"


async def test_a_survey_that_nobody_answered_is_deleted_after_a_question(
    browsers: Browsers, page: Page
) -> None:
    person = await browsers.open()
    await person.get("/s/housing", 403)
    await page.follow("Delete this survey, which nobody has answered")
    await page.follow("No, go back")
    await page.follow("Delete this survey, which nobody has answered")
    await page.press("Yes, delete it")
    assert "The survey is deleted." in page.text
    assert await find_survey("housing") is None
    assert await stored.count("svy_wave") == 0
    await page.get(HOUSING, 404)
    await person.get("/s/housing", 404)


async def test_a_survey_that_somebody_began_is_never_deleted(
    browsers: Browsers, page: Page
) -> None:
    await page.follow("Delete this survey, which nobody has answered")
    (code,) = await world.cards()
    person = await browsers.open()
    await person.get(f"/join/{code}")
    await person.press("Start")
    await page.press("Yes, delete it", 409)
    assert "People have begun to answer this survey" in page.text
    await page.get(f"{HOUSING}/delete", 409)
    await page.get(HOUSING)
    assert "Delete this survey" not in page.text
    assert await stored.count("svy_response") == 1
