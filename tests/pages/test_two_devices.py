"""Coming back with the card: it goes on where one stopped, and shows nothing of what was said."""

import re

from tests import stored, world
from tests.page import Page
from tests.site import Browsers, answer_all, hidden, post, start


async def half_way(browsers: Browsers) -> str:
    """Somebody has answered four questions and put their phone away; their code."""
    await world.riverside()
    (code,) = await world.cards()
    page = await browsers.open()
    await page.get(f"/join/{code}")
    await page.press("Start")
    for words in ("A little", "Yes, at any time", "Quite sure", "Very satisfied"):
        page.choose(words)
        await page.press("Next")
    return code


async def came_back(browsers: Browsers, code: str) -> Page:
    """The same person on another device."""
    page = await browsers.open()
    await page.get(f"/join/{code}")
    assert "You can carry on where you stopped." in page.text
    await page.press("Carry on")
    return page


async def test_it_goes_on_at_the_next_question_without_an_answer(browsers: Browsers) -> None:
    page = await came_back(browsers, await half_way(browsers))
    assert page.path == "/s/housing/health"
    assert "Question 5 of 9" in page.text


async def test_earlier_answers_are_never_shown_on_the_new_device(browsers: Browsers) -> None:
    page = await came_back(browsers, await half_way(browsers))
    for key in ("knows_help", "knows_locks", "sure_letters", "satisfied", "health", "worries"):
        await page.get(f"/s/housing/{key}")
        assert not page.select("input[checked]")
        assert not re.search(r"\bchecked\b", page.response.text)
    await page.get("/s/housing/check")
    assert page.text.count("Answered earlier, not shown here") == 4
    for words in ("A little", "Yes, at any time", "Quite sure", "Very satisfied"):
        assert words not in page.response.text


async def test_a_text_written_on_the_other_device_is_not_shown(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    client = await browsers.client()
    await answer_all(
        client, "housing", {"anything_else": "Nobody calls back"}, code=code, finish=False
    )
    page = await came_back(browsers, code)
    await page.get("/s/housing/anything_else")
    assert "Nobody calls back" not in page.response.text
    assert not (page.select_one("textarea").text or "").strip()


async def test_leaving_a_question_empty_on_the_new_device_keeps_the_earlier_answer(
    browsers: Browsers,
) -> None:
    page = await came_back(browsers, await half_way(browsers))
    before = await stored.answers()
    await page.get("/s/housing/knows_help")
    await page.press("Next")
    assert await stored.answers() == before
    assert page.path == "/s/housing/health", "what was answered is passed over"


async def test_a_new_answer_replaces_the_earlier_one_and_is_shown_here(browsers: Browsers) -> None:
    page = await came_back(browsers, await half_way(browsers))
    await page.get("/s/housing/knows_help")
    page.choose("A lot")
    await page.press("Next")
    assert (await stored.answers())[0] == ("knows_help", 0, 3, None)
    await page.get("/s/housing/check")
    assert "A lot" in page.text
    assert page.text.count("Answered earlier, not shown here") == 3


async def test_the_first_device_is_not_shut_out_by_the_second(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    first, second = await browsers.client(), await browsers.client()
    page = await start(first, "housing", code)
    await start(second, "housing", code)
    sent = await post(first, "/s/housing/knows_help", [*hidden(page.text), ("answer", "2")])
    assert sent.status_code == 303
    assert await stored.answers() == [("knows_help", 0, 2, None)]
    assert await stored.statuses() == ["unfinished"]


async def test_what_was_finished_on_one_device_cannot_be_changed_from_another(
    browsers: Browsers,
) -> None:
    code = await half_way(browsers)
    page = await came_back(browsers, code)
    await answer_all(await browsers.client(), "housing", {}, code=code)
    page.choose("Very good")
    await page.press("Next", 409)
    assert page.heading == "You have finished these questions"
    assert ("health", 0, 0, None) not in await stored.answers()


async def test_a_replaced_card_stops_working_half_way(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards(references=["AB"])
    page = await browsers.open()
    await page.get(f"/join/{code}")
    await page.press("Start")
    desk = await browsers.signed_in()
    await desk.get("/desk/services/floating")
    await desk.follow("AB")
    await desk.follow("Lost card: make a new one")
    await desk.press("Yes, make a new card")
    assert desk.heading == "1 code card"
    new = "".join(desk.select_one("p.code-groups").text.split())
    assert new != code

    page.choose("A lot")
    await page.press("Next", 409)
    assert page.heading == "We lost your place"
    await page.get("/s/housing", 403)
    await page.get("/s/housing/check", 409)
    await page.get(f"/join/{code}", 422)
    assert await stored.answers() == []

    finder = await browsers.open()
    await finder.get(f"/join/{new}")
    await finder.press("Carry on")
    assert finder.path == "/s/housing/knows_help"
    assert await stored.count("svy_response") == 1


async def test_stopping_leaves_nothing_of_the_person_in_the_browser(browsers: Browsers) -> None:
    code = await half_way(browsers)
    page = await came_back(browsers, code)
    await page.follow("Stop")
    assert "With your card you can come back and go on where you stopped." in page.text
    await page.press("Stop now")
    assert page.heading == "You have stopped"
    assert {each.name for each in page.client.cookies.jar} == {"form"}
    await page.get("/s/housing/health", 409)
    again = await came_back(browsers, code)
    assert again.path == "/s/housing/health"
