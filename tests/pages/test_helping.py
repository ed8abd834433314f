"""A worker answers with or for a participant: visibly, on record, and without seeing what they said
before."""

import pytest

from involvement.consent import ON_START, How
from involvement.database import fetch_all
from involvement.roles import COMMAND
from involvement.store import participants
from surveys.survey import IdentityMode
from tests import agreements, stored, world
from tests.page import Page
from tests.site import Browsers, answer_all, arrive, hidden, post
from tests.world import Clock, Riverside

WRITTEN_DOWN = "They tell me, and I write it down"
FOR_THEM = "They cannot answer, so somebody who knows them answers for them"
AGREED = "They agreed to this. If they cannot say so, somebody who may speak for them did."
BANNER = "You are answering for card 1."


async def riverside() -> tuple[Riverside, str]:
    """The world with one participant; the address of their page."""
    town = await world.riverside()
    await world.cards(references=["AB"])
    return town, await person()


async def person() -> str:
    """The address of the page of the first participant."""
    (first, *_) = await participants.list_participants(COMMAND, world.secrecy(), "floating")
    return f"/desk/services/floating/participants/{first.key}"


async def sit_down(browsers: Browsers, way: str) -> Page:
    """A worker at the first question of the first participant."""
    page = await browsers.signed_in()
    await page.get(await person())
    await page.follow("Answer with or for this person")
    page.choose(way)
    page.choose(AGREED)
    return await page.press("Go to the questions")


async def test_every_page_says_for_whom_until_it_is_finished(browsers: Browsers) -> None:
    town, address = await riverside()
    page = await sit_down(browsers, WRITTEN_DOWN)
    for item in town.first.content.items:
        assert page.path == f"/s/housing/{item.key}"
        assert BANNER in page.text
        await page.press("Next")
    await page.get("/s/housing/stop")
    assert BANNER in page.text
    await page.get("/s/housing/check")
    assert BANNER in page.text
    assert "Was somebody with you?" not in page.text
    await page.press("Finish and send")
    assert page.path == f"{address}?done=answered"
    assert "Their answers are in." in page.text
    assert "Recorded by a worker, with the person’s agreement (A worker)" in page.text
    assert await stored.ways() == [("staff", "worker", "finished")]
    await page.get("/s/housing/knows_help", 409)
    assert "seat" not in {cookie.name for cookie in page.client.cookies.jar}


async def test_who_began_stands_in_the_audit_and_no_answer_does(browsers: Browsers) -> None:
    await riverside()
    page = await sit_down(browsers, WRITTEN_DOWN)
    page.choose("A little")
    await page.press("Next")
    began = [row for row in await stored.audit() if row[1] == "began answering for"]
    assert [row[2] for row in began] == ["participant"]
    assert began[0][0] is not None


