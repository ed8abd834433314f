"""Nobody at the desk can tell who took their answers out: pages show what they showed before."""

import re

import pytest

from involvement.participant import Participant
from involvement.store.participants import find_by_code
from surveys.store.withdrawals import take_out
from tests import world
from tests.page import Page
from tests.site import Browsers
from tests.world import Clock, Riverside

CHANGING = re.compile(r'(name="batch_key" value)="[^"]*"')


async def somebody(code: str) -> Participant:
    """The holder of a card."""
    found = await find_by_code(world.secrecy(), code)
    assert found
    return found


@pytest.fixture
async def town(browsers: Browsers) -> Riverside:
    """The usual world."""
    return await world.riverside()


async def begun(town: Riverside, key: str, *, finished: bool) -> Participant:
    """Somebody who began the first wave."""
    (code,) = await world.cards(batch_key=key)
    await world.response(
        survey=town.survey,
        version=town.first,
        answers={"knows_help": 2},
        code=code,
        finished=finished,
    )
    return await somebody(code)


async def seen(page: Page, person: Participant) -> list[str]:
    """What a worker sees of this person, of everybody, and of how many there are."""
    shown = []
    for path in (
        f"/desk/services/floating/participants/{person.key}",
        "/desk/services/floating",
        "/desk/services/floating/invitations",
        "/desk/services",
        "/desk/surveys/housing",
        "/desk/surveys",
        "/desk",
    ):
        await page.get(path)
        shown.append(CHANGING.sub(r"\1", page.response.text))
    return shown


async def test_finished_answers_that_are_out_look_as_if_they_were_there(
    browsers: Browsers, town: Riverside, clock: Clock
) -> None:
    person = await begun(town, "a", finished=True)
    page = await browsers.signed_in()
    before = await seen(page, person)
    assert "answered" in before[0]
    await take_out(person, clock(), clock().date())
    assert await seen(page, person) == before


async def test_what_could_still_be_finished_looks_finished_for_good_and_is_not_asked_again(
    browsers: Browsers, town: Riverside, clock: Clock
) -> None:
    leaving = await begun(town, "a", finished=False)
    await take_out(leaving, clock(), clock().date())
    finishing = await begun(town, "b", finished=True)
    page = await browsers.signed_in()
    await page.get("/desk/services/floating/invitations")
    assert "Nobody is due now." in page.text
    for days in (0, 60):
        clock.move(days=days)
        page = await browsers.signed_in()
        for person in (leaving, finishing):
            await page.get(f"/desk/services/floating/participants/{person.key}")
            tags = ["".join(each.itertext()) for each in page.select("td span")]
            assert tags == ["answered", "later"]
    await page.get("/desk/surveys/housing")
    assert [each.text for each in page.select("table[aria-labelledby=waves] td")][1:3] == ["2", "0"]


async def test_what_was_not_finished_in_time_still_looks_so(
    browsers: Browsers, town: Riverside, clock: Clock
) -> None:
    person = await begun(town, "a", finished=False)
    clock.move(days=40)
    page = await browsers.signed_in()
    before = (await seen(page, person))[:4]
    assert "not answered in time" in before[0]
    await take_out(person, clock(), clock().date())
    assert (await seen(page, person))[:4] == before
