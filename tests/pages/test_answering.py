"""One item a page, whatever is sent to it: a plain page comes back, and nothing is half-written."""

import pytest

from surveys.questionnaire import TEXT_LIMITS
from tests import stored, world
from tests.page import Page
from tests.site import Browsers, Posted, answer_all


async def started(browsers: Browsers, at: str = "") -> Page:
    """A browser that has started the survey with every kind of question, at one of them."""
    await world.one_survey(content="every-kind", slug="kinds")
    page = await browsers.open()
    await page.get("/s/kinds")
    await page.press("Start")
    return await page.get(f"/s/kinds/{at}") if at else page


def version_of(page: Page) -> str:
    return str(page.select_one("input[name=version]").get("value"))


async def test_nothing_is_preselected_and_leaving_a_question_out_stores_nothing(
    browsers: Browsers,
) -> None:
    page = await started(browsers)
    for item in world.questionnaire("every-kind").items:
        await page.get(f"/s/kinds/{item.key}")
        assert not page.select("input[checked]")
        if not item.required:
            await page.press("Next")
    assert await stored.answers() == []


async def test_each_kind_of_answer_is_stored_as_what_was_given(browsers: Browsers) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    given: dict[str, Posted] = {
        "lonely": "2",
        "travel": "1",
        "likes": ["0", "3"],
        "matters": {"ordered": "1"},
        "has_bus_pass": "1",
        "emergency": "2",
        "change_lonely": "2",
        "children": "0",
        "pass_ends": {"day": "3", "month": "4", "year": "2028"},
        "favourite_place": "The library",
        "anything_else": "One line\r\nand another",
    }
    await answer_all(await browsers.client(), "kinds", given)
    assert await stored.answers() == [
        ("lonely", 0, 2, None),
        ("travel", 0, 1, None),
        ("likes", 0, 0, None),
        ("likes", 1, 3, None),
        ("matters", 0, 0, None),
        ("matters", 1, 1, None),
        ("matters", 2, 2, None),
        ("has_bus_pass", 0, 1, None),
        ("wants_bus_pass", 0, -4, None),
        ("emergency", 0, 2, None),
        ("change_lonely", 0, 2, None),
        ("children", 0, 0, None),
        ("pass_ends", 0, None, "2028-04-03"),
        ("favourite_place", 0, None, "The library"),
        ("anything_else", 0, None, "One line\nand another"),
    ]


async def test_ways_of_not_answering_are_stored_as_themselves(browsers: Browsers) -> None:
    page = await started(browsers, "lonely")
    for words, code in [("don’t want to say", -1), ("don’t know", -2), ("don’t understand", -3)]:
        await page.get("/s/kinds/lonely")
        labels = [" ".join("".join(each.itertext()).split()) for each in page.select("label")]
        page.choose(next(label for label in labels if words in label.replace("'", "’")))
        await page.press("Next")
        assert await stored.answers() == [("lonely", 0, code, None)]


@pytest.mark.parametrize("answer", ["4321", "-1000", "lonely", "1 OR 1=1", "１", ["1", "2"]])
async def test_an_answer_that_does_not_exist_is_sent_back(
    browsers: Browsers, answer: str | list[str]
) -> None:
    page = await started(browsers, "lonely")
    values = [answer] if isinstance(answer, str) else answer
    sent = [("version", version_of(page)), *(("answer", each) for each in values)]
    await page.post("/s/kinds/lonely", sent, 422)
    assert page.select("div.summary")
    assert page.title.startswith("Error:")
    assert await stored.answers() == []


async def test_a_text_of_100_000_characters_comes_back_whole(browsers: Browsers) -> None:
    page = await started(browsers, "anything_else")
    text = "A long story. " * 7_143
    page.fill("answer", text)
    await page.press("Next", 422)
    assert f"{TEXT_LIMITS['long_text']:,}" in page.text
    kept = page.select_one("textarea").text
    assert kept.split() == text.split()
    assert await stored.answers() == []
    page.fill("answer", "Short.")
    await page.press("Next")
    assert await stored.answers() == [("anything_else", 0, None, "Short.")]


