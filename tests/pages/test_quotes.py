"""The one page that shows single answers: those in people's own words, of people who agreed."""

import uuid

import pytest

from involvement.consent import Purpose
from involvement.database import fetch_all
from involvement.store.participants import find_by_code
from surveys.releasing import THRESHOLD
from surveys.survey import IdentityMode
from tests import agreements, stored, world
from tests.page import Page
from tests.site import Browsers
from tests.world import Riverside

HERE = "/desk/surveys/housing/quotes"


async def told(
    town: Riverside, count: int, *, quotable: int, key: str = "a", both: bool = True
) -> list[str]:
    """People who wrote something at the start, the first of whom may be quoted; their codes."""
    codes = await world.cards(count=count, batch_key=key)
    for number, code in enumerate(codes):
        for wave, version in list(enumerate((town.first, town.later)))[: 1 + both]:
            answers: dict[str, int | str] = {"knows_help": 1, "health": 2}
            if not wave:
                answers["anything_else"] = f"Story {key}{number} of Ann"
            await world.response(
                survey=town.survey, version=version, answers=answers, code=code, wave=wave
            )
        if number < quotable:
            await agreements.agreed(code, Purpose.QUOTE)
    return codes


async def at_quotes(browsers: Browsers) -> Page:
    """The worker, at the quotes of the survey."""
    page = await browsers.signed_in()
    return await page.get(HERE)


async def quote(page: Page, story: str, text: str, status: int = 200) -> Page:
    """Make a quote of the answer with these words."""
    found = [each for each in page.select("textarea") if (each.text or "").strip() == story]
    mark = found[0].get("id").removeprefix("text-")
    return await page.post(HERE, {"mark": mark, "text": text}, status)


async def test_only_own_words_of_those_who_agree_now_are_shown(browsers: Browsers) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    codes = await told(town, 6, quotable=3)
    await told(town, 1, quotable=1, key="late", both=False)
    person = await find_by_code(world.secrecy(), codes[0])
    assert person
    page = await at_quotes(browsers)
    for number in range(6):
        assert (f"Story a{number} of Ann" in page.text) is (number < 3)
    assert "Story late0" in page.text
    for private in (str(person.key), "Card ", "4 January", "How is your health"):
        assert private not in page.text
    other = await browsers.open()
    await other.get("/mine")
    other.fill("Type the code from your card", codes[0])
    await other.press("Go on")
    await other.press("Take this back: Being quoted")
    await page.get(HERE)
    assert "Story a0 of Ann" not in page.response.text
    assert "Story a1 of Ann" in page.text


async def test_answers_come_in_an_order_and_by_names_that_tell_nothing(browsers: Browsers) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    await told(town, 12, quotable=12)
    page = await at_quotes(browsers)
    shown = [(each.text or "").strip() for each in page.select("textarea")]
    in_order = [f"Story a{number} of Ann" for number in range(12)]
    assert sorted(shown) == sorted(in_order)
    assert shown not in (in_order, in_order[::-1])
    marks = [each.get("value") for each in page.select("input[name=mark]")]
    assert marks == sorted(marks)
    assert all(len(mark) == 32 for mark in marks)
    await page.get(HERE)
    assert [each.get("value") for each in page.select("input[name=mark]")] == marks


async def test_to_a_question_that_few_answered_nothing_is_shown(browsers: Browsers) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    await told(town, THRESHOLD - 1, quotable=4)
    page = await at_quotes(browsers)
    assert "Story" not in page.response.text
    assert "fewer than 5 people wrote something to a question" in page.text
    await told(town, 1, quotable=0, key="b")
    await page.get(HERE)
    assert page.response.text.count("<q>") == 4


