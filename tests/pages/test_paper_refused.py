"""Paper that cannot be typed in, or not yet, and what it says then."""

import pytest

from involvement.consent import ON_START, How
from involvement.database import fetch_all
from involvement.roles import COMMAND
from involvement.store import participants
from tests import agreements, stored, world
from tests.pages.on_paper import AGREED, KINDS, kinds, print_sheets, type_number
from tests.pages.visiting import LANGUAGES
from tests.site import Browsers
from tests.world import Clock


@pytest.mark.parametrize(
    ("number", "card", "said"),
    [
        ("nonsense", "1", "This is not the number of a sheet."),
        ("", "1", "Enter the number that stands on the sheet"),
        ("9999.1.11111111.1.en", "1", "This sheet belongs to another survey."),
        ("{wave}.999.11111111.1.en", "1", "This sheet belongs to other questions"),
        ("{wave}.{version}.11111111.77.en", "1", "This sheet belongs to other questions"),
        ("{wave}.{version}.11111111.1.en", "7", "That code did not work."),
        ("{wave}.{version}.11111111.1.en", "", "That code did not work."),
    ],
)
async def test_a_number_or_a_card_that_leads_nowhere_is_told_at_its_field(
    browsers: Browsers, number: str, card: str, said: str
) -> None:
    await kinds()
    ((wave, version),) = await fetch_all("SELECT id, version FROM svy_wave")
    page = await browsers.signed_in()
    await type_number(page, number.format(wave=wave, version=version), card, 422)
    assert said in page.text


async def test_the_square_leads_to_its_number(browsers: Browsers) -> None:
    await kinds()
    page = await browsers.signed_in()
    numbers = await print_sheets(page)
    await page.get(f"{KINDS}?sheet={numbers[1]}")
    assert page.select_one("input[name=sheet]").get("value") == numbers[1]


async def test_somebody_who_took_no_part_or_is_not_due_yet_is_refused(
    browsers: Browsers,
) -> None:
    await world.riverside()
    await world.cards()
    (person,) = await participants.list_participants(COMMAND, world.secrecy(), "floating")
    waves = await fetch_all("SELECT id FROM svy_wave ORDER BY position")
    page = await browsers.signed_in()
    await page.get(f"/desk/surveys/housing/paper/{waves[0][0]}/{person.key}/1")
    await page.get(f"/desk/surveys/housing/paper/{waves[1][0]}/{person.key}/1", 409)
    assert "This person is not asked these questions" in page.text
    await page.get(f"/desk/surveys/housing/paper/{waves[0][0]}/{person.key}/77", 404)
    await page.get(f"/desk/surveys/housing/paper/9999/{person.key}/1", 404)


async def test_late_paper_is_typed_in_late(browsers: Browsers, clock: Clock) -> None:
    await kinds()
    clock.move(days=60)
    page = await browsers.signed_in()
    numbers = await print_sheets(page)
    await type_number(page, numbers[0], "1")
    page.fill("lonely", "2")
    await page.press("Save this sheet")
    assert await stored.answers() == [("lonely", 0, 2, None)]


async def test_paper_counts_once_the_person_agreed(browsers: Browsers) -> None:
    code = await kinds()
    await agreements.all_wordings()
    page = await browsers.signed_in()
    numbers = await print_sheets(page)
    for purpose in ON_START:
        assert agreements.TEXTS[purpose] in page.text
    assert "Yes, I agree" in page.text
    await type_number(page, numbers[0], "1")
    page.fill("lonely", "2")
    await page.press("Save this sheet")
    await page.get(page.path.rsplit("/", 1)[0])
    await page.press("Count these answers", 422)
    assert "Ask them first, then tick this" in page.text
    page.choose(AGREED)
    await page.press("Count these answers")
    agreed = await agreements.events_of(code)
    assert [(each.wording.purpose, each.how) for each in agreed] == [
        (purpose, How.WORKER) for purpose in ON_START
    ]
    assert await stored.ways() == [("paper", "", "finished")]


async def test_what_somebody_else_wrote_on_paper_is_no_self_report(browsers: Browsers) -> None:
    await kinds()
    page = await browsers.signed_in()
    numbers = await print_sheets(page)
    await type_number(page, numbers[0], "1")
    page.fill("lonely", "2")
    await page.press("Save this sheet")
    await page.get(page.path.rsplit("/", 1)[0])
    page.choose("Somebody answered for me")
    await page.press("Count these answers")
    assert await stored.ways() == [("proxy", "", "finished")]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_about_paper_leave_no_text_untranslated(
    pseudo_browsers: Browsers, language: str
) -> None:
    await kinds()
    await agreements.all_wordings()
    page = await pseudo_browsers.signed_in()
    page.speak(language)
    numbers = await print_sheets(page, language=language)
    await page.get(f"{KINDS}?sheet={numbers[0]}")
    form = f'form[action="{KINDS}"]'
    await page.fill_and_submit(form, {"sheet": "x", "card": "1"}, 422)
    await page.fill_and_submit(form, {"sheet": numbers[0], "card": "1"})
    sheet = page.path
    await page.fill_and_submit("form.card", {"lonely": "9"}, 422)
    await page.fill_and_submit("form.card", {"lonely": "1"})
    first = page.path.rsplit("/", 1)[0]
    await page.get(sheet)
    await page.fill_and_submit("form.card", {"lonely": "1"}, 422)
    await page.get(first)
    await page.fill_and_submit("form.card", {}, 422)
    await page.fill_and_submit("form.card", {"agreed": True})
    await page.get(sheet)
    await page.get(first)
    assert page.root.get("lang") == language