async def test_a_worker_does_not_see_what_was_answered_on_another_device(
    browsers: Browsers,
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    answers = {"knows_help": "3", "anything_else": "The heating is broken"}
    await answer_all(await browsers.client(), "housing", answers, code=code, finish=False)
    page = await sit_down(browsers, WRITTEN_DOWN)
    for path in ("/s/housing/knows_help", "/s/housing/anything_else", "/s/housing/check"):
        await page.get(path)
        assert "heating" not in page.response.text
        assert not page.select("input[checked]")
    await page.press("Finish and send")
    assert ("knows_help", 0, 3, None) in await stored.answers()


async def test_somebody_who_answers_for_a_person_reads_the_proxy_wording(
    browsers: Browsers,
) -> None:
    await world.one_survey(content="every-kind", slug="kinds", identity_mode=IdentityMode.CODED)
    await world.worker(service=(await fetch_all("SELECT id FROM inv_service"))[0][0])
    await world.cards()
    page = await sit_down(browsers, FOR_THEM)
    assert page.heading == "How often does the person feel lonely?"
    assert "Answer as they would." in page.text
    await page.press("Next")
    assert page.heading == "How did you come here today?"
    assert "Answer as they would." in page.text
    await page.get("/s/kinds/check")
    assert "How often does the person feel lonely?" in page.text
    assert await stored.ways() == [("proxy", "worker", "unfinished")]


async def test_what_was_answered_for_somebody_stays_so_when_they_finish_it_themselves(
    browsers: Browsers,
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    page = await sit_down(browsers, FOR_THEM)
    page.choose("A little")
    await page.press("Next")
    await page.get("/s/housing/stop")
    await page.press("Stop now")
    assert "?done=stopped" in page.path
    own = await browsers.open()
    await own.get(f"/join/{code}")
    await own.press("Carry on")
    await own.get("/s/housing/check")
    await own.press("Finish and send")
    assert await stored.ways() == [("proxy", "worker", "finished")]


async def test_what_starting_says_yes_to_is_read_to_them_and_recorded(browsers: Browsers) -> None:
    _, address = await riverside()
    await agreements.all_wordings()
    page = await browsers.signed_in()
    await page.get(f"{address}/answer")
    for purpose in ON_START:
        assert agreements.TEXTS[purpose] in page.text
    fields = {"survey": "housing", "way": "interpreted", "helper": "other", "agreed": "y"}
    await page.post(f"{address}/answer", fields, 422)
    assert "Read them what they agree to" in page.text
    assert await stored.count("svy_response") == await stored.count("inv_consent") == 0
    await page.press("Go to the questions")
    assert page.path == "/s/housing/knows_help"
    (code,) = await world.cards()
    agreed = await agreements.events_of(code)
    assert [(each.wording.purpose, each.how) for each in agreed] == [
        (purpose, How.INTERPRETER) for purpose in ON_START
    ]
    assert all(each.account for each in agreed)
    said = [f"recorded {purpose} as given for" for purpose in ON_START]
    assert [row[1] for row in await stored.audit()][-3:] == [*said, "began answering for"]
    await page.get("/s/housing/stop")
    await page.press("Stop now")
    await page.follow("Answer with or for this person")
    assert "Read this to them." not in page.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"survey": "housing", "helper": "worker", "agreed": "y"}, "Choose how it is done"),
        ({"survey": "housing", "way": "staff", "helper": "worker"}, "Ask first, then tick this"),
        ({"survey": "other", "way": "staff", "helper": "worker", "agreed": "y"}, ""),
        ({"survey": "housing", "way": "kiosk", "helper": "x", "agreed": "y"}, ""),
    ],
)
async def test_a_form_with_a_mistake_comes_back_and_nothing_begins(
    browsers: Browsers, fields: dict[str, str], said: str
) -> None:
    _, address = await riverside()
    page = await browsers.signed_in()
    await page.get(f"{address}/answer")
    await page.post(f"{address}/answer", fields, 422)
    assert said in page.text
    assert await stored.count("svy_response") == 0


async def test_a_seat_of_a_worker_is_over_the_next_day(browsers: Browsers, clock: Clock) -> None:
    await riverside()
    page = await sit_down(browsers, WRITTEN_DOWN)
    clock.move(days=1)
    await page.get("/s/housing/knows_help", 409)
    assert "This is closed now" in page.text


async def test_nobody_who_is_not_asked_is_answered_for(browsers: Browsers, clock: Clock) -> None:
    _, address = await riverside()
    clock.move(days=60)
    page = await browsers.signed_in()
    await page.get(f"{address}/answer", 409)
    assert "This person is not asked now" in page.text


async def test_a_cookie_of_somebody_else_is_not_turned_into_one_for_a_person(
    browsers: Browsers,
) -> None:
    """Only what we signed says that a worker acts."""
    await world.one_survey(content="every-kind", slug="kinds")
    client = await browsers.client()
    page = await arrive(client, "/s/kinds")
    await post(client, "/s/kinds", hidden(page.text))
    seat = client.cookies["seat"]
    value, _dot, mark = seat.strip('"').rpartition(".")
    forged = f"{value}.00000000000000000000000000000000-7-proxy-.{mark}"
    client.cookies.clear()
    client.cookies.set("seat", forged, path="/s/kinds")
    refused = await client.get("/s/kinds/lonely")
    assert refused.status_code == 409
