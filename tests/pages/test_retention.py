"""How long data is kept: what administrators see and decide, and what the command does."""

from datetime import timedelta
from typing import Any

import pytest

from involvement.retention import DataClass
from involvement.roles import COMMAND
from involvement.store.retention import list_rules
from surveys.forgetting import forget
from surveys.store.surveys import close_survey
from tests import account_pages, stored, world
from tests.page import Page
from tests.site import Browsers
from tests.world import START, Clock, Riverside

ADMINISTRATOR = "ada@riverside.test"


async def at_rules(browsers: Browsers) -> tuple[Riverside, Page]:
    """An administrator where the rules are shown."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    page = await browsers.signed_in(ADMINISTRATOR)
    return town, await page.follow("Retention")


def said(element: Any) -> str:
    """The text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def rows(page: Page) -> dict[str, list[str]]:
    """Name of a class → its other cells."""
    return {
        row.find("th/strong").text: [said(cell) for cell in row.iter("td")]
        for row in page.select("table[aria-labelledby=rules-riverside] tbody tr")
    }


async def test_every_class_says_how_long_and_by_which_rule(browsers: Browsers) -> None:
    _, page = await at_rules(browsers)
    assert page.heading == "How long data is kept"
    shown = rows(page)
    assert len(shown) == len(DataClass)
    assert shown.pop("Answers that were never finished") == [
        "As each survey says Counted from the day on which they were begun.",
        "The survey’s own",
    ]
    assert set(map(tuple, shown.values())) == {("For good", "No rule yet")}
    assert "Copies (backups) forget nothing by themselves." in page.text
    assert "Nothing was removed so far." in page.text


async def test_rules_are_changed_and_said_in_plain_periods(browsers: Browsers) -> None:
    town, page = await at_rules(browsers)
    await page.follow("Change these rules")
    await page.fill_and_submit(
        "Show what would go", {"Answers": "730", "Sign-ins and links that are over": "45"}
    )
    assert await list_rules(town.organisation) == {}, "nothing is saved before somebody says so"
    await page.press("Save the rules")
    assert "The rules are saved." in page.text
    assert rows(page)["Answers"] == [
        "2 years Counted from the last day of their survey.",
        "Your rule",
    ]
    assert rows(page)["Sign-ins and links that are over"][0].startswith("45 days ")
    await page.follow("Change these rules")
    assert "Counted from the moment it was written." in page.text
    assert page.select_one("input[name=responses]").get("value") == "730"
    await page.fill_and_submit("Show what would go", {"Answers": ""})
    await page.press("Save the rules")
    assert rows(page)["Answers"][0] == "For good"
    assert (await list_rules(town.organisation))[DataClass.SIGN_INS] == 45


async def test_what_new_rules_would_remove_is_said_before_they_are_saved(
    browsers: Browsers, clock: Clock
) -> None:
    town, page = await at_rules(browsers)
    for code in await world.cards(count=2):
        for wave, version in enumerate((town.first, town.later)):
            answers: dict[str, int | str] = {"knows_help": 1, "anything_else": "My words"}
            await world.response(
                survey=town.survey, version=version, answers=answers, code=code, wave=wave
            )
    log, words = "The list of what was removed", "What people wrote in their own words"
    nothing = "Nothing of what is here now goes."
    kept = "10 days Counted from the last day of their survey."
    await page.follow("Change these rules")
    await page.fill_and_submit("Show what would go", {"Answers": "10", log: "9"})
    assert "By these rules nothing goes now." in page.text
    assert account_pages.rows(page, "list") == [
        ["Answers", kept, nothing],
        [log, "9 days Counted from the moment it was written.", nothing],
    ]
    await close_survey(COMMAND, START, "housing", START.date())
    await page.press("Change the numbers")
    assert page.select_one("input[name=log]").get("value") == "9"
    await page.fill_and_submit("Show what would go", {log: ""})
    (row,) = account_pages.rows(page, "list")
    assert row == ["Answers", kept, "Nothing goes now. The first goes on 15 January 2027."]
    clock.move(days=11)
    page = await browsers.signed_in(ADMINISTRATOR)
    await page.get("/admin/retention/riverside")
    await page.fill_and_submit("Show what would go", {"Answers": "10", words: "9"})
    assert "If you save these rules, what goes cannot be brought back." in page.text
    told = "9 days Counted from the day on which people finished or gave up."
    gone = "Within an hour all answers of about 2 people go, from these surveys:"
    assert account_pages.rows(page, "list") == [
        ["Answers", kept, f"{gone}Your home"],
        [words, told, "4 things go within an hour."],
    ]
    assert await list_rules(town.organisation) == {}
    assert await forget(clock.now) == [], "and looking removes nothing"


@pytest.mark.parametrize("typed", ["0", "-1", "36501", "a year", "1.5"])
async def test_a_rule_that_is_no_number_of_days_is_sent_back(
    browsers: Browsers, typed: str
) -> None:
    town, page = await at_rules(browsers)
    await page.follow("Change these rules")
    await page.fill_and_submit("Show what would go", {"Answers": typed}, 422)
    assert page.select("#responses-problem")
    assert page.select_one("input[name=responses]").get("value") == typed
    assert await list_rules(town.organisation) == {}


async def test_what_was_removed_is_listed(browsers: Browsers) -> None:
    town, page = await at_rules(browsers)
    await world.response(survey=town.survey, version=town.first, answers={"knows_help": 1})
    await page.follow("Change these rules")
    await page.fill_and_submit("Show what would go", {"Answers": "365"})
    await page.press("Save the rules")
    await close_survey(COMMAND, START, "housing", START.date())
    await forget(START + timedelta(days=366))
    await page.get("/admin/retention")
    (row,) = page.select("table[aria-labelledby=removed-riverside] tbody tr")
    assert [said(cell) for cell in row] == ["5 January 2028", "Answers", "1", "1 year"]


async def test_an_administrator_sees_and_changes_their_own_organisation_only(
    browsers: Browsers,
) -> None:
    await at_rules(browsers)
    second = await world.organisation(slug="second", name="Second")
    await world.administrator(organisation=second, email="other@second.test")
    page = await browsers.signed_in("other@second.test")
    await page.get("/admin/retention")
    assert "Riverside" not in page.text
    assert "Sign-ins" not in page.text, "the first organisation decides about those"
    await page.get("/admin/retention/riverside", 404)
    await page.get("/admin/retention/second")
    await page.post("/admin/retention/riverside", {"responses": "1"}, 404)
    await page.get("/admin/retention/second")
    await page.post("/admin/retention/second", {"responses": "7", "sign_ins": "1"})
    assert await list_rules(second) == {DataClass.RESPONSES: 7}
    assert await stored.count("inv_retention_rule") == 1
    worker = await browsers.signed_in()
    await worker.get("/admin/retention", 403)
