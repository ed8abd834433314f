"""A consultation with an open link, for people who use no service that gives out cards: anybody
answers, nobody is known, and the same answers count once."""

import pytest

from involvement.database import fetch_all
from surveys.survey import IdentityMode
from tests import stored, world
from tests.page import Page
from tests.site import Browsers, arrive, hidden, post

LINK = "/s/views"
JUST = "Somebody has just answered these questions on this device. Each person answers once."
TABLES_ABOUT_PEOPLE = ("inv_participant", "inv_consent", "inv_contact")


async def consultation() -> None:
    """An open link to four questions, and a worker of the support service behind it."""
    await world.one_survey(content="drop-in", slug="views", identity_mode=IdentityMode.ANONYMOUS)
    await world.worker(service=(await fetch_all("SELECT id FROM inv_service"))[0][0])


async def answer(page: Page) -> None:
    """Every question, up to the page on which the answers are sent."""
    while not page.path.endswith("/check"):
        choices = page.select("main input[type=radio]")
        if choices:
            page.fill("answer", choices[0].get("value"))
        await page.press("Next")


async def answered(browsers: Browsers) -> str:
    """What the worker reads of how many answered."""
    worker = await browsers.signed_in()
    await worker.get("/desk/surveys/views")
    return worker.text


@pytest.mark.scenario(68)
async def test_an_open_link_takes_each_answer_once_and_knows_nobody(browsers: Browsers) -> None:
    await consultation()
    client = await browsers.client()
    first = await arrive(client, LINK)
    starts = [await post(client, LINK, hidden(first.text)) for _ in range(5)]
    assert len({each.headers["location"] for each in starts}) == 1
    assert await stored.count("svy_response") == 1, "five times started is started once"

    page = Page(client)
    await page.get(starts[0].headers["location"])
    await answer(page)
    form = hidden(page.response.text)
    sent = [await post(client, f"{LINK}/finish", form) for _ in range(5)]
    assert {each.status_code for each in sent} <= {303, 409}
    assert await stored.statuses() == ["finished"], "five times sent is sent once"

    await page.get(LINK)
    assert JUST in page.text
    await page.get(f"{LINK}/check", 409)
    assert await stored.count("svy_response") == 1

    other = await browsers.open()
    await other.get(LINK)
    assert JUST not in other.text, "somebody else on a phone of their own is not asked"
    assert "We do not ask who you are. Nothing links your answers to you." in other.text
    await other.press("Start")
    await answer(other)
    await other.press("Finish and send")
    assert await stored.statuses() == ["finished", "finished"]

    text = await answered(browsers)
    assert "Anybody can answer at" in text
    assert "Nobody is known, so somebody can answer again on another device." in text
    for table in TABLES_ABOUT_PEOPLE:
        assert await stored.count(table) == 0
    rows = await fetch_all("SELECT participant, started_at, finished_at FROM svy_response")
    assert {row[0] for row in rows} == {None}
    assert all(":00:00" in str(moment) for row in rows for moment in row[1:]), "days, no hours"


async def test_whoever_comes_next_to_a_shared_device_can_go_on(browsers: Browsers) -> None:
    await consultation()
    page = await browsers.open()
    for place in range(2):
        await page.get(LINK)
        assert (JUST in page.text) is (place > 0)
        await page.press("Start")
        await answer(page)
        await page.press("Finish and send")
    assert await stored.statuses() == ["finished", "finished"]
