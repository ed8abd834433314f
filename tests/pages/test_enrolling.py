"""A code from the desk is typed in on the tablet: once, for an hour, where browsers protect it."""

from uuid import UUID

from app import make_app
from involvement.database import Engine
from involvement.roles import COMMAND
from surveys.store import devices
from tests import kiosks, world
from tests.site import Browsers, running
from tests.world import Clock

KEY = UUID(int=1)
ENROL = "http://localhost/kiosk/enrol"
WRONG = "That code did not work. It works once, for an hour."


async def test_a_code_is_shown_once_and_typed_in_on_the_tablet(
    browsers: Browsers, clock: Clock
) -> None:
    page = await kiosks.desk(browsers)
    await kiosks.kiosk(key=KEY)
    await page.get(f"/desk/kiosks/{KEY}")
    await page.press("Make a code")
    code = "".join(page.select_one("p.code-groups").itertext())
    assert "until 11:30" in page.text
    assert "begins with https" in page.text, "at this address no tablet can be set up"
    await page.get(f"/desk/kiosks/{KEY}")
    assert code.split()[0] not in page.text
    tablet = await browsers.open()
    await tablet.get(ENROL)
    tablet.fill("Type the code from the desk", "ABCD EFGH JKLM")
    await tablet.press("Set up this tablet", 422)
    assert WRONG in tablet.text
    assert tablet.select_one("#code").get("value") == "ABCD EFGH JKLM"
    tablet.fill("Type the code from the desk", code.lower())
    await tablet.press("Set up this tablet")
    assert tablet.path == "/kiosk/"
    assert tablet.heading == "Tell us what you think of the help you get"
    kept = next(each for each in tablet.client.cookies.jar if each.name == "kiosk")
    assert kept.path == "/kiosk"
    assert kept.has_nonstandard_attr("HttpOnly")
    assert kept.expires


async def test_an_hour_later_the_code_is_none(browsers: Browsers, clock: Clock) -> None:
    await kiosks.desk(browsers)
    await kiosks.kiosk(key=KEY)
    code = await kiosks.code(KEY)
    clock.move(hours=1)
    tablet = await browsers.open()
    await tablet.get(ENROL)
    tablet.fill("code", code)
    await tablet.press("Set up this tablet", 422)


async def test_a_tablet_is_set_up_over_https_or_on_the_machine_itself_only(
    browsers: Browsers,
) -> None:
    await kiosks.desk(browsers)
    await kiosks.kiosk(key=KEY)
    code = await kiosks.code(KEY)
    page = await browsers.open()
    await page.get("/kiosk/enrol", 409)
    assert "begins with https" in page.text
    await page.get("/code")
    await page.post("/kiosk/enrol", {"code": code}, 409)
    assert not page.client.cookies.get("kiosk")
    assert (await devices.get_device(COMMAND, KEY)).enrolled_at is None


async def test_over_https_the_cookie_goes_nowhere_else(database: Engine, clock: Clock) -> None:
    await world.one_survey(content="housing-support", slug="housing")
    await kiosks.kiosk(key=KEY)
    address = "https://heard.test"
    app = make_app(world.settings(base_url=address), clock)
    async with running(app, address) as browsers:
        tablet = await browsers.open()
        await tablet.get("/kiosk/enrol")
        tablet.fill("code", await kiosks.code(KEY))
        await tablet.press("Set up this tablet", 303, follow=False)
    (sent,) = [
        each for each in tablet.response.headers.get_list("set-cookie") if each.startswith("kiosk=")
    ]
    for part in ("Secure", "HttpOnly", "SameSite=lax", "Path=/kiosk"):
        assert part in sent


async def test_whoever_sets_a_tablet_up_is_signed_out_on_it(browsers: Browsers) -> None:
    page = await kiosks.desk(browsers)
    await kiosks.kiosk(key=KEY)
    session = page.client.cookies.get("session")
    assert session
    tablet = await browsers.open()
    tablet.client.cookies.set("session", session, domain="127.0.0.1")
    await tablet.get("http://127.0.0.1/kiosk/enrol")
    tablet.fill("code", await kiosks.code(KEY))
    await tablet.press("Set up this tablet", 303, follow=False)
    sent = tablet.response.headers.get_list("set-cookie")
    (gone,) = [each for each in sent if each.startswith("session=")]
    assert "Max-Age=0" in gone
    await page.get("/desk/kiosks")
    assert page.path.startswith("/sign-in")
