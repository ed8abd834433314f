"""A worker records what somebody said in another way than on a page; events are only ever added."""

import uuid

import pytest

from involvement.agency import Protocol
from involvement.consent import Action, How, Purpose
from involvement.roles import COMMAND
from involvement.rule import NotNow
from involvement.store.consents import record_given
from involvement.store.participants import find_by_code, list_participants
from tests import agreements, stored, world
from tests.page import Page
from tests.site import Browsers, hidden, post
from tests.world import FIRST_DAY, START, Clock

TEXTS = agreements.TEXTS


async def at_the_page(browsers: Browsers, code: str) -> Page:
    """The worker looks at what the holder of a card agreed to."""
    person = await find_by_code(world.secrecy(), code)
    assert person
    page = await browsers.signed_in()
    await page.get(f"/desk/services/floating/participants/{person.key}")
    await page.follow("What was agreed")
    assert page.path == f"/desk/services/floating/participants/{person.key}/consent"
    return page


async def riverside() -> str:
    """The usual world with wordings, three agencies and one participant; their code."""
    town = await world.riverside()
    await agreements.all_wordings()
    for slug in ("health", "police", "housing"):
        protocol = Protocol.DRAFTED if slug == "police" else Protocol.SIGNED
        await agreements.agency(slug, organisation=town.organisation, protocol=protocol)
    (code,) = await world.cards(references=["Anna B"])
    return code


def label(purpose: str) -> str:
    return f"{purpose}: version 1, English, Usual words"


async def test_what_was_said_through_an_interpreter_is_put_on_record(browsers: Browsers) -> None:
    code = await riverside()
    page = await at_the_page(browsers, code)
    assert page.heading == "Card 1: what was agreed"
    assert "Anna B" in page.text
    assert "Nothing is on record." in page.text
    assert not page.select("input[checked]")
    page.fill("What they agreed to", label("Being quoted"))
    page.choose("Through an interpreter")
    await page.press("Put it on record")
    assert "It is on record." in page.text
    assert TEXTS[Purpose.QUOTE] in page.text
    assert page.text.count("4 January 2027") == 2
    (event,) = await agreements.events_of(code)
    assert (event.action, event.how, event.until) == (Action.GIVEN, How.INTERPRETER, None)
    assert event.account is not None
    audit = (await stored.audit())[-1]
    assert audit == (event.account, "recorded quote as given for", "participant")


async def test_the_words_to_be_read_out_stand_beside_the_form(browsers: Browsers) -> None:
    code = await riverside()
    await agreements.wording(Purpose.QUOTE, text="Show my words.\nNot my name.", format_="easy")
    await agreements.wording(Purpose.QUOTE, language="ar-XB", text="A wording from right to left")
    await agreements.wording(Purpose.QUOTE, young=True)
    page = await at_the_page(browsers, code)
    choices = [" ".join(each.itertext()) for each in page.select("#wording option")]
    told = [" ".join(each.itertext()) for each in page.select("#main > .card summary")]
    assert told == choices, "each that can be chosen can be read"
    for words in (*TEXTS.values(), "Show my words.", "A wording from right to left"):
        assert words in page.text
    assert page.select("#main > .card [lang=ar-XB]")[0].get("dir") == "rtl"
    assert agreements.YOUNG_TEXTS[Purpose.QUOTE] not in page.text


async def test_what_is_agreed_to_can_be_confirmed_and_taken_back(
    browsers: Browsers, clock: Clock
) -> None:
    code = await riverside()
    await agreements.agreed(code, Purpose.CONTACT)
    clock.move(days=10)
    page = await at_the_page(browsers, code)
    page.fill("How they said it", "To a worker")
    await page.press("They still agree")
    assert "14 January 2027" in page.text
    assert page.text.count("Confirmed") == 2
    clock.move(days=1)
    page = await at_the_page(browsers, code)
    page.fill("How they said it", "Through an advocate")
    await page.press("They took it back")
    assert "Nothing is on record." in page.text
    assert [
        (each.action, each.how, each.at.date().day) for each in await agreements.events_of(code)
    ] == [
        (Action.GIVEN, How.INTERPRETER, 4),
        (Action.CONFIRMED, How.WORKER, 14),
        (Action.WITHDRAWN, How.ADVOCATE, 15),
    ]


async def test_a_form_sent_twice_records_once(browsers: Browsers) -> None:
    code = await riverside()
    page = await at_the_page(browsers, code)
    fields = [
        *hidden(page.response.text),
        ("wording", page.select("option")[0].get("value")),
        ("how", "worker"),
    ]
    for _ in range(2):
        sent = await post(page.client, page.path, fields)
        assert sent.status_code == 303
    assert len(await agreements.events_of(code)) == 1
    await page.get(page.path)
    now = [*hidden(page.response.text), ("how", "worker"), ("action", "confirmed")]
    for _ in range(2):
        await post(page.client, f"{page.path}/now", now)
    assert len(await agreements.events_of(code)) == 2


