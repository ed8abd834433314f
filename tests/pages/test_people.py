"""The people of one support service: found first, a page at a time; and a card that was lost."""

import pytest

from tests import stored, world
from tests.page import Page
from tests.site import Browsers, hidden, post

FLOATING = "/desk/services/floating"


@pytest.fixture
async def page(browsers: Browsers) -> Page:
    """A worker of a support service with sixty people, who are all due."""
    await world.riverside()
    await world.cards(count=50, references=[f"P{number:02}" for number in range(1, 51)])
    await world.cards(count=10, batch_key="more")
    return await (await browsers.signed_in()).get(FLOATING)


def shown(page: Page) -> list[str]:
    """The references of the people on this page."""
    return [each.text for each in page.select("table[aria-labelledby=participants] a strong")]


async def test_people_are_shown_a_page_at_a_time_after_the_way_to_find_them(page: Page) -> None:
    assert page.text.index("Find by your reference") < page.text.index("Who is due")
    assert len(page.select("table[aria-labelledby=due] tbody tr")) == 10
    assert "These are the most urgent of 60 who are due." in page.text
    assert shown(page) == [f"P{number:02}" for number in range(1, 26)]
    await page.follow("Later cards")
    assert shown(page) == [f"P{number:02}" for number in range(26, 51)]
    assert "Page 2 of 3" in page.text
    await page.follow("Later cards")
    assert len(page.select("table[aria-labelledby=participants] tbody tr")) == 10
    await page.follow("Earlier cards")
    assert "Page 2 of 3" in page.text
    for odd in ("0", "99", "x", "-1"):
        await page.get(f"{FLOATING}?page={odd}")
        assert shown(page) or "Page 3 of 3" in page.text


async def test_a_search_says_when_it_found_more_than_it_shows(page: Page) -> None:
    await page.fill_and_submit("Find", {"find": "P"})
    assert "50 people found" in page.text
    assert "The first 25 are shown. Type more to find fewer." in page.text
    await page.fill_and_submit("Find", {"find": "P4"})
    assert len(shown(page)) == 10
    assert "Type more" not in page.text


async def test_a_card_is_replaced_only_after_it_was_asked_whether_it_is_the_right_person(
    page: Page,
) -> None:
    before = await stored.rows("inv_participant")
    await page.follow("P07")
    await page.follow("Lost card: make a new one")
    assert page.heading == "Make a new card for this person?"
    assert "card 7, who joined on 4 January 2027" in page.text
    await page.follow("No, go back")
    assert await stored.rows("inv_participant") == before, "nothing happens before it is said"
    await page.follow("Lost card: make a new one")
    await page.press("Yes, make a new card")
    assert page.heading == "1 code card"
    assert await stored.rows("inv_participant") != before


async def test_a_reference_that_somebody_has_leads_to_them_and_is_no_dead_end(page: Page) -> None:
    adding = {"references": "p07\nNew"}
    await page.fill_and_submit("Add and show the cards", dict(adding), 422)
    problem = page.select_one("#references-problem")
    assert "Somebody here has such a reference already." in problem.text
    assert page.select_one("#references").text.strip() == adding["references"]
    theirs = page.link("P07 Card 7")
    assert await stored.count("inv_participant") == 60
    page.choose("These are other people: add them all the same")
    await page.press("Add and show the cards")
    assert page.heading == "2 code cards"
    await page.get(theirs)
    assert page.heading == "P07"


async def test_adding_sent_twice_makes_the_same_cards_and_no_complaint(page: Page) -> None:
    fields = [*hidden(page.response.text), ("references", "New"), ("joined_on", "2027-01-04")]
    sent = [await post(page.client, f"{FLOATING}/participants", fields) for _ in range(2)]
    assert [each.status_code for each in sent] == [200, 200]
    assert await stored.count("inv_participant") == 61
