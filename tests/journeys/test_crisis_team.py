"""A crisis team with many short episodes and few answers. All invented."""

import pytest

from involvement.need import Kind
from tests import many_waves, sealed, world
from tests.rules.page_text import text_of
from tests.site import Browsers, answer_all
from tests.world import Clock

EPISODES = {"winter": 150, "spring": 148}
ANSWERS = {"winter": 10, "spring": 30}
IN_NEED = {"winter": 60, "spring": 40}
NEEDING_ANSWERED = 6


async def add(browsers: Browsers, clock: Clock, season: str) -> list[str]:
    """People whose episode began in this season: their codes, those first who need easy read."""
    codes: list[str] = []
    while len(codes) < EPISODES[season]:
        count = min(50, EPISODES[season] - len(codes))
        key = f"{season} {len(codes)}"
        codes += await world.cards(count=count, batch_key=key, now=clock())
    for code in codes[: IN_NEED[season]]:
        await sealed.need(person=await sealed.person(code), kind=Kind.FORMAT, value="easy_read")
    return codes


async def answer(browsers: Browsers, codes: list[str], season: str) -> list[str]:
    """Some of them answer, few of those who need easy read; the codes of who answered."""
    needing = NEEDING_ANSWERED if season == "winter" else 0
    rest = codes[IN_NEED[season] :]
    chosen = codes[:needing] + rest[: ANSWERS[season] - needing]
    for code in chosen:
        await answer_all(await browsers.client(), "views", {"safe": "1"}, code=code)
    return chosen


@pytest.mark.scenario(82)
async def test_a_low_response_rate_is_shown_with_who_is_missing(
    browsers: Browsers, clock: Clock
) -> None:
    await many_waves.quarterly(many_waves.feelings("safe"), ["baseline", "follow_up"])
    first = await answer(browsers, await add(browsers, clock, "winter"), "winter")
    clock.move(days=91)
    await answer(browsers, await add(browsers, clock, "spring"), "spring")
    for code in first:
        await answer_all(await browsers.client(), "views", {"safe": "2"}, code=code)
    page = await browsers.signed_in()
    await page.get("/desk/surveys/views")
    await page.press("Make the release")

    page = await browsers.signed_in("member@riverside.test")
    await page.get("/steering/steering/floating")
    assert "40 of 298 people who could answer did so at the start (13%)." in page.text
    tables = [
        [
            [text_of(cell) for cell in row]
            for row in page.select(f"table[aria-labelledby={name}] tr")
        ]
        for name in ("groups-1", "groups-2")
    ]
    assert tables == [
        [
            ["Group", "People", "Share", "Exact range"],
            ["A need is on record", "6", "6% of 100", "2% to 13%"],
            ["No need is on record", "34", "17% of 198", "12% to 24%"],
        ],
        [
            ["Group", "People", "Share", "Exact range"],
            ["2027, quarter 1", "10", "7% of 150", "3% to 12%"],
            ["2027, quarter 2", "30", "20% of 148", "14% to 28%"],
        ],
    ]
    reasons = page.select("table[aria-labelledby=reasons] tbody tr")
    assert [[text_of(cell) for cell in row] for row in reasons] == [["It is not time yet", "30"]]
