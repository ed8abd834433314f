"""What somebody answered is theirs alone: after they died their card opens nothing of it."""

from involvement.consent import Purpose
from involvement.participant import State
from involvement.roles import COMMAND
from involvement.store.participants import change_state, find_by_code
from tests import agreements, stored, world
from tests.pages.test_mine import somebody, with_card
from tests.site import Browsers
from tests.world import START


async def test_the_card_of_somebody_who_died_opens_nothing_of_theirs(browsers: Browsers) -> None:
    _, code = await somebody(Purpose.QUOTE)
    shown = await with_card(browsers, code)
    person = await find_by_code(world.secrecy(), code)
    assert person
    await change_state(COMMAND, START, key=person.key, state=State.DIED, on=START.date())
    page = await browsers.open()
    await page.get("/mine")
    page.fill("Type the code from your card", code)
    await page.press("Go on", 409)
    assert "This card opens nothing here any more." in page.text
    for word in ("died", "sorry", "Nobody calls back", agreements.TEXTS[Purpose.QUOTE]):
        assert word not in page.text
    await page.get("/mine/copy")
    page.fill("Type the code from your card", code)
    await page.press("Show it, to read or print", 409)
    for path in ("/mine", "/mine/answers"):
        await shown.get(path, 409)
    assert await stored.statuses() == ["finished"]


async def test_a_form_left_open_takes_nothing_out_after_its_holder_died(
    browsers: Browsers,
) -> None:
    _, code = await somebody(Purpose.QUOTE)
    shown = await with_card(browsers, code)
    await shown.follow("Take my answers out")
    person = await find_by_code(world.secrecy(), code)
    assert person
    await change_state(COMMAND, START, key=person.key, state=State.DIED, on=START.date())
    await shown.press("Take my answers out", 409)
    assert await stored.statuses() == ["finished"]