async def test_unfinished_answers_and_other_kinds_are_never_shown(browsers: Browsers) -> None:
    survey = await world.one_survey(
        content="every-kind", slug="kinds", identity_mode=IdentityMode.CODED
    )
    await world.worker(service=survey.service.id)
    await agreements.all_wordings()
    version = await world.version(organisation=survey.service.organisation.id, content="every-kind")
    for number, code in enumerate(await world.cards(count=7)):
        answers = {"favourite_place": f"Park {number}", "pass_ends": "2028-04-03"}
        await world.response(
            survey=survey, version=version, answers=answers, code=code, finished=number > 0
        )
        await agreements.agreed(code, Purpose.QUOTE)
    page = await browsers.signed_in()
    await page.get("/desk/surveys/kinds/quotes")
    assert "Park 0" not in page.text
    assert "Park 1" in page.text
    assert "2028" not in page.text


async def test_an_anonymous_survey_has_no_quotes(browsers: Browsers) -> None:
    survey = await world.one_survey(content="every-kind", slug="kinds")
    await world.worker(service=survey.service.id)
    version = await world.version(organisation=survey.service.organisation.id, content="every-kind")
    for _ in range(6):
        answers = {"favourite_place": "The park"}
        await world.response(survey=survey, version=version, answers=answers)
    page = await browsers.signed_in()
    await page.get("/desk/surveys/kinds")
    assert "/quotes" not in page.response.text
    await page.get("/desk/surveys/kinds/quotes")
    assert "There are no quotes." in page.text
    assert "The park" not in page.response.text


async def test_the_quote_is_edited_and_the_answer_never_is(browsers: Browsers) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    await told(town, 5, quotable=2)
    before = await stored.rows("svy_answer")
    page = await at_quotes(browsers)
    await quote(page, "Story a0 of Ann", "  A story.  ")
    assert "Quoted as A story." in page.text
    assert await stored.rows("svy_answer") == before
    account, action, noun = (await stored.audit())[-1]
    assert (account is not None, action, noun) == (True, "made", "quote")
    assert "story" not in repr(await stored.rows("inv_audit"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  ", "Write the words as they should be shown"),
        ("x" * 1001, "This is too long to be shown."),
    ],
)
async def test_words_that_cannot_be_a_quote_come_back_with_what_is_wrong(
    browsers: Browsers, text: str, sentence: str
) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    await told(town, 5, quotable=2)
    page = await at_quotes(browsers)
    await quote(page, "Story a1 of Ann", text, 422)
    assert sentence in page.text
    assert page.title.startswith("Error:")
    wrong = page.select_one("textarea[aria-invalid=true]")
    assert (wrong.text or "").strip() == text.strip()
    assert await stored.count("svy_quote") == 0


async def test_pressing_twice_makes_one_quote_and_taking_back_twice_takes_back_once(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    await told(town, 5, quotable=1)
    page = await at_quotes(browsers)
    mark = page.select_one("input[name=mark]").get("value")
    for text in ("A story.", "Another story."):
        await page.post(HERE, {"mark": mark, "text": text})
    assert await stored.count("svy_quote") == 1
    assert "Quoted as A story." in page.text
    (key,) = (await fetch_all("SELECT key FROM svy_quote"))[0]
    audit = len(await stored.audit())
    for _ in range(2):
        await page.post(f"{HERE}/{key}/back", {})
    assert [each[1:] for each in (await stored.audit())[audit:]] == [("took back", "quote")]
    assert "Quoted as" not in page.text
    await page.post(HERE, {"mark": mark, "text": "Once more."})
    assert "Quoted as Once more." in page.text


async def test_an_answer_that_may_not_be_quoted_cannot_be_named(browsers: Browsers) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    codes = await told(town, 5, quotable=1)
    page = await at_quotes(browsers)
    mark = page.select_one("input[name=mark]").get("value")
    person = await find_by_code(world.secrecy(), codes[0])
    assert person
    await agreements.withdrawn(codes[0], Purpose.QUOTE)
    for named in (mark, "0" * 32, ""):
        await page.get(HERE)
        await page.get("/desk")
        await page.post(HERE, {"mark": named, "text": "Mine."}, 404)
    await page.get("/desk")
    await page.post(f"{HERE}/{uuid.uuid4()}/back", {}, 404)
    assert await stored.count("svy_quote") == 0
