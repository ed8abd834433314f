"""The glossary on the desk: workers write what hard words mean, and the checker goes by it."""

from easy_read.checking import check
from easy_read.store.glossary import get_glossary
from involvement.roles import Grant, Role
from tests import stored, world
from tests.easy_read import hard_word
from tests.page import Fields, Page
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.unit.easy_read.faults import document, said
from tests.world import Riverside


def own(page: Page) -> list[list[str]]:
    """The rows of the organisation's own hard words."""
    rows = page.select("table[aria-labelledby=own] tbody tr")
    return [[text_of(cell) for cell in row] for row in rows]


async def at_glossary(browsers: Browsers) -> tuple[Page, Riverside]:
    """The browser of a worker at the glossary, and Riverside."""
    town = await world.riverside()
    page = await browsers.signed_in()
    await page.follow("Glossary")
    assert page.heading == "Glossary"
    return page, town


async def test_a_worker_explains_a_word_and_the_checker_goes_by_it(browsers: Browsers) -> None:
    page, town = await at_glossary(browsers)
    assert "You have none yet." in page.text
    await page.fill_and_submit(
        "Add the hard word", {"Hard word": "nomination", "What it means": "A place on a list."}
    )
    assert "The change is saved." in page.text
    assert own(page) == [["nomination", "A place on a list.", "English"]]
    glossary = await get_glossary(town.organisation, "en")
    of = document("We send your nominations.")
    assert said(of, check(of, glossary, pictures=False)) == ["hard-word: nominations"]


async def test_a_word_is_changed_and_taken_out(browsers: Browsers) -> None:
    page, town = await at_glossary(browsers)
    await hard_word(organisation=town.organisation, words="void", explanation="Nothing.")
    await page.get("/desk/glossary")
    await page.follow("void")
    await page.fill_and_submit("Save", {"What it means": "An empty home."})
    assert own(page) == [["void", "An empty home.", "English"]]
    await page.follow("void")
    await page.press("Take it out")
    assert "The word is no longer in your glossary." in page.text
    assert await stored.count("er_term") == 0


async def test_a_word_that_is_there_already_is_sent_back_with_what_was_typed(
    browsers: Browsers,
) -> None:
    page, town = await at_glossary(browsers)
    await hard_word(organisation=town.organisation)
    other = await hard_word(organisation=town.organisation, words="arrears")
    typed: Fields = {"Hard word": "Tenancies", "What it means": "Homes to rent."}
    await page.fill_and_submit("Add the hard word", typed, 422)
    assert "This word is in your glossary already" in page.text
    assert page.select_one("textarea").text.strip() == "Homes to rent."
    await page.get(f"/desk/glossary/{other}")
    await page.fill_and_submit("Save", typed, 422)
    assert "This word is in your glossary already" in page.text
    assert await stored.count("er_term") == 2


async def test_what_is_missing_or_too_long_is_said_at_its_field(browsers: Browsers) -> None:
    page, _ = await at_glossary(browsers)
    wrong: Fields = {"Hard word": "x" * 81, "What it means": " ", "Language": "Elvish of the woods"}
    await page.fill_and_submit("Add the hard word", wrong, 422)
    for sentence in (
        "This is too long: 80 characters at most",
        "Write what it means",
        "We know no language of this name",
    ):
        assert sentence in page.text
    assert await stored.count("er_term") == 0


async def test_a_language_is_named_as_people_name_it_or_by_its_tag(browsers: Browsers) -> None:
    page, _ = await at_glossary(browsers)
    for words, language in (("najem", "Polish"), ("gwaith", "cy")):
        typed: Fields = {"Hard word": words, "What it means": "x", "Language": language}
        await page.fill_and_submit("Add the hard word", typed)
    rows = own(page)
    assert rows == [["gwaith", "x", "Welsh"], ["najem", "x", "Polish"]]


async def test_whoever_works_for_two_organisations_chooses_one_of_them(browsers: Browsers) -> None:
    _, town = await at_glossary(browsers)
    second = await world.organisation(slug="second", name="Second Place")
    foreign = await world.organisation(slug="third", name="Third Place")
    grants = [Grant(Role.WORKER, organisation=each) for each in (town.organisation, second)]
    await world.account(email="both@riverside.test", grants=grants)
    page = await browsers.signed_in("both@riverside.test")
    await page.get("/desk/glossary")
    typed: Fields = {"Hard word": "void", "What it means": "x", "Organisation": "Second Place"}
    await page.fill_and_submit("Add the hard word", typed)
    assert own(page) == [["voidSecond Place", "x", "English"]]
    stolen = {"organisation": str(foreign), "words": "y", "explanation": "y", "language": "English"}
    await page.post("/desk/glossary", stolen, 404)
    assert await stored.count("er_term") == 1
