"""Sharing with partner agencies, as the Health Pilots did it: each agreed to, or told nothing."""

import pytest

from involvement.agency import Protocol
from involvement.consent import Purpose
from involvement.roles import COMMAND
from involvement.store.agencies import change_protocol
from involvement.store.participants import find_by_code
from tests import agreements, stored, world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import FIRST_DAY, START, Clock

AGENCIES = ("health", "housing", "police", "probation", "maple")
ASKED = ("health", "housing", "maple")


async def ask(browsers: Browsers, key: str, names: tuple[str, ...], until: str = "") -> Page:
    """The worker reads the words to a woman, and ticks the agencies that she says yes to."""
    page = await browsers.signed_in()
    await page.get(f"/desk/services/floating/participants/{key}/consent")
    page.fill("What they agreed to", "Sharing with another agency: version 1, English, Usual words")
    page.choose("To a worker")
    for name in names:
        page.choose(f"{name.capitalize()} team")
    page.fill("Last day (you can leave this out)", until)
    await page.press("Put it on record")
    return page


async def key_of(code: str) -> str:
    """What names the holder of a card in the desk's addresses."""
    person = await find_by_code(world.secrecy(), code)
    assert person
    return str(person.key)


async def see_her(browsers: Browsers, email: str) -> None:
    """An agency that she agreed to: who she is to it, which words, since when and until when."""
    page = await browsers.signed_in(email)
    assert page.path == "/shared"
    assert page.heading == "Shared with us"
    for words in ("Card 1", "Anna B", "Floating support", "Version 1, on 4 January 2027"):
        assert words in page.text, words
    assert agreements.TEXTS[Purpose.SHARE] in page.text
    assert "30 June 2027" in page.text
    assert "not yet" in page.text
    assert "As of 4 January 2027, 10:30" in page.text
    assert "Bea" not in page.text
    assert "Card 2" not in page.text


async def see_nobody(browsers: Browsers, email: str) -> None:
    """An agency that she did not agree to, or not any more."""
    page = await browsers.signed_in(email)
    assert "Nobody agrees to share with your agency at the moment." in page.text
    assert "Anna" not in page.response.text
    assert "Card 1" not in page.text


async def confirm(browsers: Browsers, email: str) -> None:
    """One agency insists on confirming with her although it holds the form."""
    page = await browsers.signed_in(email)
    address = page.select_one("main form").get("action")
    await page.press("Confirmed with this person today: Card 1")
    assert "Your confirmation is on record." in page.text
    assert "25 January 2027" in text_of(page.select_one("td[data-label=Confirmed]"))
    assert (await stored.audit())[-1][1:] == ("confirmed sharing with", "participant")
    assert "Confirmed with this person today" not in page.text
    await page.get("/settings")
    await page.post(address, {})


@pytest.mark.scenario(20)
async def test_three_of_five_agencies_see_what_was_agreed_and_two_see_nothing(
    browsers: Browsers, clock: Clock
) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    owner = town.organisation
    agencies = {slug: await agreements.agency(slug, organisation=owner) for slug in AGENCIES}
    readers = {slug: await agreements.reader(each) for slug, each in agencies.items()}
    anna, _bea = await world.cards(count=2, references=["Anna B", "Bea C"])
    await ask(browsers, await key_of(anna), ASKED, until="2027-06-30")
    for slug in ASKED:
        await see_her(browsers, readers[slug])
    for slug in set(AGENCIES) - set(ASKED):
        await see_nobody(browsers, readers[slug])

    clock.move(days=21, hours=2)
    await confirm(browsers, readers["health"])
    events = await agreements.events_of(anna)
    assert [each.action for each in events] == ["given"] * 3 + ["confirmed"]
    assert events[-1].agency == agencies["health"].id
    assert events[-1].account is not None
    assert "not yet" in (await browsers.signed_in(readers["maple"])).text
    worker = await browsers.signed_in()
    await worker.get(f"/desk/services/floating/participants/{await key_of(anna)}/consent")
    rows = [text_of(each) for each in worker.select("table[aria-labelledby=history] tbody tr")]
    assert "Confirmed To the agency" in rows[0]
    assert "25 January 2027" in rows[0]

    # She changes her mind about one of them; then the last day of the others comes.
    await worker.press("They took it back")
    taken_back = (await agreements.events_of(anna))[-1].agency_name
    for slug in ASKED:
        page = await browsers.signed_in(readers[slug])
        assert ("Anna B" in page.text) is (taken_back != f"{slug.capitalize()} team")
    clock.move(days=200)
    for slug in AGENCIES:
        await see_nobody(browsers, readers[slug])


@pytest.mark.scenario(36)
async def test_a_partner_whose_protocol_is_unsigned_sees_nothing_although_people_agreed(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    drafted = await agreements.agency(
        "salford", organisation=town.organisation, protocol=Protocol.DRAFTED
    )
    email = await agreements.reader(drafted)
    (code,) = await world.cards(references=["Anna B"])
    await agreements.agreed(code, Purpose.SHARE, agencies=[drafted])
    page = await browsers.signed_in(email)
    assert "Nothing is shared with this agency until its sharing protocol is signed." in page.text
    assert "Anna" not in page.response.text
    assert not page.select("table")
    await page.post(f"/shared/salford/{await key_of(code)}", {}, 409)
    assert "until its sharing protocol is signed" in page.text
    assert len(await agreements.events_of(code)) == 1
    worker = await browsers.signed_in()
    await worker.get(f"/desk/services/floating/participants/{await key_of(code)}/consent")
    assert "Salford team (its protocol is not signed, so nothing is shared yet)" in worker.text

    await change_protocol(COMMAND, START, slug="salford", protocol=Protocol.SIGNED, on=FIRST_DAY)
    await page.get("/shared")
    assert "Anna B" in page.text
    await change_protocol(COMMAND, START, slug="salford", protocol=Protocol.NONE, on=FIRST_DAY)
    await page.get("/shared")
    assert "Anna" not in page.response.text


async def test_an_agency_confirms_only_with_those_who_agreed_to_share_with_it(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    health = await agreements.agency("health", organisation=town.organisation)
    police = await agreements.agency("police", organisation=town.organisation)
    email = await agreements.reader(police)
    agreed, not_asked = await world.cards(count=2)
    await agreements.agreed(agreed, Purpose.SHARE, agencies=[health])
    page = await browsers.signed_in(email)
    for agency in ("health", "police", "nobody"):
        for code in (agreed, not_asked):
            await page.get("/settings")
            await page.post(f"/shared/{agency}/{await key_of(code)}", {}, 404)
    assert len(await agreements.events_of(agreed)) == 1
    assert await agreements.events_of(not_asked) == []


async def test_only_readers_of_an_agency_see_what_is_shared(browsers: Browsers) -> None:
    town = await world.riverside()
    health = await agreements.agency("health", organisation=town.organisation)
    for email in ("worker@riverside.test", "member@riverside.test"):
        page = await browsers.signed_in(email)
        await page.get("/shared", 403)
    page = await browsers.signed_in(await agreements.reader(health))
    assert "Steering groups" not in page.text
    for path in ("/desk", "/steering", "/admin/consent"):
        await page.get(path, 403)
        assert page.link("Go to your start page") == "/shared"
