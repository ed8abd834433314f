"""Support services, programmes and partner agencies: added, changed, closed, signed."""

import pytest

from surveys.store.surveys import PlannedWave
from tests import stored, world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import BASELINE, Riverside

ADA = "ada@riverside.test"
CLOSED = "No, it is closed to new people"


async def administering(browsers: Browsers) -> tuple[Page, Riverside]:
    """The browser of somebody who administers Riverside, and Riverside."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    return await browsers.signed_in(ADA), town


async def test_a_support_service_is_added_and_put_into_a_programme(browsers: Browsers) -> None:
    page, _ = await administering(browsers)
    await page.get("/admin/programmes")
    await page.fill_and_submit("Add the programme", {"Name": "Homes", "Address": "homes"})
    await page.get("/admin/services")
    await page.fill_and_submit(
        "Add the support service", {"Name": "  ", "Address": "Not good"}, 422
    )
    assert len(page.select("div.summary li")) == 2
    await page.fill_and_submit(
        "Add the support service", {"Name": "Outreach", "Address": "floating"}, 422
    )
    assert "There is a support service at this address already" in page.text
    page.fill("Address", "outreach")
    await page.press("Add the support service")
    await page.follow("Outreach")
    page.fill("Programme", "Homes")
    page.fill("What it does, in one or two plain sentences", "Finds people.")
    await page.press("Save")
    await page.get("/desk/services/outreach")
    assert "Homes" in page.text
    await page.get("/admin/programmes")
    assert text_of(page.select_one("main tbody tr")) == "Homes 1"
    await page.follow("Homes")
    await page.fill_and_submit("Save", {"Name": ""}, 422)
    await page.fill_and_submit("Save", {"Name": "At home"})
    await page.get("/admin/services")
    assert "At home" in page.text


async def test_the_same_form_sent_twice_adds_nothing_twice(browsers: Browsers) -> None:
    page, _ = await administering(browsers)
    new = {"organisation": "1", "name": "Outreach", "slug": "outreach", "about": ""}
    for path in ("services", "programmes", "agencies"):
        await page.get(f"/admin/{path}")
        await page.post(f"/admin/{path}", new)
        await page.post(f"/admin/{path}", new, 422)
        assert page.select_one("#slug").get("value") == "outreach"
    assert await stored.count("inv_service") == 2
    assert await stored.count("inv_programme") == 1
    assert await stored.count("inv_agency") == 1


async def test_who_administers_two_organisations_says_for_which_one(browsers: Browsers) -> None:
    page, town = await administering(browsers)
    assert town.organisation
    await page.get("/admin/services")
    assert not page.select("#organisation")
    await world.organisation(slug="hillside", name="Hillside")
    await world.administrator(email="all@heard.test")
    page = await browsers.signed_in("all@heard.test")
    for path, button in {
        "services": "Add the support service",
        "programmes": "Add the programme",
        "agencies": "Add the partner agency",
    }.items():
        await page.get(f"/admin/{path}")
        fields: dict[str, str | bool | list[str]] = {
            "Organisation": "Hillside",
            "Name": "Theirs",
            "Address": "theirs",
        }
        await page.fill_and_submit(button, fields)
        (row,) = [each for each in page.select("main tbody tr") if "Theirs" in text_of(each)]
        assert "Hillside" in text_of(row)


async def test_a_support_service_that_ended_takes_nobody_new(browsers: Browsers) -> None:
    page, _ = await administering(browsers)
    await page.get("/admin/services/floating")
    page.choose("No, it has ended")
    await page.press("Save this state", 422)
    assert "Write where else people can get help" in page.text
    assert page.select_one("input[value=ended][checked]") is not None
    page.fill("Where else people can get help, one place a line", "Town clinic")
    await page.press("Save this state")
    assert text_of(page.select_one("main span.tag")) == "Ended"
    assert "since 4 January 2027" in page.text
    worker = await browsers.signed_in()
    await worker.get("/desk/services/floating")
    assert "This support service has ended. It takes nobody new." in worker.text
    assert not worker.select("#add")
    batch = {"number": "1", "batch_key": "late", "joined_on": "2027-01-04"}
    await worker.get("/desk")
    await worker.post("/desk/services/floating/participants", batch, 409)
    assert "It takes nobody new." in worker.text
    assert await stored.count("inv_participant") == 0


async def test_a_partner_agency_may_be_shared_with_once_its_protocol_is_signed(
    browsers: Browsers,
) -> None:
    page, _ = await administering(browsers)
    unsigned = "Nothing is shared with this agency until its sharing protocol is signed."
    await page.get("/admin/agencies")
    await page.fill_and_submit(
        "Add the partner agency", {"Name": "Housing office", "Address": "housing"}
    )
    await page.follow("Housing office")
    assert unsigned in page.text
    for day in ("", "2027-01-05"):
        page.choose("Signed")
        page.fill("Since", day)
        await page.press("Save the protocol", 422)
        assert "today at the latest" in page.text
    page.fill("Since", "2027-01-04")
    await page.press("Save the protocol")
    assert unsigned not in page.text
    page.fill("Name", "Homes office")
    await page.press("Save the name")
    await page.get("/admin/agencies")
    assert "Homes office" in page.text
    assert "Signed since 4 January 2027" in page.text


@pytest.mark.parametrize("status", [200, 403])
async def test_a_closed_support_service_is_told_of_to_people_without_a_card_only(
    browsers: Browsers, status: int
) -> None:
    page, town = await administering(browsers)
    if status == 200:  # a survey for everybody, instead of one that needs a card
        await world.one_survey(content="every-kind", slug="housing-open")
    wave = PlannedWave("baseline", town.first.id, BASELINE)
    await world.survey(waves=[wave], slug="second")
    codes = await world.cards()
    await page.get("/admin/services/floating")
    page.choose(CLOSED)
    page.fill("Where else people can get help, one place a line", "Town clinic\n\nHostel")
    await page.press("Save this state")
    passer_by = await browsers.open()
    await passer_by.get("/s/housing-open" if status == 200 else "/s/housing", status)
    notice = passer_by.select_one("div.notice")
    assert [text_of(each) for each in notice.iter("li")] == ["Town clinic", "Hostel"]
    inside = await browsers.open()
    await inside.get(f"/join/{codes[0]}")
    await inside.get("/s/second")
    assert not inside.select("div.notice")
