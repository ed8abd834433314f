"""People under 18 on pages: recorded with a tick, and asked in their own words."""

import uuid

import pytest

from involvement.consent import ON_START, OPTIONAL, How, Purpose
from involvement.roles import COMMAND
from involvement.store.participants import find_by_code, list_participants
from tests import agreements, stored, world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers

SERVICE = "/desk/services/floating"
ASK = "You cannot answer these questions just yet. Your worker has to ask somebody first."


async def first_page(browsers: Browsers, code: str, status: int = 200) -> Page:
    """The first page for the holder of a card."""
    page = await browsers.open()
    return await page.get(f"/join/{code}", status)


async def at_person(browsers: Browsers, code: str) -> Page:
    """The worker, at the page of the holder of a card."""
    person = await find_by_code(world.secrecy(), code)
    assert person
    page = await browsers.signed_in()
    return await page.get(f"{SERVICE}/participants/{person.key}")


async def test_one_tick_adds_people_under_18_and_nothing_is_ticked_before(
    browsers: Browsers,
) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    for count, young in (("2", True), ("1", False)):
        await page.get(SERVICE)
        assert page.select_one("input#young").get("checked") is None
        page.fill("How many people", count)
        page.fill("These people are under 18", young)
        await page.press("Add and show the cards")
    people = await list_participants(COMMAND, world.secrecy(), "floating")
    assert [each.young for each in people] == [True, True, False]
    await page.get(SERVICE)
    for table in ("participants", "due"):
        rows = page.select(f"table[aria-labelledby={table}] tbody tr")
        assert ["Under 18" in text_of(row) for row in rows] == [True, True, False]
    await page.get(f"{SERVICE}/invitations")
    rows = page.select("table tbody tr")
    assert ["Under 18" in text_of(row) for row in rows] == [True, True, False]


