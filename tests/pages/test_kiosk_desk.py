"""Administrators set tablets up: what the desk asks of them, and shows."""

from uuid import UUID

import pytest

from involvement.database import run_change
from involvement.roles import COMMAND
from surveys.store import devices
from surveys.store.surveys import PlannedWave, get_survey
from tests import kiosks, stored, world
from tests.page import Page
from tests.site import Browsers
from tests.world import START

KEY = UUID(int=1)


async def number(survey: str) -> str:
    """What stands for a survey in the form."""
    return str((await get_survey(survey)).id)


async def test_the_first_kiosk_needs_a_survey(browsers: Browsers) -> None:
    await world.organisation()
    await world.administrator()
    page = await browsers.signed_in("ada@riverside.test")
    await page.get("/desk/kiosks")
    assert "There are no kiosks yet." in page.text
    assert not page.select("main form")


async def test_a_kiosk_is_added_with_the_usual_times(browsers: Browsers) -> None:
    page = await kiosks.desk(browsers)
    page.fill("Name of the tablet", " Waiting room ")
    page.fill("What can be answered on it", [await number("housing")])
    page.fill("PIN to leave the kiosk", "2468")
    await page.press("Add the kiosk")
    assert page.heading == "Waiting room"
    assert "Not set up yet" in page.text
    assert "Last seen: never" in page.text
    (made,) = await devices.list_devices(COMMAND)
    assert made.setup.surveys == {(await get_survey("housing")).id}
    assert (made.setup.languages, made.setup.idle_seconds, made.setup.warning_seconds) == (
        ("en",),
        60,
        30,
    )


async def test_sent_twice_the_form_adds_one(browsers: Browsers) -> None:
    page = await kiosks.desk(browsers)
    page.fill("Name of the tablet", "Waiting room")
    page.fill("What can be answered on it", [await number("housing")])
    page.fill("PIN to leave the kiosk", "2468")
    again = Page(page.client)
    again.root, again.response = page.root, page.response
    await page.press("Add the kiosk")
    await again.press("Add the kiosk")
    assert again.path == page.path
    assert await stored.count("svy_device") == 1


@pytest.mark.parametrize(
    ("label", "typed", "said"),
    [
        ("Name of the tablet", "", "Enter a name"),
        ("PIN to leave the kiosk", "12ab", "Enter four to eight digits"),
        ("PIN to leave the kiosk", "", "Enter four to eight digits"),
        ("How many seconds later it starts again", "10", "from 20 to 120"),
        ("How many seconds later it starts again", "x", "from 20 to 120"),
        (
            "After how many seconds without a touch it asks whether anybody is there",
            "301",
            "from 30 to 300",
        ),
    ],
)
async def test_a_mistake_is_said_at_its_field(
    browsers: Browsers, label: str, typed: str, said: str
) -> None:
    page = await kiosks.desk(browsers)
    page.fill("Name of the tablet", "Waiting room")
    page.fill("What can be answered on it", [await number("housing")])
    page.fill("PIN to leave the kiosk", "2468")
    page.fill(label, typed)
    await page.press("Add the kiosk", 422)
    assert said in " ".join("".join(each.itertext()) for each in page.select("p.problem"))
    assert page.select("input[name=surveys][checked]")
    assert await stored.count("svy_device") == 0


async def test_times_and_surveys_have_to_fit(browsers: Browsers) -> None:
    page = await kiosks.desk(browsers)
    page.fill("Name of the tablet", "Ward")
    page.fill("PIN to leave the kiosk", "2468")
    page.fill("After how many seconds without a touch it asks whether anybody is there", "30")
    page.fill("How many seconds later it starts again", "20")
    await page.press("Add the kiosk", 422)
    assert "Less than a minute in all is too short" in page.text
    assert "Choose at least one survey" in page.text


async def test_surveys_of_two_organisations_go_on_no_tablet(browsers: Browsers) -> None:
    page = await kiosks.desk(browsers)
    other = await world.organisation(slug="elsewhere")
    await world.service(organisation=other, slug="theirs")
    version = await world.version(organisation=other, content="housing-support")
    wave = PlannedWave("baseline", version.id, world.BASELINE)
    theirs = await world.survey(waves=[wave], service="theirs", slug="theirs")
    await page.get("/desk/kiosks")
    page.fill("Name of the tablet", "Ward")
    page.fill("PIN to leave the kiosk", "2468")
    page.fill("What can be answered on it", [await number("housing"), str(theirs.id)])
    await page.press("Add the kiosk", 422)
    assert "Choose surveys of one organisation only" in page.text


async def test_a_kiosk_is_changed_and_keeps_its_pin(browsers: Browsers) -> None:
    page = await kiosks.desk(browsers)
    await kiosks.kiosk(key=KEY, surveys=["housing"], languages=["en"])
    tablet = await kiosks.tablet(browsers, KEY)
    await page.get(f"/desk/kiosks/{KEY}")
    page.fill("Name of the tablet", "Library")
    page.fill("What can be answered on it", [await number("visit")])
    await page.press("Save the change")
    assert "The change is saved." in page.text
    assert page.heading == "Library"
    await tablet.get("/kiosk/s/housing", 404)
    await tablet.get("/kiosk/s/visit")
    await tablet.get("/kiosk/leave")
    tablet.fill("pin", kiosks.PIN)
    await tablet.press("Leave the kiosk")
    await page.get(f"/desk/kiosks/{KEY}")
    page.fill("pin", "13579")
    await page.press("Save the change")
    await tablet.get("/kiosk/leave")
    tablet.fill("pin", kiosks.PIN)
    await tablet.press("Leave the kiosk", 422)


async def test_an_ended_kiosk_can_be_looked_at_and_no_more(browsers: Browsers) -> None:
    page = await kiosks.desk(browsers)
    await kiosks.kiosk(key=KEY)
    await page.get(f"/desk/kiosks/{KEY}")
    await page.press("End this kiosk")
    assert "Its tablet shows a page that asks for a new code." in page.text
    assert not page.select("main form")
    await page.post(f"/desk/kiosks/{KEY}/code", {}, 409)
    assert page.heading == "This cannot be done now"


async def test_the_page_shows_what_a_tablet_says_of_itself(browsers: Browsers) -> None:
    page = await kiosks.desk(browsers)
    await kiosks.kiosk(key=KEY)
    await run_change(
        "UPDATE svy_device SET waiting = 2, oldest_waiting_at = ?, last_seen_at = ?", START, START
    )
    await page.get(f"/desk/kiosks/{KEY}")
    assert "Waiting to be sent: 2" in page.text
    assert "The oldest has waited since 4 January 2027, 10:30." in page.text
    await page.get("/desk/kiosks")
    assert "2 since 4 January 2027, 10:30" in page.text
