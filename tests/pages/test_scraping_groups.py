"""Whoever reads the groups of every release, and adds and subtracts, finds no hidden number.

As in `test_scraping`, two towns that differ only in what is hidden look the same to the last byte.
And an attacker who knows how many people joined each group between two releases, and what all of
their pages show, is left with as many values as the rules leave, for each small number.
"""

from collections.abc import Sequence
from itertools import accumulate

import pytest

from analysis.tiers import is_small
from app import make_app
from involvement import audit
from involvement import database as heard_database
from tests import professions, world
from tests.conftest import migrate
from tests.databases import Databases
from tests.page import Page
from tests.pages.scraped_groups import Attacker, Row, Scraped, scrape
from tests.pages.test_scraping import plain
from tests.people import How
from tests.professions import DOWN, MANAGER, NURSE, SAME, SOCIAL_WORKER, UP, WARDEN
from tests.site import Browsers, running
from tests.world import Clock

NAMES = {
    SOCIAL_WORKER: "Social worker",
    NURSE: "Nurse",
    MANAGER: "Manager",
    WARDEN: "Warden",
}
Crowd = dict[int, Row]
"""How the people of each profession moved."""
GROUP = "/steering/steering/floating"


async def release_crowds(crowds: Sequence[Crowd], *, helped: int = 0) -> None:
    """Make a release after each crowd has answered; of each profession `helped` people who stayed
    the same were helped the second time."""
    survey, asked = await professions.town()
    for crowd in crowds:
        for work, row in crowd.items():
            for move, count in zip((UP, SAME, DOWN), row, strict=True):
                some = min(helped, count) if move == SAME else 0
                for people, mode in ((some, "helped"), (count - some, "alone")):
                    how = How(mode=mode)
                    await professions.answered(survey, asked, people, work=work, move=move, how=how)
        await professions.released(survey)


async def read_releases(page: Page, number: int) -> list[str]:
    """The addresses of so many releases, the first one first."""
    await page.get(GROUP)
    here = str(page.link("Easy read with pictures")).replace("&format=easy", "")
    return [here.replace(f"release={number}", f"release={each}") for each in range(1, number + 1)]


# Two towns that differ in what is hidden

TWINS = {
    "one release": (
        [{SOCIAL_WORKER: (12, 2, 6), NURSE: (6, 12, 8), MANAGER: (9, 8, 3)}],
        [{SOCIAL_WORKER: (12, 3, 5), NURSE: (6, 12, 8), MANAGER: (9, 7, 4)}],
    ),
    "two releases": (
        [
            {SOCIAL_WORKER: (12, 1, 9), NURSE: (12, 8, 3), MANAGER: (1, 8, 8)},
            {NURSE: (3, 0, 3), MANAGER: (3, 3, 3)},
        ],
        [
            {SOCIAL_WORKER: (12, 2, 8), NURSE: (12, 7, 4), MANAGER: (1, 8, 8)},
            {NURSE: (3, 0, 3), MANAGER: (3, 3, 3)},
        ],
    ),
    "hidden groups": (
        [{SOCIAL_WORKER: (14, 8, 9), NURSE: (9, 12, 8), MANAGER: (3, 2, 1), WARDEN: (2, 1, 0)}],
        [{SOCIAL_WORKER: (14, 8, 9), NURSE: (9, 12, 8), MANAGER: (1, 1, 1), WARDEN: (4, 2, 0)}],
    ),
}


async def every_page(databases: Databases, crowds: Sequence[Crowd]) -> dict[str, str]:
    """Every page of all releases in a town of its own, as members and workers read them."""
    await databases.fresh(migrate)
    audit.seal_with(world.secrecy())
    await heard_database.open_database()
    try:
        await release_crowds(crowds)
        async with running(make_app(world.settings(), Clock())) as browsers:
            return await fetched(browsers, len(crowds))
    finally:
        await heard_database.close_database()


async def fetched(browsers: Browsers, number: int) -> dict[str, str]:
    """Address → page."""
    found: dict[str, str] = {}
    member = await browsers.signed_in("member@riverside.test")
    releases = await read_releases(member, number)
    for address in (GROUP, *releases, *(f"{each}&format=easy" for each in releases)):
        found[address] = plain((await member.get(address)).response)
    worker = await browsers.signed_in()
    for each in range(1, number + 1):
        address = f"/desk/surveys/team/releases/{each}"
        found[address] = plain((await worker.get(address)).response)
    return found


@pytest.mark.parametrize("name", TWINS)
async def test_no_page_tells_what_is_hidden_of_groups(databases: Databases, name: str) -> None:
    one, other = [await every_page(databases, crowds) for crowds in TWINS[name]]
    assert any("not shown" in page for page in one.values())
    for address, page in one.items():
        assert page == other[address], address


# Numbers of several releases together

GROWING: dict[str, list[Crowd]] = {
    "a group of whom nobody joined": [
        {SOCIAL_WORKER: (8, 1, 20), NURSE: (20, 12, 9), MANAGER: (20, 8, 12)},
        {SOCIAL_WORKER: (3, 2, 1), NURSE: (1, 1, 3)},
        {NURSE: (4, 3, 3)},
    ],
    "small numbers in every group": [
        {SOCIAL_WORKER: (6, 12, 8), NURSE: (20, 9, 1), MANAGER: (2, 9, 12)},
        {SOCIAL_WORKER: (3, 2, 5), NURSE: (3, 2, 5), MANAGER: (2, 2, 6)},
        {MANAGER: (3, 4, 5)},
    ],
    "five who all stayed the same": [
        {SOCIAL_WORKER: (20, 5, 1), NURSE: (9, 8, 9), MANAGER: (9, 14, 6)},
        {SOCIAL_WORKER: (0, 5, 0), NURSE: (3, 3, 3)},
    ],
}


@pytest.mark.parametrize("name", GROWING)
async def test_no_small_number_is_worked_out_of_several_releases(
    browsers: Browsers, name: str
) -> None:
    crowds = GROWING[name]
    await release_crowds(crowds, helped=3)
    page = await browsers.signed_in("member@riverside.test")
    scraped: list[Scraped] = []
    for address in await read_releases(page, len(crowds)):
        await page.get(address)
        found = scrape(page, 1)
        assert found is not None
        scraped.append(found)
    joined = [{NAMES[work]: sum(row) for work, row in crowd.items()} for crowd in crowds[1:]]
    attacker = Attacker(scraped, joined)
    hidden = 0
    for release, crowd in enumerate(accumulate(crowds, together)):
        for work, row in crowd.items():
            for move, count in enumerate(row):
                if scraped[release].rows[NAMES[work]][1 + move].isdigit() or not is_small(count, 5):
                    continue
                hidden += 1
                least, most = attacker.interval(release, NAMES[work], move, alone=False)
                assert least <= count <= most
                assert most - least >= 4 or (least, most) == attacker.interval(
                    release, NAMES[work], move, alone=True
                ), (release, NAMES[work], move)
    assert hidden


def together(before: Crowd, more: Crowd) -> Crowd:
    """Everybody who has answered so far."""
    rows = {work: (before.get(work, (0, 0, 0)), more.get(work, (0, 0, 0))) for work in NAMES}
    return {
        work: (one[0] + two[0], one[1] + two[1], one[2] + two[2])
        for work, (one, two) in rows.items()
        if work in before or work in more
    }
