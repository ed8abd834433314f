"""Writing a questionnaire in the browser without script: from a title to a published version."""

import pytest

from involvement.roles import COMMAND
from surveys.importing import read_questionnaire
from surveys.store import drafts
from surveys.store.questionnaires import get_version, list_versions
from tests import world
from tests.page import Page
from tests.pages.writing import DRAFT, LIST, add, arrange, begin, values
from tests.site import Browsers
from tests.stores.draft_changes import draft as new_draft
from tests.world import Riverside


@pytest.fixture
async def town(browsers: Browsers) -> Riverside:
    """Riverside, whose questionnaire is published."""
    return await world.riverside()


@pytest.fixture
async def page(browsers: Browsers, town: Riverside) -> Page:
    """A worker's browser."""
    return await browsers.signed_in()


async def test_a_questionnaire_is_written_from_nothing_checked_and_published(
    page: Page, browsers: Browsers
) -> None:
    await begin(page)
    assert page.path == DRAFT
    assert "There is no question yet" in page.text
    await page.follow("Scales")
    await page.press("Add a scale")
    page.fill("Answers in their order", "Badly\nSo so\nWell")
    page.fill("Which end is the better one", "The last answer is the best")
    await page.press("Save")
    await add(page, "One choice on a scale", text="How do you sleep?")
    assert "Choose a scale." in page.text
    page.fill("Response scale", "Badly · So so · Well")
    page.fill("A main question: the survey is about this", True)
    await page.press("Save")
    assert page.path.startswith(DRAFT)
    await add(page, "Yes, no or not sure", text="Do you have a bed of your own?")
    await add(page, "Several choices", text="What keeps you awake?", options="Noise\nWorry\n\nPain")
    await add(page, "Long text", text="What would help?", gaps=["I don’t want to say"])
    await page.follow("Check")
    assert "Nothing is to be mended" in page.text
    await page.press("Publish version 1")
    assert page.heading == "Your nights"
    assert "This version is published" in page.text
    assert browsers.app.state.voice_wanted.is_set()  # so that the computer voice says it soon
    (listed,) = [each for each in await list_versions(COMMAND) if each.key == "your-nights"]
    content = (await get_version(listed.id)).content
    assert [each.kind for each in content.items] == ["scale", "yes_no", "several", "long_text"]
    assert content.items[0].level_codes == (0, 1, 2)
    assert content.items[0].primary
    assert content.items[3].gaps == ("dont_want_to_say",)
    await page.get(f"{LIST}/{listed.id}/file")
    assert read_questionnaire(page.response.text, "file") == content


async def test_pressing_publish_twice_publishes_once(page: Page, town: Riverside) -> None:
    await new_draft(organisation=town.organisation)
    await page.get(f"{DRAFT}/check")
    await page.press("Publish version 1")
    path = page.path
    await page.get(LIST)
    await page.follow("New questionnaire")
    await page.post(f"{DRAFT}/publish", {})
    assert page.path == path


async def test_an_unfinished_draft_is_kept_and_not_published(page: Page) -> None:
    await begin(page)
    await add(page, "Knowledge, with right answers", text="Which number?", options="1\n2")
    assert "No option is right" in page.text
    await page.get(f"{DRAFT}/check")
    assert "1 thing is to be mended" in page.text
    await page.post(f"{DRAFT}/publish", {}, 409)
    await page.get(f"{DRAFT}/check")
    await page.follow("1. Which number?")
    page.choose("2")
    await page.press("Save")
    await page.get(f"{DRAFT}/check")
    assert "Nothing is to be mended" in page.text


async def test_questions_are_moved_copied_taken_out_and_that_is_undone(page: Page) -> None:
    await begin(page)
    for text in ("First?", "Second?", "Third?"):
        await add(page, "Short text", text=text)

    async def order() -> list[str]:
        return [each["text"] for each in (await values())["item"]]

    await arrange(page, 1, "down")
    assert await order() == ["Second?", "First?", "Third?"]
    await arrange(page, 3, "up")
    assert await order() == ["Second?", "Third?", "First?"]
    await arrange(page, 2, "copy")
    assert await order() == ["Second?", "Third?", "Third?", "First?"]
    await arrange(page, 1, "remove")
    assert await order() == ["Third?", "Third?", "First?"]
    await page.press("Undo")
    assert await order() == ["Second?", "Third?", "Third?", "First?"]


