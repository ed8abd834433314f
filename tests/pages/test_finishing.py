"""The end of a response: pressed twice it counts once, and only finished ones are ever counted."""

import asyncio
import re

import pytest

from involvement.database import fetch_all
from involvement.roles import COMMAND
from surveys.releasing import make_release
from surveys.store.group_figures import count_groups
from surveys.survey import SurveyMistake, Unfinished
from surveys.tidying import tidy
from tests import stored, world
from tests.site import Browsers, answer_all, arrive, hidden, post, start
from tests.world import Clock


async def test_pressing_start_twice_makes_one_response(browsers: Browsers) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    client = await browsers.client()
    page = await arrive(client, "/s/kinds")
    both = await asyncio.gather(*(post(client, "/s/kinds", hidden(page.text)) for _ in range(2)))
    assert [each.status_code for each in both] == [303, 303]
    assert await stored.statuses() == ["unfinished"]
    page = await arrive(client, "/s/kinds/lonely")
    sent = await post(client, "/s/kinds/lonely", [*hidden(page.text), ("answer", "2")])
    assert sent.status_code == 303


async def test_starting_with_one_card_in_two_browsers_makes_one_response(
    browsers: Browsers,
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    clients = [await browsers.client() for _ in range(3)]
    await asyncio.gather(*(start(client, "housing", code) for client in clients))
    assert await stored.statuses() == ["unfinished"]


@pytest.mark.parametrize("key", ["", "x", "6d1c4f0e-0000-0000-0000-00000000000g"])
async def test_a_start_without_its_key_shows_the_first_page_again(
    browsers: Browsers, key: str
) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    page = await browsers.open()
    await page.get("/s/kinds")
    await page.post("/s/kinds", {"start_key": key})
    assert page.path == "/s/kinds"
    assert await stored.statuses() == []


async def test_pressing_finish_twice_makes_one_response(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    client = await browsers.client()
    page = await answer_all(client, "housing", {"knows_help": "2"}, code=code, finish=False)
    both = await asyncio.gather(
        *(post(client, "/s/housing/finish", hidden(page.text)) for _ in range(2))
    )
    assert {each.status_code for each in both} <= {303, 409}
    later = await post(client, "/s/housing/finish", hidden(page.text))
    assert (later.status_code, later.headers["location"]) == (303, "/s/housing/done")
    assert await stored.statuses() == ["finished"]
    assert await stored.answers() == [("knows_help", 0, 2, None)]


async def test_a_resent_answer_is_stored_once(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    client = await browsers.client()
    page = await start(client, "housing", code)
    fields = [*hidden(page.text), ("answer", "2")]
    sent = await asyncio.gather(*(post(client, "/s/housing/knows_help", fields) for _ in range(5)))
    assert [each.headers["location"] for each in sent] == ["/s/housing/knows_locks"] * 5
    assert await stored.answers() == [("knows_help", 0, 2, None)]


async def test_after_finishing_the_screen_shows_no_answer_any_more(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    page = await browsers.open()
    await page.get(f"/join/{code}")
    await page.press("Start")
    page.choose("A lot")
    await page.press("Next")
    await page.get("/s/housing/check")
    await page.press("Finish and send")
    assert page.heading == "Thank you. Your answers are in."
    for address in ("/s/housing/knows_help", "/s/housing/check", "/s/housing/stop"):
        await page.get(address, 409)
        assert "A lot" not in page.response.text
    await page.get("/s/housing", 403)
    await page.get(f"/join/{code}")
    assert page.path == "/"
    await page.get("/s/housing", 409)
    assert page.heading == "You have finished these questions"


async def test_only_finished_responses_are_counted(browsers: Browsers) -> None:
    town = await world.riverside()
    codes = await world.cards(count=3)
    for code, finish in zip(codes, (True, True, False), strict=True):
        client = await browsers.client()
        await answer_all(client, "housing", {"knows_help": "1"}, code=code, finish=finish)
    before, after = (wave.id for wave in town.survey.waves)
    counted = (await count_groups((before, after), [])).whole
    assert counted[town.first.question_ids["knows_help"]] == {(1, None): 2}
    desk = await browsers.signed_in()
    await desk.get("/desk/surveys/housing")
    row = desk.select("table[aria-labelledby=waves] tbody tr")[0]
    assert [" ".join("".join(cell.itertext()).split()) for cell in row][2:] == ["2", "1", "1"]


@pytest.mark.parametrize(("unfinished", "left"), [("kept", 1), ("erased", 0)])
async def test_what_happens_with_unfinished_answers_is_said_first_and_done(
    browsers: Browsers, clock: Clock, unfinished: str, left: int
) -> None:
    await world.one_survey(content="every-kind", slug="kinds", unfinished=Unfinished(unfinished))
    page = await browsers.open()
    await page.get("/s/kinds")
    assert ("we erase your answers after 30 days" in page.text) == (unfinished == "erased")
    await answer_all(await browsers.client(), "kinds", {"favourite_place": "Here"}, finish=False)
    await answer_all(await browsers.client(), "kinds", {"favourite_place": "There"})
    clock.move(days=29)
    assert await tidy(clock.now) == 0
    clock.move(days=2)
    assert await tidy(clock.now) == 1
    # In no order: anonymous responses have lost theirs.
    assert sorted(await stored.statuses()) == ["abandoned"] * left + ["finished"]
    texts = [text for _, _, _, text in await stored.answers() if text]
    assert sorted(texts) == ["Here"] * left + ["There"]


@pytest.mark.parametrize(("unfinished", "left"), [("kept", ["abandoned"]), ("erased", [])])
async def test_who_stops_without_a_card_ends_their_response(
    browsers: Browsers, unfinished: str, left: list[str]
) -> None:
    await world.one_survey(content="every-kind", slug="kinds", unfinished=Unfinished(unfinished))
    client = await browsers.client()
    page = await answer_all(client, "kinds", {"favourite_place": "Here"}, finish=False)
    sent = await post(client, "/s/kinds/stop", hidden(page.text))
    assert sent.headers["location"] == "/stopped"
    assert await stored.statuses() == left
    assert await stored.count("svy_answer") == len(left)


async def test_an_anonymous_response_keeps_the_day_and_no_hour(browsers: Browsers) -> None:
    await world.one_survey(content="every-kind", slug="kinds")
    await answer_all(await browsers.client(), "kinds", {"favourite_place": "Here"})
    rows = await fetch_all("SELECT started_at, finished_at, participant FROM svy_response")
    ((started, finished, participant),) = rows
    assert participant is None
    for time in (started, finished):
        assert re.fullmatch(r"2027-01-04.00:00:00(\.0+)?\+00:00", str(time)), time


async def test_an_anonymous_survey_makes_no_release_that_compares(browsers: Browsers) -> None:
    made = await world.one_survey(content="every-kind", slug="kinds")
    wave = made.waves[0].id
    with pytest.raises(SurveyMistake):
        await make_release(
            COMMAND,
            world.START,
            survey="kinds",
            before_wave=wave,
            after_wave=wave,
            audience="steering",
        )
