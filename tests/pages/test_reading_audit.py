"""The audit as administrators read it: in words, with the names of those who changed something."""

from involvement.audit import record_change
from involvement.consent import Purpose
from involvement.database import transaction
from involvement.participant import State
from involvement.roles import COMMAND
from involvement.store import accounts
from involvement.store.participants import change_state
from tests import sealed, world
from tests.agreements import wording
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import START, Clock

ADA = "ada@riverside.test"


async def record(action: str, noun: str, *, times: int = 1) -> None:
    """Put changes of the first organisation on record."""
    for _ in range(times):
        async with transaction():
            await record_change(COMMAND, action, noun, "housing", START, organisation=1)


async def reading(browsers: Browsers) -> Page:
    """The audit in the browser of somebody who administers Riverside."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    page = await browsers.signed_in(ADA)
    return await page.get("/admin/audit")


def rows(page: Page) -> list[list[str]]:
    """(when, by, what, which, number) of each row shown."""
    return [[text_of(cell) for cell in row] for row in page.select("main tbody tr")]


async def test_each_row_says_when_who_what_and_its_number(browsers: Browsers, clock: Clock) -> None:
    page = await reading(browsers)
    assert "It never holds what anybody answered" in page.text
    clock.move(days=180, hours=4)  # in summer, when clocks are an hour ahead
    page = await browsers.signed_in(ADA)
    await page.get("/admin/agencies")
    await page.fill_and_submit("Add the partner agency", {"Name": "Office", "Address": "office"})
    await page.get("/admin/audit")
    first, *others = rows(page)
    assert first == [
        "3 July 2027, 15:30",
        "Ada",
        "Added a partner agency",
        "Officeoffice",
        first[4],
    ]
    assert int(first[4]) > int(others[0][4]) > 0
    assert {row[1] for row in others} == {"A command"}
    apart = [text_of(each) for each in page.select("main tbody tr")[0].iter("bdi")]
    assert apart == ["3 July 2027, 15:30", "Ada", "Office", "office"], "each in its own direction"
    when = page.select("time")[0].get("datetime")
    assert when == "2027-07-03T14:30:00+00:00"


async def test_things_stand_under_their_names_and_people_under_eight_characters(
    browsers: Browsers,
) -> None:
    page = await reading(browsers)
    (code,) = await world.cards(references=["Somebody"])
    person = await sealed.person(code)
    await sealed.need(person=person)
    await wording(Purpose.QUOTE)
    worker = str(await accounts.get_key("worker@riverside.test"))
    await world.end_account("worker@riverside.test")
    await change_state(COMMAND, START, key=person, state=State.DIED, on=START.date())
    await page.get("/admin/audit")
    which = {row[2]: row[3] for row in rows(page)}
    assert which["Recorded that a participant died"] == str(person)[:8]
    assert len(which["Recorded an access need"]) == 8
    assert which["Ended an account"] == f"Wren{worker[:8]}"
    assert which["Published version 1 of what people agree to"] == "Being quoted"
    assert which["Added a survey"] == "Your homehousing"
    assert which["Added a forum"] == "Riverside steering groupsteering"
    assert which["Added a support service"] == "Floating supportfloating"
    assert which["Added participants to a support service: 1"] == "Floating supportfloating"
    assert which["Published version 1 of a questionnaire"] == "housing-support"
    assert "Somebody" not in page.text
    assert str(person) not in page.text


async def test_what_is_not_known_is_shown_as_it_was_written(browsers: Browsers) -> None:
    await reading(browsers)
    await record("flew", "spaceship")
    page = await browsers.signed_in(ADA)
    await page.get("/admin/audit")
    assert rows(page)[0][2] == "flew spaceship"


async def test_fifty_stand_on_a_page_and_the_search_goes_along(browsers: Browsers) -> None:
    page = await reading(browsers)
    await record("closed", "survey", times=60)
    await page.fill_and_submit("Show these changes", {"What was changed": "Surveys and releases"})
    assert len(rows(page)) == 50
    assert "Newer changes" not in page.text
    await page.follow("Older changes")
    assert [row[2] for row in rows(page)] == ["Closed a survey"] * 10 + ["Added a survey"]
    assert "Older changes" not in page.text
    await page.follow("Newer changes")
    assert len(rows(page)) == 50
    await page.follow("Show all changes")
    assert page.path == "/admin/audit"
    for asked in ("page=0", "page=x", "page=-1", "page=9999999"):
        await page.get(f"/admin/audit?{asked}")
        assert len(rows(page)) == 50
    await page.get("/admin/audit?page=999")
    assert "There are no such changes." in page.text


async def test_it_is_searched_by_account_and_day(browsers: Browsers, clock: Clock) -> None:
    page = await reading(browsers)
    await page.get("/admin/programmes")
    clock.move(days=1, hours=13)  # half an hour before midnight
    page = await browsers.signed_in(ADA)
    await page.get("/admin/programmes")
    await page.fill_and_submit("Add the programme", {"Name": "Homes", "Address": "homes"})
    await page.get("/admin/audit")
    for fields, found in (
        ({"Changed by": "Ada"}, {"Ada"}),
        ({"Changed by": "A command"}, {"A command"}),
        ({"From day": "2027-01-05"}, {"Ada"}),
        ({"From day": "2027-01-05", "To day": "2027-01-05"}, {"Ada"}),
        ({"To day": "2027-01-04"}, {"A command"}),
        ({"From day": "2027-01-06"}, set()),
    ):
        await page.get("/admin/audit")
        await page.fill_and_submit("Show these changes", {**fields})
        assert {row[1] for row in rows(page)} == found, fields


async def test_a_search_that_makes_no_sense_is_sent_back(browsers: Browsers) -> None:
    page = await reading(browsers)
    days: dict[str, str | bool | list[str]] = {"From day": "2027-01-05", "To day": "2027-01-04"}
    await page.fill_and_submit("Show these changes", days, 422)
    assert "The last day is before the first day" in page.text
    assert page.select_one("#since").get("value") == "2027-01-05"
    assert rows(page) == []
    for asked in ("account=77", "account=x", "noun=secrets", "since=yesterday"):
        await page.get(f"/admin/audit?{asked}", 422)
