"""What a tablet sends over the wire: acknowledged by its number and its content, or kept there; and
what staff see of it, which is never an answer."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import msgspec
import pytest
from msgspec.structs import replace

from involvement.roles import COMMAND
from surveys.parcel import MOST_SEALED, Parcel
from surveys.store import devices
from surveys.survey import Survey
from tests import kiosks, stored, world
from tests.page import Page
from tests.parcels import answer, parcel
from tests.site import Browsers
from tests.world import START, Clock

SECRET_WORDS = "said on the tablet"
WORDS = answer("anything_else", answer=SECRET_WORDS)
KEY = UUID(int=7)


async def tablet(browsers: Browsers) -> tuple[Page, Survey]:
    """A browser that is a tablet with one open survey, at its first page."""
    survey = await world.one_survey(content="every-kind")
    return await kiosks.tablet(browsers, await kiosks.kiosk(key=KEY)), survey


async def send(page: Page, sent: Parcel, **changes: Any) -> httpx.Response:
    """Send it as the script does, with other values where said."""
    content = msgspec.json.encode(msgspec.to_builtins(sent) | changes)
    return await page.client.post(
        "/kiosk/outbox", content=content, headers={"content-type": "application/json"}
    )


async def test_a_parcel_is_acknowledged_by_its_number_and_its_content(browsers: Browsers) -> None:
    page, survey = await tablet(browsers)
    sent = await parcel(WORDS, device=KEY, survey=survey)
    for _ in range(5):
        answered = await send(page, sent)
        assert answered.status_code == 200
        expected = {"id": str(sent.id), "hash": sent.hash, "state": "stored"}
        assert answered.json() == expected
    assert await stored.statuses() == ["finished"]


async def test_what_is_kept_apart_is_acknowledged_and_staff_see_why(
    browsers: Browsers, clock: Clock
) -> None:
    page, survey = await tablet(browsers)
    await world.administrator()
    sent = await parcel(answer("lonely", answer="9"), WORDS, device=KEY, survey=survey)
    answered = await send(page, sent)
    assert (answered.status_code, answered.json()["state"]) == (200, "kept_apart")
    desk = await browsers.signed_in("ada@riverside.test")
    await desk.get(f"/desk/kiosks/{KEY}")
    assert "Kept apart" in desk.text
    assert "One of its answers does not fit its question." in desk.text
    assert SECRET_WORDS not in desk.text
    assert sent.sealed[:40] not in desk.response.text


async def test_staff_see_how_many_wait_and_since_when(browsers: Browsers, clock: Clock) -> None:
    page, _survey = await tablet(browsers)
    await world.administrator()
    hour = timedelta(hours=1) // timedelta(milliseconds=1)
    said = {"waiting": 2, "oldest": hour}
    assert (await page.client.post("/kiosk/outbox/report", json=said)).status_code == 204
    desk = await browsers.signed_in("ada@riverside.test")
    await desk.get(f"/desk/kiosks/{KEY}")
    assert "Waiting to be sent: 2" in desk.text
    device = await devices.get_device(COMMAND, KEY)
    assert device.oldest_waiting_at == START - timedelta(hours=1)
    await page.client.post("/kiosk/outbox/report", json={"waiting": 0, "oldest": 0})
    device = await devices.get_device(COMMAND, KEY)
    assert (device.waiting, device.oldest_waiting_at) == (0, None)


@pytest.mark.parametrize(
    "said", [{}, {"waiting": -1, "oldest": 0}, {"waiting": 10**9, "oldest": 0}, [], "x"]
)
async def test_a_report_that_makes_no_sense_changes_nothing(browsers: Browsers, said: Any) -> None:
    page, _survey = await tablet(browsers)
    assert (await page.client.post("/kiosk/outbox/report", json=said)).status_code == 204
    assert (await devices.get_device(COMMAND, KEY)).waiting == 0


async def test_a_report_of_an_age_beyond_all_time_is_kept_within_it(browsers: Browsers) -> None:
    page, _survey = await tablet(browsers)
    said = {"waiting": 1, "oldest": 2**60}
    assert (await page.client.post("/kiosk/outbox/report", json=said)).status_code == 204
    assert (await devices.get_device(COMMAND, KEY)).waiting == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "x"},
        {"made": "yesterday"},
        {"version": None},
        {"sealed": "?"},
        {"hash": "0" * 64},
        {"survey": "x" * 201},
        {"version": 2**70},
        {"sealed": "A" * (MOST_SEALED + 4)},
    ],
)
async def test_what_cannot_be_read_is_not_acknowledged(
    browsers: Browsers, changes: dict[str, Any]
) -> None:
    page, survey = await tablet(browsers)
    answered = await send(page, await parcel(WORDS, device=KEY, survey=survey), **changes)
    assert answered.status_code == 400
    assert "hash" not in answered.json()
    assert await stored.statuses() == []
    assert await stored.count("svy_quarantine") == 0


async def test_a_clock_beyond_all_time_is_no_mistake(browsers: Browsers) -> None:
    page, survey = await tablet(browsers)
    for made, now in ((0, 2**62), (2**62, 0), (-(2**62), 2**62)):
        sent = await parcel(WORDS, device=KEY, survey=survey)
        assert (await send(page, sent, made=made, now=now)).status_code == 200


async def test_a_body_that_is_too_large_is_refused_before_it_is_read(browsers: Browsers) -> None:
    page, _survey = await tablet(browsers)
    answered = await page.client.post(
        "/kiosk/outbox",
        content=b'"' + b"x" * (MOST_SEALED + 100_000) + b'"',
        headers={"content-type": "application/json"},
    )
    assert answered.status_code == 413


async def test_another_site_cannot_have_a_tablet_send_anything(browsers: Browsers) -> None:
    page, survey = await tablet(browsers)
    sent = msgspec.json.encode(await parcel(WORDS, device=KEY, survey=survey))
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        headers = {"content-type": kind}
        answered = await page.client.post("/kiosk/outbox", content=sent, headers=headers)
        assert answered.status_code == 400
    assert await stored.statuses() == []


async def test_only_a_tablet_can_send_and_only_for_its_own_organisation(
    browsers: Browsers,
) -> None:
    page, survey = await tablet(browsers)
    sent = await parcel(WORDS, device=KEY, survey=survey)
    stranger = await browsers.open()
    assert (await send(stranger, sent)).status_code == 303
    assert (await send(page, replace(sent, device=uuid4()))).status_code == 403
    await devices.end_device(COMMAND, START, KEY)
    assert (await send(page, sent)).status_code == 303
    assert await stored.statuses() == []


async def test_what_a_tablet_carries_is_nobodys(browsers: Browsers) -> None:
    page, _survey = await tablet(browsers)
    before = (await page.client.get("/kiosk/carried")).json()
    await page.press("Bigger")
    await page.follow("Start")
    await page.press("Start")
    page.choose("Never")
    await page.press("Next")
    after = (await page.client.get("/kiosk/carried")).json()
    for each in (before, after):
        for pages in each["pages"].values():
            for path in list(pages["whole"]):
                pages["whole"][path] = _without_start_key(pages["whole"][path])
    assert before == after
    assert "checked" not in str(after["surveys"])


def _without_start_key(whole: str) -> str:
    head, found, rest = whole.partition('name="start_key" value="')
    return head + found + rest[36:]


async def test_a_tablet_carries_its_own_open_surveys_without_cards_only(
    browsers: Browsers,
) -> None:
    await world.riverside()  # whose survey is for cards
    await world.one_survey(content="every-kind", slug="open")
    await world.one_survey(content="every-kind", slug="elsewhere")
    await world.one_survey(content="every-kind", slug="over", closes_on=START.date())
    page = await kiosks.tablet(browsers, await kiosks.kiosk(surveys=["housing", "open", "over"]))
    carried = (await page.client.get("/kiosk/carried")).json()
    assert set(carried["surveys"]) == {"open", "over"}
    browsers.app.state.site.now.move(days=1)
    browsers.app.state.library.drop("over")
    carried = (await page.client.get("/kiosk/carried")).json()
    assert set(carried["surveys"]) == {"open"}


async def test_scripts_are_served_and_nothing_else(browsers: Browsers) -> None:
    client = await browsers.client()
    for name in ("journey.js", "begin.js"):
        answered = await client.get(f"/kiosk/scripts/{name}")
        assert answered.headers["content-type"] == "text/javascript; charset=utf-8"
    for name in ("worker.js", "nothing.js", "..%2Fheard.css", "journey"):
        assert (await client.get(f"/kiosk/scripts/{name}")).status_code == 404
    worker = await client.get("/kiosk/worker.js")
    assert "__VERSION__" not in worker.text
    assert "/kiosk/scripts/walking.js" in worker.text
