"""A trial of a fall detector: who was asked, who took part, and what nobody told. All invented."""

import pytest

from tests import many_waves
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers, answer_all
from tests.world import Clock

INVITED, ACCEPTED, COMPLETED = 26, 12, 6
LIST = "/desk/services/floating/invitations"
GROUP = "/steering/steering/floating"
YES, NO = "1", "0"


async def add_and_invite(browsers: Browsers) -> list[str]:
    """A worker adds everybody, and puts on record that each was invited; the codes."""
    page = await browsers.signed_in()
    await page.get("/desk/services/floating")
    page.fill("How many people", str(INVITED))
    await page.press("Add and show the cards")
    codes = ["".join(each.text.split()) for each in page.select("p.code-groups")]
    await page.get(LIST)
    for link in [row.get("href") for row in page.select("td a")]:
        await page.get(link)
        await page.fill_and_submit("Record the invitation", {"Way": "letter"})
    return codes


async def answer(browsers: Browsers, codes: list[str], fell: str) -> None:
    """These people say whether they fell."""
    for code in codes:
        await answer_all(await browsers.client(), "views", {"fell": fell}, code=code)


async def release(browsers: Browsers) -> None:
    """The worker makes the release."""
    page = await browsers.signed_in()
    await page.get("/desk/surveys/views")
    await page.press("Make the release")


def rows(page: Page, table: str) -> list[list[str]]:
    """The rows of a table, as texts."""
    found = page.select(f"table[aria-labelledby={table}] tbody tr")
    return [[text_of(cell) for cell in row] for row in found]


@pytest.mark.scenario(31)
async def test_a_small_trial_shows_its_funnel_and_never_a_full_success(
    browsers: Browsers, clock: Clock
) -> None:
    await many_waves.quarterly(many_waves.FELL, ["baseline", "review"])
    codes = await add_and_invite(browsers)
    await answer(browsers, codes[:ACCEPTED], YES)
    clock.move(days=100)
    await answer(browsers, codes[:COMPLETED], NO)
    await release(browsers)

    page = await browsers.signed_in("member@riverside.test")
    await page.get(GROUP)
    assert "12 of 26 people who were invited answered at the start (46%)." in page.text
    assert "6 of the 12 people who answered at the start answered again (50%)." in page.text
    assert rows(page, "reach") == [
        ["Were invited", "26", "–", "–"],
        ["Answered at the start", "12", "46% of 26", "26% to 67%"],
        ["Answered again: Review", "6", "50% of 12", "21% to 79%"],
    ]
    assert rows(page, "reasons") == [["Can still answer", "6"]]
    card = text_of(page.select_one("section#fell"))
    assert "0 of 6 people gave the lowest answer later." in card
    assert "Of 100 people like these, up to about 39 to 46 could all the same." in card
    assert "100%" not in page.text
    assert "success" not in page.text.lower()

    await page.follow("Easy read with pictures")
    assert "We wanted to hear from 26 people." in page.text
    assert "12 people answered at the start." in page.text
    assert "6 people answered later." in page.text
    drawn = page.select("main ul.easy")[0].iter("{*}svg")
    assert [len(list(each.iter("{*}path"))) for each in drawn] == [INVITED, INVITED, ACCEPTED]
