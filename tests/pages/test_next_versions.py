"""What stands round the questions: scales, sections, files, next versions, and retiring."""

import pytest

from surveys.draft import find
from surveys.exporting import write_questionnaire
from tests import world
from tests.page import Page
from tests.pages.writing import DRAFT, LIST, add, begin, values
from tests.site import Browsers
from tests.world import Riverside


@pytest.fixture
async def town(browsers: Browsers) -> Riverside:
    """Riverside, whose questionnaire is published."""
    return await world.riverside()


@pytest.fixture
async def page(browsers: Browsers, town: Riverside) -> Page:
    """A worker's browser."""
    return await browsers.signed_in()


async def test_a_scale_is_changed_once_for_all_its_questions(page: Page, town: Riverside) -> None:
    await page.get(f"{LIST}/{town.later.id}")
    await page.press("Write the next version")
    await page.follow("Scales")
    await page.follow(
        "Not satisfied at all · A little satisfied · Quite satisfied · Very satisfied"
    )
    assert "A change here changes all these questions" in page.text
    page.fill("Answers in their order", "Not at all\nA little satisfied\nQuite\nVery satisfied")
    await page.press("Save")
    await page.get(f"{DRAFT}/changes")
    assert "so the item is not the same" in page.text


async def test_a_new_version_says_what_changed_and_the_history_shows_it(
    page: Page, town: Riverside
) -> None:
    await page.get(f"{LIST}/{town.later.id}")
    await page.press("Write the next version")
    await page.get(f"{DRAFT}/check")
    assert "Nothing differs from the version before" in page.text
    await page.get(DRAFT)
    key = town.later.content.items[0].key
    await page.get(f"{DRAFT}/items/{key}")
    page.fill("Question", "How much do you know about help with a home?")
    await page.press("Save")
    await page.get(f"{DRAFT}/check")
    assert "The words of the question changed, so the item is not the same" in page.text
    await page.post(f"{DRAFT}/publish", {}, 409)
    await page.get(f"{DRAFT}/changes")
    page.choose("Comparable: answers may be set side by side")
    await page.press("Save")
    await page.get(f"{DRAFT}/check")
    await page.press("Publish version 3")
    await page.follow("What this version changed")
    assert page.heading == "What version 3 changed"
    assert [each.text for each in page.select("ins")]
    assert "Comparable: answers may be set side by side" in page.text


async def test_a_retired_questionnaire_is_not_offered_for_new_surveys(
    page: Page, town: Riverside
) -> None:
    await page.get("/desk/surveys/new")
    label = page.select("option")
    before = len(label)
    await page.get(f"{LIST}/{town.later.id}")
    await page.press("Retire this questionnaire")
    assert "It is retired" in page.text
    await page.get("/desk/surveys/new")
    assert len(page.select("option")) < before
    await page.get(f"{LIST}/{town.later.id}")
    await page.press("Bring it back into use")
    await page.get("/desk/surveys/new")
    assert len(page.select("option")) == before


async def test_a_file_becomes_a_draft_and_its_mistakes_are_told_by_line(page: Page) -> None:
    await page.get(f"{LIST}/file")
    page.fill("The text of the file", "title = \nx")
    await page.press("Make a draft of it", 422)
    assert "Line 1" in page.text
    text = 'key = "nights"\ntitle = "Nights"\nabout = "A"\nlanguage = "en"\n\n'
    text += '[[item]]\nkey = "slept"\nkind = "several"\ntext = "Slept?"\n'
    page.fill("The text of the file", text)
    await page.press("Make a draft of it", 422)
    assert "Line 6, slept.options: Please write the options as a list" in page.text
    assert page.select_one("textarea").text.strip() == text.strip()
    await page.press("Make a draft with these mistakes, and mend them there")
    assert page.path == DRAFT
    assert "to be finished" in page.text
    await page.get(f"{DRAFT}/file")
    assert 'kind = "several"' in page.response.text
    await page.get(f"{LIST}/file")
    page.fill("The text of the file", text.replace("several", "short_text"))
    await page.press("Make a draft of it", 422)
    assert "A questionnaire like this is being written already" in page.text


async def test_sections_stand_over_questions(page: Page) -> None:
    await begin(page)
    await add(page, "Short text", text="How did you sleep?")
    await page.get(f"{DRAFT}/sections")
    await page.press("Add a section", 422)
    page.fill("Heading", "Nights")
    await page.press("Add a section")
    await page.get(f"{DRAFT}/items/q1")
    page.fill("Section", "Nights")
    await page.press("Save")
    await page.get(f"{DRAFT}/preview")
    assert "Nights" in page.text
    await page.get(f"{DRAFT}/sections")
    await page.press("Take out")
    item = find(await values(), "item", "q1")
    assert item
    assert "section" not in item


async def test_a_draft_is_thrown_away_after_a_question(page: Page) -> None:
    await begin(page)
    await page.follow("Throw this draft away")
    await page.press("Yes, throw it away")
    assert page.path.startswith(LIST)
    await page.get(DRAFT, 404)


async def test_the_title_can_be_changed_and_has_to_be_there(page: Page) -> None:
    await begin(page)
    await page.follow("Title and what it is for")
    page.fill("Title", "")
    await page.press("Save", 422)
    page.fill("Title", "Your days")
    await page.press("Save")
    assert (await values())["title"] == "Your days"
    assert (await values())["key"] == "your-nights"


async def test_a_file_of_a_published_questionnaire_becomes_its_next_version(
    page: Page, town: Riverside
) -> None:
    text = write_questionnaire(town.first.content).replace("How is your health", "Are you well")
    await page.get(f"{LIST}/file")
    page.fill(
        "The text of the file", text.replace("How is your health in general?", "How are you?")
    )
    await page.press("Make a draft of it")
    said = {each["key"]: each["continues"] for each in (await values())["item"]}
    assert set(said) == set(town.first.content.items_by_key)
    assert set(said.values()) == {"same"}
    await page.get(f"{DRAFT}/changes")
    assert "The words of the question changed, so the item is not the same" in page.text
