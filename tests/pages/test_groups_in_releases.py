"""Groups on the page of a release: folded or open, in every language, and gone with its figures."""

import pytest

from involvement.store.participants import find_by_code
from surveys.store.withdrawals import take_out
from tests import professions, world
from tests.page import Page
from tests.people import How
from tests.professions import NURSE, SAME, SOCIAL_WORKER, UP
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import START

GROUP = "/steering/steering/floating"


async def released(times: int = 1) -> str:
    """A release of two professions, one of which answered with help; a card of somebody in it."""
    survey, asked = await professions.town()
    for work, move, count in ((SOCIAL_WORKER, UP, 8), (SOCIAL_WORKER, SAME, 6), (NURSE, SAME, 12)):
        how = How(mode="helped" if work == NURSE else "alone")
        codes = await professions.answered(
            survey, asked, count * times, work=work, move=move, how=how
        )
    await professions.released(survey)
    return codes[0]


async def read(browsers: Browsers) -> Page:
    """A member reads it."""
    page = await browsers.signed_in("member@riverside.test")
    return await page.get(GROUP)


@pytest.mark.parametrize(("times", "is_open"), [(1, False), (4, True)])
async def test_groups_are_open_from_a_hundred_people_on(
    browsers: Browsers, times: int, is_open: bool
) -> None:
    await released(times)
    page = await read(browsers)
    folded = page.select("section[aria-labelledby=groups] details")
    assert [text_of(each.find("summary")) for each in folded] == [
        "By way of answering",
        "What is your profession?",
    ]
    assert [each.get("open") is not None for each in folded] == [is_open] * 2


async def test_words_stand_where_nearly_all_of_a_group_answered_alike(browsers: Browsers) -> None:
    await released()
    page = await read(browsers)
    rows = page.select("table[aria-labelledby=by-0-knows] tbody tr")
    cells = [[text_of(cell) for cell in row] for row in rows]
    assert [row[:2] for row in cells] == [["Alone", "14"], ["With help", "12"]]
    assert "fewer than half" in cells[1]
    assert "12 of 26 people answered in another way the second time" in page.text


async def test_groups_are_read_in_every_language(pseudo_browsers: Browsers) -> None:
    await released()
    for language in ("en-XA", "ar-XB"):
        page = await pseudo_browsers.signed_in("member@riverside.test")
        page.speak(language)
        await page.get(GROUP)
        assert page.root.get("lang") == language
        assert page.select("section[aria-labelledby=groups] table")


async def test_easy_read_and_a_withdrawn_release_say_nothing_of_groups(browsers: Browsers) -> None:
    code = await released()
    page = await read(browsers)
    await page.follow("Easy read with pictures")
    assert "With help" not in page.text
    person = await find_by_code(world.secrecy(), code)
    assert person
    await take_out(person, START, START.date())
    await page.get(GROUP)
    assert "being updated" in page.text
    assert not page.select("section[aria-labelledby=groups]")


async def test_workers_see_the_same_groups(browsers: Browsers) -> None:
    await released()
    page = await browsers.signed_in()
    await page.get("/desk/surveys/team/releases/1")
    assert page.select("section[aria-labelledby=groups] table")
    await page.get("/desk/surveys/team")
    await page.press("Make the release", 422)
    assert "at least 5 people must have answered since" in page.text
