"""What a tablet shows: its own surveys, languages and help line, and no way out of the kiosk."""

import re
from datetime import timedelta

from involvement.public_text import TextKind
from involvement.roles import COMMAND
from involvement.store.texts import publish_text
from surveys.store import devices
from surveys.store.surveys import PlannedWave
from surveys.survey import IdentityMode
from tests import kiosks, stored, world
from tests.kiosks import open_survey
from tests.site import Browsers
from tests.world import START, Clock

ADDRESS = re.compile(r'(?:href|action|formaction|url)="?([^";\s]+)')
PLAIN_PAGES = (
    "help-now",
    "who-sees-this",
    "settings",
    "privacy",
    "accessibility",
    "code",
    "leave",
    "stopped",
    "waiting?back=/desk",
    "waiting?back=//elsewhere.test/kiosk/",
)


async def test_only_a_tablet_sees_these_pages(browsers: Browsers) -> None:
    await open_survey()
    page = await browsers.open()
    for path in ("", "/s/visit", "/s/visit/health", "/code", "/help-now", "/leave", "/reset"):
        sent = await page.client.get(f"/kiosk{path}")
        assert (sent.status_code, sent.headers["location"]) == (303, "/kiosk/enrol"), path


async def test_several_surveys_are_a_choice(browsers: Browsers) -> None:
    await open_survey()
    for slug in ("second", "coded"):
        mode = IdentityMode.CODED if slug == "coded" else IdentityMode.ANONYMOUS
        await world.one_survey(content="housing-support", slug=slug, identity_mode=mode)
    await world.one_survey(
        content="housing-support", slug="over", closes_on=START.date() - timedelta(days=1)
    )
    page = await kiosks.tablet(browsers)
    links = [each.get("href") for each in page.select("main a")]
    assert links == ["/kiosk/s/second", "/kiosk/s/visit", "/kiosk/code", "/kiosk/leave"]


async def test_a_tablet_asks_nothing_but_its_own_surveys(browsers: Browsers) -> None:
    await open_survey()
    await world.one_survey(content="housing-support", slug="other")
    page = await kiosks.tablet(browsers, await kiosks.kiosk(surveys=["visit"]))
    await page.get("/kiosk/s/other", 404)
    await page.get("/kiosk/s/other/health", 404)
    assert page.link("Go to the first page") == "/kiosk/"


async def test_a_tablet_offers_its_own_languages(pseudo_browsers: Browsers) -> None:
    await open_survey()
    key = await kiosks.kiosk(languages=["ar-XB", "en"])
    page = await kiosks.tablet(pseudo_browsers, key)
    assert page.root.get("lang") == "ar-XB"
    offered = [each.get("lang") for each in page.select("button[lang]")]
    assert offered == ["ar-XB", "en"]
    await page.press("English")
    assert page.root.get("lang") == "en"
    await page.get("/kiosk/reset")
    assert page.root.get("lang") == "ar-XB"
    await page.get("/kiosk/s/nowhere", 404)
    assert page.root.get("lang") == "ar-XB"
    assert page.link(page.select("main a")[0].text) == "/kiosk/"


async def test_no_page_leads_out_of_the_kiosk(browsers: Browsers) -> None:
    await open_survey()
    await world.one_survey(
        content="housing-support", slug="coded", identity_mode=IdentityMode.CODED
    )
    (code,) = await world.cards()
    page = await kiosks.tablet(browsers)
    seen = [page.response.text]
    seen += [(await page.get(f"/kiosk/{path}")).response.text for path in PLAIN_PAGES]
    await page.get("/kiosk/code")
    page.fill("Type the code from your card", code)
    seen.append((await page.press("Go on")).response.text)
    await page.press("Start")
    while page.select("input[name=version]"):
        seen.append(page.response.text)
        await page.press("Next")
    seen.append(page.response.text)
    seen.append((await page.get("/kiosk/s/coded/stop")).response.text)
    seen.append((await page.get("/kiosk/s/coded/nothing", 404)).response.text)
    await page.get("/kiosk/s/coded/check")
    seen.append((await page.press("Finish and send")).response.text)
    seen.append((await page.get("/kiosk/s/coded/check", 409)).response.text)
    out = {
        address
        for html in seen
        for address in ADDRESS.findall(html)
        if not address.startswith(("/kiosk/", "/static/", "#"))
    }
    assert out == set()


