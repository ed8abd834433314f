"""Quotes in releases: only for the steering group, and only while their owners agree."""

from involvement.roles import COMMAND
from involvement.store.participants import find_by_code
from surveys.releasing import THRESHOLD, make_release
from surveys.store.own_words import list_own_words
from surveys.store.quotes import list_shown
from surveys.store.releases import list_releases
from surveys.store.withdrawals import take_out
from tests import agreements, stored, world
from tests.pages.test_quotes import HERE, at_quotes, quote, told
from tests.site import Browsers
from tests.world import FIRST_DAY, START, Riverside


async def released(town: Riverside, audience: str = "steering") -> list[str]:
    """The words of the quotes in a new release."""
    made = await make_release(
        COMMAND,
        START,
        survey="housing",
        before_wave=town.survey.waves[0].id,
        after_wave=town.survey.waves[1].id,
        audience=audience,  # type: ignore[arg-type]  # a text is enough here
    )
    return [each.text for each in await list_shown(made, world.secrecy(), FIRST_DAY)]


async def test_a_release_for_everybody_holds_no_quotes(browsers: Browsers) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    await told(town, 12, quotable=1)
    await quote(await at_quotes(browsers), "Story a0 of Ann", "A story.")
    assert await released(town, "public") == []
    await told(town, 5, quotable=0, key="b")
    assert await released(town) == ["A story."]


async def test_a_quote_that_was_taken_back_is_in_no_release(browsers: Browsers) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    await told(town, 12, quotable=2)
    page = await at_quotes(browsers)
    await quote(page, "Story a0 of Ann", "A story.")
    await quote(page, "Story a1 of Ann", "Another.")
    assert sorted(await released(town)) == ["A story.", "Another."]
    await page.get(HERE)
    await page.press("Take the quote back")
    (made,) = await list_releases([town.survey.id])
    assert len(await list_shown(made, world.secrecy(), FIRST_DAY)) == 1
    assert len(made.content.quotes) == 2
    assert page.link("Release 1") == "/desk/surveys/housing/releases/1"


async def test_no_quote_of_a_question_that_few_answered_in_the_two_waves(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    codes = await told(town, 5, quotable=2)
    await quote(await at_quotes(browsers), "Story a0 of Ann", "A story.")
    for code in codes[1:]:
        person = await find_by_code(world.secrecy(), code)
        assert person
        await take_out(person, START, FIRST_DAY)
    assert await released(town) == []
    assert (
        await list_own_words(
            COMMAND, world.secrecy(), FIRST_DAY, survey="housing", threshold=THRESHOLD
        )
        == []
    )


async def test_with_the_answers_the_words_of_their_quotes_are_erased(browsers: Browsers) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    codes = await told(town, 12, quotable=2)
    page = await at_quotes(browsers)
    await quote(page, "Story a0 of Ann", "A story.")
    await released(town)
    person = await find_by_code(world.secrecy(), codes[0])
    assert person
    await take_out(person, START, FIRST_DAY)
    for table in ("svy_quote", "svy_release", "svy_answer"):
        rows = repr(await stored.rows(table))
        assert "A story." not in rows, table
        assert "Story a0" not in rows, table
    await page.get(HERE)
    assert page.link("Release 1") == "/desk/surveys/housing/releases/1"


async def test_each_release_has_an_order_of_its_own(browsers: Browsers) -> None:
    town = await world.riverside()
    await agreements.all_wordings()
    await told(town, 12, quotable=9)
    page = await at_quotes(browsers)
    for number in range(9):
        await quote(page, f"Story a{number} of Ann", f"Quote {number}.")
    first = await released(town)
    await told(town, 5, quotable=0, key="b")
    second = await released(town)
    assert sorted(first) == sorted(second) == [f"Quote {number}." for number in range(9)]
    assert first != second
    assert sorted(first) not in (first, second)
