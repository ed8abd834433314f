"""A tablet in a library: an administrator sets it up, and people of whom we know nothing answer."""

from collections.abc import AsyncIterator

import pytest

from app import make_app
from involvement.database import Engine, fetch_all
from tests import kiosks, stored, world
from tests.page import Page
from tests.pages.visiting import button
from tests.site import Browsers, running
from tests.world import Clock
from translations import language

HERE = "http://127.0.0.1"


@pytest.fixture
async def machine(
    database: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Browsers]:
    """The application at an address at which a tablet can be set up, in three languages."""
    monkeypatch.setattr(language, "_offered", list(language.offered()))
    settings = world.settings(base_url=HERE, pseudo=True)
    async with running(make_app(settings, clock), HERE) as browsers:
        yield browsers


async def set_up(machine: Browsers, desk: Page) -> Page:
    """The administrator adds a kiosk at the desk and types its code in on the tablet."""
    await desk.get("/desk/kiosks")
    desk.fill("Name of the tablet", "Hook Library")
    desk.fill("PIN to leave the kiosk", kiosks.PIN)
    await desk.press("Add the kiosk")
    await desk.press("Make a code")
    tablet = await machine.open()
    await tablet.get("/kiosk/")
    assert tablet.path == "/kiosk/enrol"
    code = "".join(desk.select_one("p.code-groups").itertext())
    tablet.fill("Type the code from the desk", code)
    return await tablet.press("Set up this tablet")


async def answer_first(tablet: Page) -> None:
    """Somebody starts, and answers the first question."""
    await tablet.get("/kiosk/s/advice")
    await tablet.press(button(tablet))
    tablet.fill("answer", "1")
    await tablet.press(button(tablet))


def kept(tablet: Page) -> set[str]:
    """What the tablet's browser keeps."""
    return {each.name for each in tablet.client.cookies.jar}


@pytest.mark.scenario(85)
async def test_a_tablet_in_a_library_knows_nobody_and_starts_again(
    machine: Browsers, clock: Clock
) -> None:
    await world.one_survey(content="housing-support", slug="advice")
    await world.administrator()
    desk = await machine.signed_in("ada@riverside.test")
    tablet = await set_up(machine, desk)
    assert tablet.heading == "Tell us what you think of the help you get"
    names = [each.get("lang") for each in tablet.select("button[lang]")]
    assert names == ["en", "en-XA", "ar-XB"]

    await tablet.post("/kiosk/", {"choose": "language.ar-XB"})
    assert tablet.root.get("dir") == "rtl"
    await answer_first(tablet)
    await tablet.get("/kiosk/s/advice/check")
    await tablet.press(button(tablet))
    assert tablet.path == "/kiosk/s/advice/done"

    await tablet.get("/kiosk/reset")  # as the page does by itself after 15 seconds
    assert tablet.root.get("dir") == "ltr"
    assert kept(tablet) == {"kiosk", "form"}
    await answer_first(tablet)
    clock.move(minutes=2)
    await tablet.get("/kiosk/reset")  # as it does when nobody touches it
    await tablet.get("/kiosk/s/advice/check")
    assert tablet.path == "/kiosk/"
    assert kept(tablet) == {"kiosk", "form"}

    assert await stored.ways() == [("kiosk", "", "finished"), ("kiosk", "", "abandoned")]
    rows = await fetch_all("SELECT participant, language, started_at FROM svy_response ORDER BY id")
    assert [(row[0], row[1], row[2].hour) for row in rows] == [
        (None, "ar-XB", 0),
        (None, "en", 0),
    ]
    await desk.get("/desk/surveys/advice")
    assert "On a shared screen" in desk.text
    await desk.get("/desk/kiosks")
    await desk.follow("Hook Library")
    assert "In use" in desk.text