async def test_links_in_a_text_of_staff_are_words_on_a_tablet(browsers: Browsers) -> None:
    await open_survey()
    text = "Read [more](https://example.org), or <https://example.org/all>."
    kind = TextKind.PRIVACY
    await publish_text(COMMAND, START, organisation="riverside", kind=kind, text=text)
    page = await kiosks.tablet(browsers)
    await page.get("/kiosk/privacy")
    assert "Read more (https://example.org), or https://example.org/all." in page.text
    assert not page.select("main a[rel=external]")


async def test_the_pin_lets_out_and_ends_the_visit(browsers: Browsers) -> None:
    await open_survey()
    page = await kiosks.begun(browsers)
    await page.get("/kiosk/leave")
    for wrong in ("", "1111", "24 68", "a" * 1000):
        await page.post("/kiosk/leave", {"pin": wrong}, 422)
        assert "That is not the PIN of this tablet." in page.text
        assert not page.select("a[href='/sign-in']")
    page.fill("PIN of this tablet, for staff", kiosks.PIN)
    await page.press("Leave the kiosk")
    assert page.heading == "You are out of the kiosk"
    assert page.link("Sign in for workers and steering groups") == "/sign-in"
    assert kiosks.cookies(page) == kiosks.COOKIES
    assert await stored.statuses() == ["abandoned"]
    await page.follow("Back to the kiosk")
    assert page.path == "/kiosk/"


async def test_whoever_guesses_at_a_pin_waits_ever_longer(browsers: Browsers) -> None:
    slowing = browsers.app.state.pin_slowing
    waits = [slowing.wait_seconds("a tablet") for _ in range(14)]
    assert waits[:5] == [0.0] * 5
    assert waits[5:] == sorted(waits[5:])
    assert waits[-1] == 60.0
    assert slowing.wait_seconds("another tablet") == 0.0


async def test_an_ended_tablet_stops_at_once(browsers: Browsers) -> None:
    await open_survey()
    key = await kiosks.kiosk()
    page = await kiosks.tablet(browsers, key)
    await devices.end_device(COMMAND, START, key)
    sent = await page.client.get("/kiosk/s/visit")
    assert (sent.status_code, sent.headers["location"]) == (303, "/kiosk/enrol")


async def test_the_desk_sees_that_a_tablet_was_there_and_no_answer(
    browsers: Browsers, clock: Clock
) -> None:
    await open_survey()
    key = await kiosks.kiosk()
    await kiosks.begun(browsers, key)
    clock.move(minutes=3)
    await world.administrator()
    page = await browsers.signed_in("ada@riverside.test")
    await page.get(f"/desk/kiosks/{key}")
    assert "Last seen: 4 January 2027, 10:30" in page.text
    assert "Waiting to be sent: 0" in page.text
    assert "A little" not in page.text


async def test_the_help_line_is_that_of_the_owner_of_the_tablet(browsers: Browsers) -> None:
    await open_survey()
    other = await world.organisation(slug="elsewhere", name="Harbour Council")
    await world.service(organisation=other, slug="theirs")
    version = await world.version(organisation=other, content="housing-support")
    wave = PlannedWave("baseline", version.id, world.BASELINE)
    await world.survey(waves=[wave], service="theirs", slug="theirs")
    page = await kiosks.tablet(browsers, await kiosks.kiosk(surveys=["theirs"]))
    for path in ("help-now", "who-sees-this", "code"):
        await page.get(f"/kiosk/{path}")
        assert "Harbour Council" in page.text, path
        assert "Riverside" not in page.text, path


async def test_the_first_page_offers_what_its_surveys_have(browsers: Browsers) -> None:
    await open_survey()
    page = await kiosks.tablet(browsers)
    assert "Remember this on my own phone" not in page.text
    assert page.select_one("body").get("data-idle") == "300"
    assert not page.select("dialog"), "nobody is there, so nobody is asked"
    await page.press("Easy read")
    assert page.select_one("body").get("data-idle") == "60"
    assert page.select("dialog")
    await page.follow("Start")
    assert [each.text for each in page.select("button[aria-pressed=true]")] == ["Easy read"]
    await page.press("Start")
    assert page.select("input[name=shown_as][value=easy_read]")
