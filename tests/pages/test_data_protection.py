"""A survey with sensitive items takes no answers before its data protection is on record."""

from datetime import date

import pytest

from involvement.database import Engine
from surveys import library
from surveys.survey import IdentityMode
from tests import stored, world
from tests.page import Page
from tests.site import Browsers

PUBLIC_TASK = "(e) A task in the public interest, or official authority"
ON_RECORD = {
    "Lawful basis, Article 6 of the UK GDPR": PUBLIC_TASK,
    "Condition for what is specially protected, Article 9": "(h) Health or social care",
    "Condition of Schedule 1 of the Data Protection Act 2018": "Part 1, paragraph 2",
    "Day of the data protection impact assessment": "2027-01-04",
    "For how many days answers are kept after the last day of the survey": "730",
}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a survey is kept in memory, so that what was recorded shows at once."""
    monkeypatch.setattr(library, "SURVEY_KEPT_SECONDS", 0.0)


async def ask(mode: IdentityMode = IdentityMode.ANONYMOUS) -> None:
    """The survey `health`, which asks for something that is specially protected."""
    await world.riverside()
    await world.one_survey(
        content=world.sensitive("every-kind"),
        slug="health",
        identity_mode=mode,
        closes_on=date(2027, 12, 31),
    )


async def record(browsers: Browsers) -> Page:
    """A worker finds out what is missing, and records it."""
    page = await browsers.signed_in()
    await page.get("/desk/surveys/health")
    await page.follow("Record its data protection")
    await page.fill_and_submit("Put it on record", dict(ON_RECORD))
    return page


async def test_nobody_can_start_and_nobody_is_blamed(browsers: Browsers) -> None:
    await ask()
    page = await browsers.open()
    await page.get("/")
    assert "Nothing is open to everyone today." in page.text
    await page.get("/s/health", 409)
    assert page.heading == "This is not open yet"
    assert "It is nothing that you did." in page.text
    await page.get("/code")
    await page.post("/s/health", {"start_key": "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"}, 409)
    assert await stored.count("svy_response") == 0
    await record(browsers)
    await page.get("/")
    await page.follow("Your home")
    await page.press("Start")
    assert page.path == "/s/health/lonely"


async def test_a_card_leads_nowhere_and_nobody_is_due(browsers: Browsers) -> None:
    await ask(IdentityMode.CODED)
    (code,) = await world.cards()
    worker = await browsers.signed_in()
    await worker.get("/desk/services/floating")
    assert [len(worker.select("table[aria-labelledby=due] tbody tr"))] == [1]
    page = await browsers.open()
    await page.get(f"/join/{code}")
    assert page.path == "/s/housing", "the other survey of the same people"
    await page.get("/s/health", 409)
    await record(browsers)
    await worker.get("/desk/services/floating")
    assert [len(worker.select("table[aria-labelledby=due] tbody tr"))] == [2]
    await page.get(f"/join/{code}")
    assert page.path == "/"


async def test_the_desk_says_what_is_missing_and_takes_the_record(browsers: Browsers) -> None:
    await ask()
    page = await browsers.signed_in()
    assert "A survey waits for its data protection" in page.text
    await page.get("/desk/surveys")
    assert "Data protection is missing" in page.text
    page = await record(browsers)
    assert page.path == "/desk/surveys/health?done=protect"
    assert "The data protection of this survey is on record." in page.text
    rows = page.select("table[aria-labelledby=protection] td span")
    assert [row.text for row in rows] == [
        PUBLIC_TASK,
        "(h) Health or social care",
        "Part 1, paragraph 2",
        "4 January 2027",
        "2 years",
    ]
    await page.follow("Change its data protection")
    page.fill("For how many days answers are kept after the last day of the survey", "")
    await page.press("Put it on record")
    assert "For good" in page.text
    await page.get("/desk")
    assert "data protection" not in page.text


async def test_what_is_missing_in_the_form_is_said_at_its_field(browsers: Browsers) -> None:
    await ask()
    page = await browsers.signed_in()
    await page.get("/desk/surveys/health/data-protection")
    await page.press("Put it on record", 422)
    assert "Choose the lawful basis" in page.text
    changed = {**ON_RECORD, "Condition of Schedule 1 of the Data Protection Act 2018": " "}
    changed["Day of the data protection impact assessment"] = "2027-01-05"
    await page.fill_and_submit("Put it on record", dict(changed), 422)
    assert "This condition of Article 9 needs one of Schedule 1 too." in page.text
    assert "This day is still to come" in page.text
    assert page.select_one("input[name=assessed_on]").get("value") == "2027-01-05"
    days = "For how many days answers are kept after the last day of the survey"
    await page.fill_and_submit("Put it on record", {days: "-1"}, 422)
    assert "Enter a number of days from 0 to 36,500, or leave it out" in page.text
    assert await stored.count("svy_data_protection") == 0


async def test_nobody_goes_on_without_a_record_and_what_was_answered_stays(
    browsers: Browsers, database: Engine
) -> None:
    await ask()
    await record(browsers)
    page = await browsers.open()
    await page.get("/s/health")
    await page.press("Start")
    page.choose("Never")
    await page.press("Next")
    given = await stored.answers()
    assert len(given) == 1
    await database.run_ddl("DELETE FROM svy_data_protection")
    page.choose("On foot")
    await page.press("Next", 409)
    assert page.heading == "This is not open yet"
    await page.get("/s/health/check", 409)
    assert await stored.answers() == given


async def test_the_preview_says_which_questions_are_specially_protected(
    browsers: Browsers,
) -> None:
    await ask()
    page = await browsers.signed_in()
    await page.get("/desk/questionnaires/3")
    marked = [each for each in page.select("div.card p.quiet") if "Specially" in (each.text or "")]
    assert [each.text for each in marked] == ["1 · One choice on a scale · Specially protected"]


async def test_a_survey_without_sensitive_items_needs_no_record(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    assert "data protection" not in page.text
    await page.get("/desk/surveys/housing")
    assert "it needs no record" in page.text
    await page.follow("Record its data protection")
    await page.fill_and_submit(
        "Put it on record", {"Lawful basis, Article 6 of the UK GDPR": "(a) Consent"}
    )
    assert page.path == "/desk/surveys/housing?done=protect"


async def test_nothing_is_counted_from_a_last_day_that_there_is_not(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await page.get("/desk/surveys/housing/data-protection")
    await page.fill_and_submit("Put it on record", dict(ON_RECORD), 422)
    problem = page.select_one("#kept_days-problem")
    assert "This survey has no last day, so there is nothing to count from." in problem.text
    assert page.select_one("#kept_days").get("value") == "730"
    page.fill("kept_days", "")
    await page.press("Put it on record")
    assert "The data protection of this survey is on record." in page.text