async def test_sharing_names_each_agency_separately_and_its_last_day(browsers: Browsers) -> None:
    code = await riverside()
    page = await at_the_page(browsers, code)
    assert "Police team (its protocol is not signed, so nothing is shared yet)" in page.text
    page.fill("What they agreed to", label("Sharing with another agency"))
    page.choose("To a worker")
    await page.press("Put it on record", 422)
    assert "Tick the agencies that they agreed to" in page.text
    assert page.title.startswith("Error:")
    page.choose("Health team")
    page.choose("Housing team")
    page.fill("Last day (you can leave this out)", "2027-01-03")
    await page.press("Put it on record", 422)
    assert "The last day of this agreement is over already." in page.text
    assert await agreements.events_of(code) == []
    page.fill("Last day (you can leave this out)", "2027-06-30")
    await page.press("Put it on record")
    for words in ("Sharing with Health team", "Sharing with Housing team", "30 June 2027"):
        assert words in page.text
    assert "Sharing with Police team" not in page.text
    events = await agreements.events_of(code)
    assert [(e.agency_name, str(e.until)) for e in events] == [
        ("Health team", "2027-06-30"),
        ("Housing team", "2027-06-30"),
    ]


async def test_agencies_go_with_sharing_only(browsers: Browsers) -> None:
    code = await riverside()
    page = await at_the_page(browsers, code)
    page.fill("What they agreed to", label("Being quoted"))
    page.choose("To a worker")
    page.choose("Health team")
    await page.press("Put it on record", 422)
    assert "Agencies go with sharing only" in page.text
    assert await agreements.events_of(code) == []


async def test_without_published_words_there_is_nothing_to_agree_to(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    page = await at_the_page(browsers, code)
    assert "Your organisation has not published what people agree to." in page.text
    assert not page.select("main form")


@pytest.mark.parametrize(
    "changed", [{"action": "x"}, {"purpose": "x"}, {"how": "x"}, {"once": "x"}]
)
async def test_what_no_form_of_ours_sends_is_not_recorded(
    browsers: Browsers, changed: dict[str, str]
) -> None:
    code = await riverside()
    await agreements.agreed(code, Purpose.QUOTE)
    page = await at_the_page(browsers, code)
    fields = {"action": "withdrawn", "purpose": "quote", "how": "worker", "once": str(uuid.uuid4())}
    await page.post(f"{page.path}/now", fields | changed, 404)
    assert len(await agreements.events_of(code)) == 1


async def test_nothing_is_recorded_for_an_agency_of_others_or_a_day_that_is_over(
    browsers: Browsers,
) -> None:
    code = await riverside()
    elsewhere = await world.organisation(slug="elsewhere", name="Elsewhere")
    foreign = await agreements.agency("foreign", organisation=elsewhere)
    with pytest.raises(LookupError):
        await agreements.agreed(code, Purpose.SHARE, agencies=[foreign])
    with pytest.raises(ValueError, match="sharing"):
        await agreements.agreed(code, Purpose.SHARE)
    with pytest.raises(NotNow):
        await agreements.agreed(code, Purpose.QUOTE, until=FIRST_DAY.replace(day=3))
    assert await agreements.events_of(code) == []


async def test_a_wording_of_another_organisation_cannot_be_recorded(browsers: Browsers) -> None:
    await riverside()
    await world.organisation(slug="elsewhere", name="Elsewhere")
    foreign = await agreements.wording(Purpose.QUOTE, organisation="elsewhere")
    (person,) = await list_participants(COMMAND, world.secrecy(), "floating")
    with pytest.raises(LookupError):
        await record_given(
            COMMAND,
            START,
            FIRST_DAY,
            service="floating",
            participant=person.key,
            wording=foreign.id,
            how=How.WORKER,
            once=uuid.uuid4(),
        )
    assert await stored.count("inv_consent") == 0


async def test_who_took_back_taking_part_is_not_due_any_more_until_they_agree_again(
    browsers: Browsers,
) -> None:
    code = await riverside()
    await agreements.agreed(code, Purpose.TAKE_PART)
    page = await browsers.signed_in()
    assert "1 person can answer now" in page.text
    page = await at_the_page(browsers, code)
    await page.press("They took it back")
    assert "Nobody asks them any more." in page.text
    await page.get("/desk")
    assert page.heading == "Nothing needs you today"
    await page.get("/desk/services/floating")
    await page.follow("Anna B")
    assert "not asked" in page.text
    person = await browsers.open()
    await person.get(f"/join/{code}")
    assert "There is nothing to answer with it today." in person.text
    await person.get("/s/housing", 409)
    await agreements.agreed(code, Purpose.TAKE_PART)
    await page.get("/desk")
    assert "1 person can answer now" in page.text
