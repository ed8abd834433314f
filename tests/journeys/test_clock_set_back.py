"""The clock is set back an hour while people work and answer: nothing comes undone."""

from datetime import timedelta

from involvement.audit import check_chain
from involvement.store.sessions import SESSION_HOURS
from tests import stored, world
from tests.site import Browsers, answer_all, arrive, start
from tests.world import Clock, Riverside

WORKER = "worker@riverside.test"
CHANGE = "/steering/steering/floating"


async def answered_both(town: Riverside, key: str) -> None:
    """Twelve people who answered both waves."""
    for code in await world.cards(count=12, batch_key=key):
        for wave, version in enumerate((town.first, town.later)):
            await world.response(
                survey=town.survey, version=version, answers={"health": 1}, code=code, wave=wave
            )


async def test_whoever_is_signed_in_stays_so_and_for_an_hour_longer_at_most(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    page = await browsers.sign_in(WORKER)
    clock.move(hours=-1)
    await page.get("/desk")
    again = await browsers.sign_in(WORKER)
    await again.get("/desk")
    clock.move(hours=SESSION_HOURS)
    await page.get("/desk")
    clock.move(hours=1)
    await page.get("/desk")
    assert page.path == "/sign-in?back=/desk"


async def test_what_staff_change_stays_on_one_record(browsers: Browsers, clock: Clock) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    times = []
    for hours in (0, -1, 2):
        clock.move(hours=hours)
        times.append(clock.now)
        await page.get("/desk/services/floating")
        page.fill("Your references, one a line (you can leave this out)", f"At {clock.now}")
        await page.press("Add and show the cards")
    assert times != sorted(times)
    assert await check_chain() == await stored.count("inv_audit")


async def test_the_release_made_last_is_the_one_that_is_read(
    browsers: Browsers, clock: Clock
) -> None:
    town = await world.riverside()
    page = await browsers.signed_in()
    member = await browsers.signed_in("member@riverside.test")
    for number, hours in ((1, 0), (2, -1)):
        clock.move(hours=hours)
        await answered_both(town, f"batch {number}")
        await page.get("/desk/surveys/housing")
        await page.press("Make the release")
        await member.get(CHANGE)
        assert f"{12 * number} people" in member.text
    assert member.link("Release 1, 4 January 2027").endswith("release=1")


async def test_people_answer_on_and_are_counted_once(browsers: Browsers, clock: Clock) -> None:
    await world.riverside()
    started, finished = await world.cards(count=2)
    client = await browsers.client()
    await start(client, "housing", started)
    await answer_all(await browsers.client(), "housing", {"health": "1"}, code=finished)
    clock.move(hours=-1)
    await answer_all(client, "housing", {"health": "2"}, code=started)
    again = await arrive(await browsers.client(), f"/join/{finished}")
    assert "Your home" not in again.text.partition("<main")[2]
    assert await stored.statuses() == ["finished", "finished"]


async def test_a_survey_that_opens_today_waits_for_its_day_and_loses_nothing(
    browsers: Browsers, clock: Clock
) -> None:
    clock.now = clock.now.replace(hour=0, minute=30)
    await world.one_survey(content="housing-support", opens_on=clock.now.date())
    client = await browsers.client()
    page = await start(client, "one")
    clock.move(hours=-1)
    refused = await client.get(page.url.path)
    assert refused.status_code == 409
    assert "Nothing new was saved" in refused.text
    clock.now += timedelta(hours=1)
    assert (await client.get(page.url.path)).status_code == 200
