"""The published figures of the Health Pilots, read by a steering group as they were printed."""

import pytest

from analysis.percent import percent_half_up
from examples.pilots import load_pilots, read_pilots
from tests import world
from tests.page import Page
from tests.site import Browsers
from tests.world import START

OUTREACH, ON_TRACK = "housing-support-and-outreach", "on-track"


async def read(browsers: Browsers, pilot: str) -> Page:
    """A member of the pilots' steering group reads about one of them."""
    owner = await world.organisation()
    services = await load_pilots(START, owner)
    await world.steering_group(organisation=owner, services=services, slug="pilots")
    await world.member(forum="pilots")
    page = await browsers.sign_in("member@riverside.test")
    assert len(page.select("ul.tiles > li")) == 6
    assert page.text.count("Published figures from before Heard.") == 6
    names = {each.slug: each.name for each in read_pilots().pilot}
    return await page.follow(names[pilot])


def section(page: Page, title: str) -> tuple[str, list[list[str]]]:
    """(text, table) of the card with this title."""
    for card in page.select("section.finding"):
        heading = card.find(".//h2")
        if said(heading) == title:
            return said(card), [[said(cell) for cell in row] for row in card.iter("tr")]
    raise AssertionError(f"no card {title!r}")


def said(element: object) -> str:
    """The text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())  # type: ignore[attr-defined]


def printed(count: int, of: int) -> str:
    """A count as a whole percentage, rounded half up, as the guide printed it."""
    return f"{percent_half_up(count, of)}%"


def in_order(text: str, *parts: str) -> None:
    """All parts stand in the text, one after the other."""
    places = [text.find(part) for part in parts]
    assert -1 not in places, f"missing: {parts[places.index(-1)]!r} in {text}"
    assert places == sorted(places), f"in another order: {text}"


def unmatched(text: str) -> None:
    """The page says how many answered, and that nobody linked the two times."""
    in_order(
        text,
        "The percentages fit 24 people at the start and 10 at a later review.",
        "Only percentages were published. The numbers of people are our own inference",
        "We do not know if the 10 are among the 24.",
        "At least 14 people have no review answer.",
    )
    assert "may not be the same people. We cannot say how many of them changed." in text


@pytest.mark.scenario(38)
async def test_knowledge_of_the_outreach_pilot_is_shown_as_published_with_its_base(
    browsers: Browsers,
) -> None:
    page = await read(browsers, OUTREACH)
    text, table = section(page, "Knowledge of housing and support")
    assert table[1:] == [
        ["Not at all knowledgeable", printed(15, 24), printed(1, 10), "not published"],
        ["Good knowledge", printed(1, 24), printed(5, 10), "not published"],
        ["Said their knowledge had improved", "not published", "not published", "100%"],
    ]
    assert [row[1:3] for row in table[1:3]] == [["63%", "10%"], ["4%", "50%"]]
    unmatched(text)
    in_order(
        text,
        "at least 4 and at most 9 of the 10 moved up",
        "The lowest answer: 15 of 24 at the start, 1 of 10 later.",
        "The best answer: 1 of 24 at the start, 5 of 10 later.",
        "All 10 people asked said things got better.",
        "Lowest answer, Fisher's exact test, two-sided. p: 0.0079",
        "Best answer, Fisher's exact test, two-sided. p: 0.0047",
    )


@pytest.mark.scenario(39)
async def test_satisfaction_keeps_what_people_remembered_apart_from_what_was_measured(
    browsers: Browsers,
) -> None:
    page = await read(browsers, OUTREACH)
    text, table = section(page, "Satisfaction with housing and support")
    assert table == [
        ["Answer", "At the start", "At a review", "After six months"],
        ["Not at all satisfied", printed(21, 24), printed(1, 10), "not published"],
        ["Very satisfied", printed(1, 24), printed(7, 10), "not published"],
        ["Said their satisfaction had improved", "not published", "not published", "90%"],
    ]
    assert [row[1:3] for row in table[1:3]] == [["88%", "10%"], ["4%", "70%"]]
    unmatched(text)
    in_order(
        text,
        "at least 6 and at most 9 of the 10 moved up",
        "The best answer: 1 of 24 at the start, 7 of 10 later.",
        "For the best answer, the two times differ by more than chance alone would explain.",
        "9 of 10 people asked said things got better.",
        "p: 0.00004",
        "p: 0.00016",
    )


@pytest.mark.scenario(40)
async def test_the_change_in_poor_health_is_not_distinguishable_from_chance(
    browsers: Browsers,
) -> None:
    page = await read(browsers, OUTREACH)
    text, table = section(page, "General health")
    assert table[1:3] == [
        ["Poor", "58%", "30%", "not published"],
        ["Good", "0%", "50%", "not published"],
    ]
    assert (printed(14, 24), printed(3, 10), printed(5, 10)) == ("58%", "30%", "50%")
    unmatched(text)
    in_order(
        text,
        "The lowest answer: 14 of 24 at the start, 3 of 10 later. For the lowest answer, the"
        " difference is not distinguishable from chance.",
        "The best answer: 0 of 24 at the start, 5 of 10 later.",
        "8 of 10 people asked said things got better.",
        "Lowest answer, Fisher's exact test, two-sided. p: 0.26",
        "Best answer, Fisher's exact test, two-sided. p: 0.00091",
    )


@pytest.mark.scenario(4)
async def test_on_track_shows_its_half_followed_up_beside_every_result(browsers: Browsers) -> None:
    page = await read(browsers, ON_TRACK)
    results = {
        "Mental health, three months after leaving": (
            "Better: 8 of 14. The same: 6 of 14. Worse: 0 of 14.",
            "None of the 14 got worse, but with so few people the true share",
        ),
        "Social well-being, three months after leaving": ("Better: 8 of 14.",),
        "Drug use, three months after leaving": ("Worse: 1 of 14.",),
        "Keeping in touch with services, three months after leaving": (
            "Better: 9 of 13. The same: 4 of 13.",
            "1 person was followed up, but has no answer here.",
        ),
    }
    for title, sentences in results.items():
        text, _ = section(page, title)
        in_order(text, "14 of 28 people were followed up (50%).", *sentences)
        assert "reliable measure of what it had achieved" in text
        assert "We know nothing about the other 14 of 28." in text


@pytest.mark.scenario(6)
async def test_places_that_do_not_add_up_to_everybody_are_shown_with_a_warning(
    browsers: Browsers,
) -> None:
    page = await read(browsers, ON_TRACK)
    text, housing = section(page, "Where young people lived")
    assert ["No fixed abode", "8", "0"] in housing
    assert housing[-1] == ["All together", "30", "28"]
    in_order(
        text,
        "At referral: the numbers add up to 30, and there were 31 people.",
        "At discharge: the numbers add up to 28, and there were 31 people.",
        "31 young people were supported.",
    )
