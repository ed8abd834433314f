"""Who was there is asked once, at the end, and may be left out."""

import httpx
import pytest

from tests import stored, world
from tests.page import Page
from tests.site import Browsers, answer_all, hidden, post


async def at_check(browsers: Browsers) -> Page:
    """Everything answered that must be, at the page where answers are checked."""
    await world.one_survey(content="every-kind", slug="kinds")
    page = await browsers.open()
    await page.get("/s/kinds")
    await page.press("Start")
    await page.get("/s/kinds/check")
    return page


async def test_who_skips_the_question_sends_as_before(browsers: Browsers) -> None:
    page = await at_check(browsers)
    assert "You can leave this out." in page.text
    assert not page.select("input[checked]")
    await page.press("Finish and send")
    assert page.path == "/s/kinds/done"
    assert await stored.ways() == [("alone", "", "finished")]


async def test_an_interpreter_is_kept_with_the_response(browsers: Browsers) -> None:
    page = await at_check(browsers)
    page.choose("An interpreter")
    await page.press("Finish and send")
    assert await stored.ways() == [("interpreted", "", "finished")]


async def test_who_helped_is_kept_as_a_code(browsers: Browsers) -> None:
    page = await at_check(browsers)
    page.choose("Somebody helped me")
    page.choose("Family or a friend")
    await page.press("Finish and send")
    assert await stored.ways() == [("helped", "family", "finished")]


@pytest.mark.parametrize(
    ("presence", "helper"), [("x" * 500, ""), ("nobody", "me"), ("", "family"), ("staff", "worker")]
)
async def test_nothing_that_is_said_there_stands_in_the_way(
    browsers: Browsers, presence: str, helper: str
) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    client = await browsers.client()
    page = await answer_all(client, "kinds", {"favourite_place": "Park"}, finish=False)
    fields = [*hidden(page.text), ("presence", presence), ("helper", helper)]
    sent = await post(client, "/s/kinds/finish", fields)
    assert sent.headers["location"] == "/s/kinds/done"
    assert await stored.ways() == [("alone", "", "finished")]


async def test_finishing_again_does_not_change_who_was_there(browsers: Browsers) -> None:
    page = await at_check(browsers)
    client = page.client
    fields = hidden(page.response.text)
    before = httpx.Cookies(client.cookies)
    await post(client, "/s/kinds/finish", [*fields, ("presence", "helped")])
    client.cookies = before
    sent = await post(client, "/s/kinds/finish", [*fields, ("presence", "proxy")])
    assert sent.status_code == 303
    assert await stored.ways() == [("helped", "", "finished")]
