"""People in groups: what a steering group reads of professions, of whom people love, and of how far
such things are recorded. Everybody here is invented."""

import pytest

from analysis.attacker import Reader, exactly, find_interval, not_nothing
from involvement.roles import COMMAND
from surveys.store.data_protection import record_protection
from tests import professions
from tests.page import Page
from tests.professions import TEXT
from tests.rules.page_text import text_of
from tests.site import Browsers, answer_all
from tests.world import START, Clock, protection

SURVEY = "/desk/surveys/team"
GROUP = "/steering/steering/floating"
DECLINED = "-1"
WORSE, MIDDLE, BETTER = "0", "1", "2"
ORIENTATION = TEXT.replace("What is your profession?", "Which of these describes you?").replace(
    'options = ["Social worker", "Nurse", "Manager", { label = "Warden" }, "Another"]',
    'options = ["Straight", "Gay or lesbian", "Bisexual"]\nsensitive = true',
)
HIDDEN = ["not shown"] * 4
Crowd = list[tuple[int, str, str]]
"""How many people, what they are, and what they know the second time."""


async def asked_twice(browsers: Browsers, clock: Clock, crowd: Crowd) -> None:
    """A worker adds people, who answer now and again after three months; then a release is made."""
    page = await browsers.signed_in()
    await page.get("/desk/services/floating")
    page.fill("How many people", str(sum(count for count, _, _ in crowd)))
    await page.press("Add and show the cards")
    codes = ["".join(each.text.split()) for each in page.select("p.code-groups")]
    said = [(work, knows) for count, work, knows in crowd for _ in range(count)]
    for code in codes:
        await answer_all(await browsers.client(), "team", {"knows": MIDDLE}, code=code)
    clock.move(days=90)
    for code, (work, knows) in zip(codes, said, strict=True):
        answers = {"knows": knows, "work": work} if work else {"knows": knows}
        await answer_all(await browsers.client(), "team", answers, code=code)
    page = await browsers.signed_in()
    await page.get(SURVEY)
    await page.press("Make the release")


async def read(browsers: Browsers) -> Page:
    """A member of the steering group reads the newest release."""
    page = await browsers.signed_in("member@riverside.test")
    return await page.get(GROUP)


def rows(page: Page) -> dict[str, list[str]]:
    """The table of the groups: people, better, the same and worse, by group."""
    found = page.select("table[aria-labelledby=by-0-knows] tbody tr")
    return {text_of(row[0]): [text_of(cell) for cell in row[1:]] for row in found}


@pytest.mark.scenario(26)
async def test_professions_that_answered_differently_are_seen_and_few_people_are_not(
    browsers: Browsers, clock: Clock
) -> None:
    await professions.town()
    team: Crowd = [(8, "0", BETTER), (6, "0", MIDDLE), (7, "1", MIDDLE), (5, "1", WORSE)]
    await asked_twice(browsers, clock, team)
    page = await read(browsers)
    assert "What is your profession?" in page.text
    assert rows(page) == {
        "Social worker": ["14", "8", "6", "0"],
        "Nurse": ["12", "0", "7", "5"],
    }
    assert "The groups moved differently, more than chance alone would explain." in page.text
    more: Crowd = [(4, "2", BETTER), (4, "2", MIDDLE), (1, "3", BETTER), (2, "3", MIDDLE)]
    await asked_twice(browsers, clock, more)
    page = await read(browsers)
    assert rows(page) == {
        "Social worker": ["14", "8", "6", "0"],
        "Nurse": ["12", "0", "7", "5"],
        "Manager": HIDDEN,
        "Warden": HIDDEN,
    }
    assert "Some groups are hidden" in page.text
    await page.follow("Easy read with pictures")
    assert "Social worker" not in page.text


@pytest.mark.scenario(77)
async def test_a_group_of_fewer_than_five_is_not_told_even_by_subtraction(
    browsers: Browsers, clock: Clock
) -> None:
    await professions.town(ORIENTATION)
    await record_protection(COMMAND, START, "team", protection())
    crowd: Crowd = [(8, "0", BETTER), (6, "0", MIDDLE), (3, "2", WORSE)]
    await asked_twice(browsers, clock, crowd)
    page = await read(browsers)
    assert "Which of these describes you?" in page.text
    assert "Groups are not shown: some are so small" in page.text
    assert rows(page) == {}
    more: Crowd = [(4, "1", BETTER), (7, DECLINED, MIDDLE), (5, DECLINED, WORSE)]
    await asked_twice(browsers, clock, more)
    page = await read(browsers)
    shown = rows(page)
    assert shown["Gay or lesbian"] == shown["Bisexual"] == HIDDEN
    assert (
        "Of these 33 people, 12 gave a better answer, 13 the same and 8 a worse one." in page.text
    )
    kept = possible(list(shown.values()), whole=(12, 13, 8))
    # Both hidden groups may be of six sizes. Nobody can tell how many of the three got worse.
    assert kept["sizes"] == [(14, 14), (1, 6), (1, 6), (12, 12)]
    assert kept["worse"][2] == (0, 6)


def possible(
    shown: list[list[str]], whole: tuple[int, int, int]
) -> dict[str, list[tuple[int, int | None] | None]]:
    """What the size of each group, and how many of it got worse, can be for who reads the page."""
    cells = 3 * len(shown)
    known = [exactly(range(move, cells, 3), people) for move, people in enumerate(whole)]
    for place, (people, *moves) in enumerate(shown):
        start = 3 * place
        parts = tuple(range(start, start + 3))
        known.append(exactly(parts, int(people)) if people.isdigit() else not_nothing(parts))
        known += [
            exactly((start + i,), int(each)) for i, each in enumerate(moves) if each.isdigit()
        ]
    reader = Reader(cells, tuple(known))
    places = range(0, cells, 3)
    return {
        "sizes": [find_interval(reader, (start, start + 1, start + 2)) for start in places],
        "worse": [find_interval(reader, (start + 2,)) for start in places],
    }


@pytest.mark.scenario(65)
async def test_recording_below_the_target_is_never_rounded_up(
    browsers: Browsers, clock: Clock
) -> None:
    await professions.town()
    crowd: Crowd = [(8, "0", BETTER), (7, "1", MIDDLE), (2, DECLINED, MIDDLE), (1, "", MIDDLE)]
    await asked_twice(browsers, clock, crowd)
    page = await read(browsers)
    # 17 of 18 are 94.4 per cent; with those who declined left out it would be 83.
    assert "What is your profession? Of 18 people, below 95% answered" in page.text
    await asked_twice(browsers, clock, [(12, "1", BETTER)])
    page = await read(browsers)
    assert "What is your profession? At least 95% of 30 people answered" in page.text
