"""Interviews at five sites: two asked at the start and later, three only asked people to look back;
and a quarter in which nobody came to ask. All invented."""

import pytest

from tests import many_waves, world
from tests.many_waves import QUARTER_DAYS
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers, answer_all
from tests.world import Clock

GROUP = "/steering/steering/floating"
SURVEY = "/desk/surveys/views"
FOLLOWED, RETROSPECTIVE = 12, 15
LITTLE, LOT = "1", "3"


async def answer(browsers: Browsers, codes: list[str], safe: str) -> None:
    """Everybody of these answers what waits for them."""
    for code in codes:
        await answer_all(await browsers.client(), "views", {"safe": safe}, code=code)


async def release(browsers: Browsers, after: str) -> Page:
    """The worker makes a release of the start and a later wave."""
    page = await browsers.signed_in()
    await page.get(SURVEY)
    page.fill("Compare the start with", after)
    return await page.press("Make the release")


async def read(browsers: Browsers) -> Page:
    """A member of the steering group reads the newest release."""
    page = await browsers.signed_in("member@riverside.test")
    return await page.get(GROUP)


@pytest.mark.scenario(51)
async def test_what_people_remember_stands_beside_what_was_measured_and_is_never_mixed_in(
    browsers: Browsers, clock: Clock
) -> None:
    await many_waves.quarterly(many_waves.feelings("safe"), ["baseline", "looking_back", "review"])
    two_sites = await world.cards(count=FOLLOWED, batch_key="two sites")
    three_sites = await world.cards(count=RETROSPECTIVE, batch_key="three sites")
    # Two sites asked at the start; at the three others nobody had been there to ask.
    await answer(browsers, two_sites, LITTLE)
    clock.move(days=QUARTER_DAYS + 10)
    await answer(browsers, three_sites, LOT)
    clock.move(days=QUARTER_DAYS)
    await answer(browsers, [*two_sites, *three_sites], LOT)

    page = await browsers.signed_in()
    await page.get(SURVEY)
    later = [text_of(option) for option in page.select("select[name=after] option")]
    assert later == ["Review"]
    await release(browsers, "Review")

    page = await read(browsers)
    card = text_of(page.select_one("section#safe"))
    parts = [
        "Of these 12 people, 12 gave a better answer, 0 the same and 0 a worse one.",
        "What people remember of the start",
        "15 people were asked later how things had been at the start. Compared with what they"
        " remember, 0 gave a better answer, 15 the same and 0 a worse one.",
        "What people remember is never counted together with what they said at the time.",
    ]
    places = [card.find(part) for part in parts]
    assert -1 not in places, card
    assert places == sorted(places)
    assert "27" not in card
    assert "Memory changes, so this is not the same as asking at the time." in page.text


@pytest.mark.scenario(52)
async def test_a_quarter_without_answers_is_a_gap_and_nothing_is_carried_over(
    browsers: Browsers, clock: Clock
) -> None:
    await many_waves.quarterly(
        many_waves.feelings("safe"), ["baseline", "review", "follow_up", "tracking"]
    )
    people = await world.cards(count=14)
    await answer(browsers, people, LITTLE)
    for quarter, safe in ((1, LOT), (3, LITTLE)):  # nobody was there to ask in between
        clock.now = many_waves.in_quarter(quarter)
        await answer(browsers, people, safe)
    await release(browsers, "Tracking")

    page = await read(browsers)
    table = page.select("table[aria-labelledby=over-safe] tbody tr")
    assert [[text_of(cell) for cell in row] for row in table] == [
        ["Review", "14", "14", "0", "0"],
        ["Follow-up", "nobody: a gap", "–", "–", "–"],
        ["Tracking", "14", "0", "14", "0"],
    ]
    over_time = text_of(page.select_one("section[aria-labelledby=over-time]"))
    assert "Where nobody answered there is a gap. Nothing is carried over" in over_time
    assert "There are figures of 2 times so far." in over_time
    steps = [
        [text_of(cell) for cell in row] for row in page.select("table[aria-labelledby=reach] tr")
    ]
    assert ["Answered again: Follow-up", "0", "0% of 14", "0% to 24%"] in steps
