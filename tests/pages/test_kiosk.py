"""Answering on a tablet: the same questions, and nothing of one person for the next."""

import pytest

from surveys.survey import IdentityMode, Unfinished
from tests import kiosks, stored, world
from tests.kiosks import open_survey
from tests.page import Page
from tests.site import Browsers


async def test_what_is_answered_on_a_tablet_is_marked_so(browsers: Browsers) -> None:
    await open_survey()
    page = await kiosks.tablet(browsers)
    await page.follow("Start")
    await page.press("Start")
    while page.select("input[name=version]"):
        await page.press("Next")
    await page.press("Finish and send")
    assert page.heading == "Thank you. Your answers are in."
    assert await stored.ways() == [("kiosk", "", "finished")]


async def test_starting_again_leaves_nothing_of_the_last_person(browsers: Browsers) -> None:
    await open_survey()
    page = await kiosks.begun(browsers)
    assert kiosks.cookies(page) > kiosks.COOKIES
    await page.get("/kiosk/reset")
    assert page.hops == ["/kiosk/reset"]
    assert kiosks.cookies(page) == kiosks.COOKIES
    assert page.root.get("data-size") == "normal"
    for path in ("knows_help", "satisfied", "check", "stop", "done"):
        await page.get(f"/kiosk/s/visit/{path}")
        assert page.path in ("/kiosk/", "/kiosk/s/visit")
        assert not page.select("input[checked]")


@pytest.mark.parametrize("unfinished", Unfinished)
async def test_what_was_not_finished_ends_as_the_survey_says(
    browsers: Browsers, unfinished: Unfinished
) -> None:
    await open_survey(unfinished=unfinished)
    page = await kiosks.begun(browsers)
    await page.get("/kiosk/reset")
    kept = unfinished is Unfinished.KEPT
    assert await stored.statuses() == (["abandoned"] if kept else [])
    assert len(await stored.answers()) == (1 if kept else 0)


async def test_a_form_that_was_still_open_changes_nothing_after_that(browsers: Browsers) -> None:
    await open_survey()
    page = await kiosks.begun(browsers)
    other = Page(page.client)
    await other.get("/kiosk/reset")
    before = await stored.answers()
    page.choose("Yes, at any time")
    await page.press("Next")
    assert page.path == "/kiosk/"
    assert await stored.answers() == before


async def test_with_a_card_somebody_goes_on_another_day(browsers: Browsers) -> None:
    await open_survey(identity_mode=IdentityMode.CODED)
    (code,) = await world.cards()
    page = await kiosks.tablet(browsers)
    await page.follow("Start")
    page.fill("Type the code from your card", "wrong")
    await page.press("Go on", 422)
    assert page.path == "/kiosk/code"
    page.fill("Type the code from your card", code.lower())
    await page.press("Go on")
    assert page.path == "/kiosk/s/visit"
    await page.press("Start")
    page.choose("A little")
    await page.press("Next")
    await page.get("/kiosk/reset")
    assert kiosks.cookies(page) == kiosks.COOKIES
    assert await stored.statuses() == ["unfinished"]
    await page.get("/kiosk/s/visit", 403)
    await page.follow("Type the code from your card")
    page.fill("Type the code from your card", code)
    await page.press("Go on")
    await page.press("Carry on")
    assert page.path == "/kiosk/s/visit/knows_locks"
    assert "A little" not in page.text


async def test_a_card_for_which_nothing_waits_is_told_so(browsers: Browsers) -> None:
    await open_survey(identity_mode=IdentityMode.CODED)
    await world.one_survey(content="housing-support", slug="open")
    (code,) = await world.cards()
    page = await kiosks.tablet(browsers, await kiosks.kiosk(surveys=["open"]))
    assert "I have a card" not in page.text
    await page.get("/kiosk/code")
    page.fill("Type the code from your card", code)
    await page.press("Go on")
    assert "There is nothing to answer with it on this tablet today." in page.text
    assert page.link("Start") == "/kiosk/s/open", "what is open to everyone stays"


async def test_a_seat_of_one_survey_is_none_of_another(browsers: Browsers) -> None:
    await open_survey()
    await world.one_survey(content="housing-support", slug="other")
    page = await kiosks.tablet(browsers)
    await page.get("/kiosk/s/visit")
    await page.press("Start")
    await page.get("/kiosk/s/other/health")
    assert page.path == "/kiosk/"


async def test_thanks_make_way_by_themselves_unless_asked_to_wait(browsers: Browsers) -> None:
    await open_survey()
    page = await kiosks.begun(browsers)
    await page.get("/kiosk/s/visit/check")
    await page.press("Finish and send")
    assert page.select_one("body").get("data-idle") == "15"
    assert '<meta http-equiv="refresh" content="15;url=/kiosk/reset">' in page.response.text
    assert not page.select("dialog")
    await page.follow("Wait")
    assert page.heading == "Thank you. Your answers are in."
    assert page.select_one("body").get("data-idle") == "60"
    assert page.select("dialog")
    await page.follow("Go to the first page")
    assert page.path == "/kiosk/"
    assert kiosks.cookies(page) == kiosks.COOKIES


async def test_who_wants_nothing_timed_has_thanks_that_stay(browsers: Browsers) -> None:
    await open_survey()
    page = await kiosks.tablet(browsers)
    await page.press("Calm")
    await page.follow("Start")
    await page.press("Start")
    await page.get("/kiosk/s/visit/check")
    await page.press("Finish and send")
    assert page.select("dialog")
    assert "Wait" not in [each.text for each in page.select("main a")]


async def test_without_a_script_a_page_asks_and_then_starts_again(browsers: Browsers) -> None:
    await open_survey()
    page = await kiosks.tablet(browsers, await kiosks.kiosk(idle_seconds=40, warning_seconds=20))
    await page.follow("Start")
    asks = "40;url=/kiosk/waiting?back=/kiosk/s/visit"
    assert f'<noscript><meta http-equiv="refresh" content="{asks}">' in page.response.text
    await page.get("/kiosk/waiting?back=/kiosk/s/visit")
    again = '<meta http-equiv="refresh" content="20;url=/kiosk/reset">'
    assert again in page.response.text
    assert page.link("I need more time") == "/kiosk/s/visit"
    assert page.link("Start again") == "/kiosk/reset"


async def test_a_page_that_was_open_too_long_stays_in_the_kiosk(browsers: Browsers) -> None:
    await open_survey()
    page = await kiosks.begun(browsers)
    page.client.cookies.delete("form")
    await page.press("Next", 403)
    assert page.select_one("main form").get("action").startswith("/kiosk/s/visit/")
    assert page.select_one("body").get("data-idle") == "60"
    await page.press("Send it again")
    assert page.path.startswith("/kiosk/s/visit/")


@pytest.mark.parametrize("address", ["/kiosk/nowhere", "/kiosk/s/visit/check/further"])
async def test_an_address_that_is_no_page_stays_in_the_kiosk(
    browsers: Browsers, address: str
) -> None:
    await open_survey()
    page = await kiosks.tablet(browsers)
    await page.get(address, 404)
    assert page.link("Go to the first page") == "/kiosk/"
    assert page.select_one("body").get("data-idle") == "60"
    assert all(each.get("href").startswith(("/kiosk/", "#")) for each in page.select("a[href]"))


async def test_an_address_that_takes_forms_alone_stays_in_the_kiosk(browsers: Browsers) -> None:
    await open_survey()
    page = await kiosks.tablet(browsers)
    await page.get("/kiosk/outbox", 405)
    assert page.link("Go to the first page") == "/kiosk/"