async def test_a_text_with_a_nul_is_stored_without_it(browsers: Browsers) -> None:
    page = await started(browsers, "anything_else")
    sent = {"version": version_of(page), "answer": "before\x00after\x07 \ud7ff"}
    await page.post("/s/kinds/anything_else", sent)
    assert await stored.answers() == [("anything_else", 0, None, "beforeafter \ud7ff")]


async def test_what_people_write_is_never_read_as_html(browsers: Browsers) -> None:
    page = await started(browsers, "anything_else")
    words = "</textarea><script>alert(1)</script>&amp; \" '"
    page.fill("answer", words)
    await page.press("Next")
    await page.get("/s/kinds/check")
    assert words in page.text
    await page.get("/s/kinds/anything_else")
    assert page.select_one("textarea").text == words
    assert not page.select("script")


async def test_several_choices_are_replaced_together(browsers: Browsers) -> None:
    page = await started(browsers, "likes")
    page.choose("Cooking")
    page.choose("Music")
    page.choose("Making things")
    await page.press("Next")
    assert [code for _, _, code, _ in await stored.answers()] == [0, 1, 3]
    await page.get("/s/kinds/likes")
    assert len(page.select("input[checked]")) == 3
    page.fill("answer", ["Walking"])
    await page.press("Next")
    assert await stored.answers() == [("likes", 0, 2, None)]
    await page.get("/s/kinds/likes")
    page.fill("answer", [])
    await page.press("Next")
    assert await stored.answers() == []


async def test_an_answer_and_a_way_of_not_answering_cannot_both_be_given(
    browsers: Browsers,
) -> None:
    page = await started(browsers, "children")
    sent = {"version": version_of(page), "answer": "3", "gap": "-1"}
    await page.post("/s/kinds/children", sent, 422)
    assert page.select_one("input#answer").get("value") == "3"
    assert await stored.answers() == []


async def test_a_date_that_does_not_exist_comes_back_as_typed(browsers: Browsers) -> None:
    page = await started(browsers, "pass_ends")
    for name, value in (("day", "31"), ("month", "2"), ("year", "2028")):
        page.fill(name, value)
    await page.press("Next", 422)
    shown = {each.get("name"): each.get("value") for each in page.select("input[name]")}
    assert (shown["day"], shown["month"], shown["year"]) == ("31", "2", "2028")
    assert await stored.answers() == []


async def test_a_question_that_must_be_answered_says_so_and_takes_a_way_out(
    browsers: Browsers,
) -> None:
    page = await started(browsers, "favourite_place")
    await page.press("Next", 422)
    version = version_of(page)
    await page.post("/s/kinds/favourite_place", {"version": version, "gap": "-1"})
    assert await stored.answers() == [("favourite_place", 0, -1, None)]


async def test_changing_an_earlier_answer_takes_a_later_question_off_the_way(
    browsers: Browsers,
) -> None:
    page = await started(browsers, "has_bus_pass")
    page.choose("Yes")
    await page.press("Next")
    assert page.path == "/s/kinds/emergency"
    await page.get("/s/kinds/pass_ends")
    for name, value in (("day", "3"), ("month", "4"), ("year", "2028")):
        page.fill(name, value)
    await page.press("Next")
    await page.get("/s/kinds/has_bus_pass?then=check")
    page.choose("No")
    await page.press("Next")
    assert page.heading == "Check your answers"
    assert "When does your bus pass end?" not in page.text
    await page.press("Finish and send")
    codes = {key: (code, text) for key, _, code, text in await stored.answers()}
    assert codes["pass_ends"] == (-4, None)
    assert codes["wants_bus_pass"] == (-4, None)