async def test_a_question_is_asked_after_certain_answers_and_a_lost_one_is_noticed(
    page: Page,
) -> None:
    await begin(page)
    await add(page, "One choice", text="How did you come?", options="On foot\nBy bus\nBy car")
    await add(page, "Short text", text="Which bus?")
    await page.get(f"{DRAFT}/items/q2")
    page.fill("Ask it only after this answer", "1: By bus")
    await page.press("Add this answer")
    page.fill("Ask it only after this answer", "1: By car")
    await page.press("Add this answer")
    assert "By bus or By car" in page.text
    await page.get(f"{DRAFT}/paths")
    assert "Only after certain answers to question 1" in page.text
    await page.get(f"{DRAFT}/items/q2")
    await page.press("Ask whatever they answered")
    assert "It is asked of everybody" in page.text
    both = [{"item": "q1", "any_of": [1]}, {"item": "q1", "any_of": [2]}]
    await drafts.change_draft(
        COMMAND, world.START, 1, lambda values: values["item"][1].update(show_if=both)
    )
    await page.get(DRAFT)
    assert "nobody can reach it" in page.text
    await page.get(f"{DRAFT}/check")
    assert "Nobody can reach this question" in page.text
    await page.post(f"{DRAFT}/publish", {}, 409)


async def test_two_writers_on_one_question_see_both_texts(
    page: Page, browsers: Browsers, town: Riverside
) -> None:
    await new_draft(organisation=town.organisation)
    other = await browsers.signed_in()
    for browser in (page, other):
        await browser.get(f"{DRAFT}/items/q1")
    page.fill("Question", "Did you sleep well?")
    await page.press("Save")
    other.fill("Question", "Were you awake?")
    await other.press("Save", 409)
    assert "Somebody changed this question while you were writing" in other.text
    assert "Did you sleep well?" in other.text
    assert "Were you awake?" in other.text
    assert (await values())["item"] == [
        {"key": "q1", "kind": "short_text", "text": "Did you sleep well?"}
    ]
    await other.press("Save what stands in this form")
    assert (await values())["item"] == [
        {"key": "q1", "kind": "short_text", "text": "Were you awake?"}
    ]
    await page.get(f"{DRAFT}/items/q1")
    await other.get(DRAFT)
    await arrange(other, 1, "remove")
    page.fill("Question", "Is mine lost?")
    await page.press("Save", 409)
    assert "Is mine lost?" in page.text


async def test_easy_words_and_pictures_stand_beside_the_usual_ones(page: Page) -> None:
    await begin(page)
    await add(page, "One choice", text="How did you come?", options="On foot\nBy bus")
    await page.get(f"{DRAFT}/items/q1/easy-read")
    page.fill("Sentence 1", "You came here today.")
    page.fill("line-0-picture", "home")
    page.fill("Easy words for “By bus”", "Bus")
    await page.press("Save")
    assert "Sentence 3" in page.text
    (item,) = (await values())["item"]
    assert item["easy_read"] == [{"text": "You came here today.", "picture": "home"}]
    assert item["options"][1] == {"code": 1, "label": "By bus", "easy": "Bus"}
    await page.get(f"{DRAFT}/preview?format=easy_read")
    assert "You came here today." in page.text
    await page.get(f"{DRAFT}/items/q1")
    page.fill("Answers to choose from", "On foot\nBy bus or train")
    await page.press("Save")
    (item,) = (await values())["item"]
    assert item["options"][1] == {"code": 1, "label": "By bus or train", "easy": "Bus"}


async def test_a_form_that_is_sent_twice_does_nothing_twice(page: Page) -> None:
    await begin(page)
    for _ in range(2):
        await page.get(DRAFT)
        await page.fill_and_submit("Add a question", {"kind": "Short text"})
    assert [each["key"] for each in (await values())["item"]] == ["q1"]
    await add(page, "Number", text="How many?")
    await page.get(DRAFT)
    (form, _other) = page.select("ol form")
    sent = {each.get("name"): each.get("value") for each in form.iter("input")}
    for _ in range(2):
        await page.post(f"{DRAFT}/arrange", {**sent, "do": "copy"}, token=False)
    assert len((await values())["item"]) == 3
    assert "nothing was moved or copied" in page.text
    for _ in range(2):
        await page.get(f"{DRAFT}/scales")
        await page.press("Add a scale")
    assert len((await values())["scale"]) == 1
    await page.get(f"{DRAFT}/sections")
    await page.post(f"{DRAFT}/sections", {"title": "Nights"})
    await page.post(f"{DRAFT}/sections", {"title": "Nights"})
    assert len((await values())["section"]) == 1