async def test_a_form_that_is_sent_back_keeps_its_tick(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await page.get(SERVICE)
    page.fill("These people are under 18", True)
    await page.press("Add and show the cards", 422)
    assert page.select_one("input#young").get("checked") is not None
    assert await stored.count("inv_participant") == 0


async def test_what_was_recorded_wrongly_can_be_put_right(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    page = await at_person(browsers, code)
    assert not [tag for tag in page.select(".tag") if text_of(tag) == "Under 18"]
    await page.press("Record that they were under 18")
    assert "It is put right." in page.text
    assert [tag for tag in page.select(".tag") if text_of(tag) == "Under 18"]
    assert (await stored.audit())[-1][1:] == ("recorded young for", "participant")
    await page.press("Record that they were an adult")
    assert not [tag for tag in page.select(".tag") if text_of(tag) == "Under 18"]
    audit = await stored.audit()
    person = await find_by_code(world.secrecy(), code)
    assert person
    await page.post(f"{SERVICE}/participants/{person.key}/group", {"group": "children"})
    assert await stored.audit() == audit


async def test_each_group_is_asked_in_its_own_words(browsers: Browsers) -> None:
    await world.riverside()
    for young in (False, True):
        await agreements.all_wordings(young=young)
    for young in (False, True):
        (code,) = await world.cards(batch_key=str(young), young=young)
        page = await first_page(browsers, code)
        for purpose in ON_START + OPTIONAL:
            assert (agreements.YOUNG_TEXTS[purpose] in page.text) is young
            assert (agreements.TEXTS[purpose] in page.text) is not young
        await page.press("Start")
        events = await agreements.events_of(code)
        assert {each.wording.purpose for each in events} == {Purpose.TAKE_PART, Purpose.LINK}
        assert all(each.wording.young is young and each.applies for each in events)


async def test_words_for_adults_sent_by_somebody_young_are_not_recorded(
    browsers: Browsers,
) -> None:
    await world.riverside()
    for young in (False, True):
        await agreements.all_wordings(young=young)
    adult = [await agreements.wording(each) for each in (Purpose.TAKE_PART, Purpose.LINK)]
    (code,) = await world.cards(young=True)
    page = await first_page(browsers, code)
    posted = [("start_key", str(uuid.uuid4())), *(("agreed", str(each.id)) for each in adult)]
    await page.post("/s/housing", posted)
    assert page.path == "/s/housing"
    assert await agreements.events_of(code) == []
    assert await stored.count("svy_response") == 0


@pytest.mark.parametrize("published", [(), (Purpose.TAKE_PART,), (Purpose.LINK, Purpose.QUOTE)])
async def test_somebody_young_waits_until_there_are_words_for_both(
    browsers: Browsers, published: tuple[Purpose, ...]
) -> None:
    await world.riverside()
    (code,) = await world.cards(young=True)
    opened_before = await first_page(browsers, code)
    await agreements.all_wordings()
    for purpose in published:
        await agreements.wording(purpose, young=True)
    page = await first_page(browsers, code, 409)
    assert page.heading == "Please ask your worker"
    assert ASK in page.text
    assert "It is nothing that you did." in page.text
    worker = await browsers.signed_in()
    await worker.get(SERVICE)
    assert "People under 18 cannot start a survey yet" in worker.text
    await opened_before.press("Start", 409)
    assert ASK in opened_before.text
    assert await stored.count("svy_response") == 0
    for purpose in (Purpose.TAKE_PART, Purpose.LINK):
        await agreements.wording(purpose, young=True)
    page = await first_page(browsers, code)
    await page.press("Start")
    assert page.path == "/s/housing/knows_help"
    await worker.get(SERVICE)
    assert "People under 18 cannot start" not in worker.text


async def test_where_nobody_is_asked_nobody_waits(browsers: Browsers) -> None:
    await world.riverside()
    await agreements.wording(Purpose.QUOTE)
    (code,) = await world.cards(young=True)
    page = await first_page(browsers, code)
    assert "agree to when you start" not in page.text
    await page.press("Start")
    assert page.path == "/s/housing/knows_help"


async def test_a_worker_records_that_a_parent_agreed_too(browsers: Browsers) -> None:
    await world.riverside()
    await agreements.all_wordings()
    await agreements.wording(Purpose.LINK, young=True)
    (adult,) = await world.cards(batch_key="adult")
    (student,) = await world.cards(young=True)
    page = await at_person(browsers, adult)
    await page.follow("What was agreed")
    assert "Together with a parent or carer" not in page.text
    page = await at_person(browsers, student)
    await page.follow("What was agreed")
    assert len(page.select("select[name=wording] option")) == 1
    page.choose("Together with a parent or carer")
    await page.press("Put it on record")
    assert page.text.count("Together with a parent or carer") >= 2
    (event,) = await agreements.events_of(student)
    assert (event.how, event.wording.young) == (How.PARENT, True)


async def test_without_words_for_them_nothing_can_be_recorded_for_young_people(
    browsers: Browsers,
) -> None:
    await world.riverside()
    await agreements.all_wordings()
    (student,) = await world.cards(young=True)
    page = await at_person(browsers, student)
    await page.follow("What was agreed")
    assert "has not published what people under 18 agree to" in page.text
    assert not page.select("select[name=wording]")


async def test_an_administrator_publishes_words_for_people_under_18_beside_the_others(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    await agreements.wording(Purpose.LINK)
    page = await browsers.signed_in("ada@riverside.test")
    await page.get("/admin/consent")
    assert [text_of(each) for each in page.select("h3")] == ["For adults", "For people under 18"]
    linking = "Linking answers from one time to the next"
    await page.follow(f"Usual words: {linking} (For people under 18)")
    assert "For people under 18" in page.text
    assert "My parent or carer is asked about this as well." in page.select_one("textarea").text
    page.fill("text", " ")
    await page.press("Publish this version", 422)
    page.fill("text", "Words for young people.")
    await page.press("Publish this version")
    assert "The new version is published." in page.text
    adults, young = page.select("main table")
    assert "Words for young people." in text_of(young)
    assert "Words for young people." not in text_of(adults)
    assert agreements.TEXTS[Purpose.LINK] in text_of(adults)
    await page.follow(f"Usual words: {linking} (For adults)")
    assert page.select_one("textarea").text.strip() == agreements.TEXTS[Purpose.LINK]
