"""Figures on pages are about adults or about people under 18, and say which."""

from involvement.consent import Purpose
from tests import agreements, world
from tests.groups import answered, correct, quoted
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers

SURVEY = "/desk/surveys/housing"
GROUPS = ("Adults", "People under 18")


async def test_the_survey_counts_the_groups_apart_and_hides_a_few_young_people(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    await answered(town, 7, key="a")
    page = await browsers.signed_in()
    await page.get(SURVEY)
    assert not any(words in page.text for words in GROUPS)
    assert not page.select("input[name=group]")
    await answered(town, 3, key="b", young=True)
    await page.get(SURVEY)
    assert numbers(page) == [
        ("Start Adults", "7"),
        ("Start People under 18", "fewer than 5"),
        ("Review Adults", "7"),
        ("Review People under 18", "fewer than 5"),
    ]
    await answered(town, 6, key="c", young=True, waves=1)
    await page.get(SURVEY)
    assert [number for _, number in numbers(page)] == ["7", "9", "7", "fewer than 5"]
    assert "16" not in text_of(page.select_one("table[aria-labelledby=waves]"))
    for path in ("/desk", "/desk/surveys"):
        await page.get(path)
        words = text_of(page.select_one("main"))
        assert "Under 18: 9" in words
        assert "fewer than 5" in words
        assert "16" not in words


def numbers(page: Page) -> list[tuple[str, str]]:
    """(wave and group, how many finished) of every row of the waves."""
    return [
        (text_of(row[0]), text_of(row[2]))
        for row in page.select("table[aria-labelledby=waves] tbody tr")
    ]


async def test_a_release_is_made_about_one_group(browsers: Browsers) -> None:
    town = await world.riverside()
    await answered(town, 12, key="a")
    await answered(town, 10, key="b", young=True)
    page = await browsers.signed_in()
    await page.get(SURVEY)
    await page.press("Make the release")
    page.choose("People under 18")
    await page.press("Make the release")
    released = [text_of(row) for row in page.select("table[aria-labelledby=releases] tbody tr")]
    assert ["About: People under 18" in row for row in released] == [True, False]
    assert ["About: Adults" in row for row in released] == [False, True]
    for number, words in ((1, "for adults"), (2, "for people under 18")):
        for more in ("", "?format=easy"):
            await page.get(f"{SURVEY}/releases/{number}{more}")
            assert page.heading == f"Floating support: what changed {words}"
    await page.get(SURVEY)
    page.choose("People under 18")
    await page.press("Make the release", 422)
    assert page.select_one("input[name=group][checked]").get("value") == "young"


async def test_quotes_of_the_two_groups_stand_apart(browsers: Browsers) -> None:
    town = await world.riverside()
    adults = await answered(town, 6, key="a")
    students = await answered(town, 6, key="b", young=True)
    for code in (adults[0], students[0]):
        await agreements.agreed(code, Purpose.QUOTE)
    await quoted(students[0])
    page = await browsers.signed_in()
    await page.get(f"{SURVEY}/quotes")
    headings = [text_of(each) for each in page.select("main h2")]
    assert len(headings) == 2
    assert [each.endswith("People under 18") for each in headings] == [False, True]


async def test_a_corrected_person_leaves_the_release_that_counted_them(browsers: Browsers) -> None:
    town = await world.riverside()
    codes = await answered(town, 12, key="a")
    page = await browsers.signed_in()
    await page.get(SURVEY)
    await page.press("Make the release")
    await correct(codes[0])
    member = await browsers.signed_in("member@riverside.test")
    await member.get("/steering/steering/floating")
    assert "This release is being updated." in member.text
    assert not member.select("section.finding")
