"""Guessing passwords and codes: what a guesser learns, and whom guessing does not touch."""

import time

import pytest

from involvement.controllers.signing_in import FAILED_SECONDS
from involvement.store import accounts
from involvement.store.tries import CLOSED_MINUTES, MOST_MISTAKES, settle_password
from tests import stored, world
from tests.page import Page
from tests.site import Browsers, answer_all, arrive
from tests.world import PASSWORD, Clock

WORKER = "worker@riverside.test"
NOBODY = "nobody@riverside.test"
DAY_CENTRE = "192.0.2.7"


async def close_account(clock: Clock, email: str = WORKER) -> None:
    """Ten wrong passwords in a row."""
    found = await accounts.find_password_hash(email)
    assert found
    for _ in range(MOST_MISTAKES):
        await settle_password(found[0], clock.now, right=False)


async def sign_in(browsers: Browsers, email: str, password: str, status: int) -> tuple[Page, float]:
    """The page after signing in from a new address, and how many seconds it took."""
    page = await browsers.open()
    await page.get("/sign-in")
    page.fill("E-mail address", email)
    page.fill("Password", password)
    began = time.monotonic()
    await page.press("Sign in", status)
    return page, time.monotonic() - began


async def test_ten_wrong_passwords_close_the_account_for_a_quarter_of_an_hour(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    for number in range(MOST_MISTAKES):
        await browsers.sign_in(WORKER, "not the password", 422, address=f"192.0.2.{number}")
    await browsers.sign_in(WORKER, PASSWORD, 422)
    clock.move(minutes=CLOSED_MINUTES)
    page = await browsers.sign_in(WORKER)
    assert page.path == "/desk"


async def test_a_closed_account_looks_like_one_that_is_not_there(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    await world.account(email="ended@riverside.test", grants=[])
    await world.end_account("ended@riverside.test")
    await close_account(clock)
    shown = set()
    for email in (WORKER, NOBODY, "ended@riverside.test"):
        page, seconds = await sign_in(browsers, email, PASSWORD, 422)
        assert seconds >= FAILED_SECONDS
        assert "session" not in page.client.cookies
        assert "half" not in page.client.cookies
        page.select_one("input[type=email]").set("value", "")
        shown.add(page.text)
    assert len(shown) == 1


@pytest.mark.parametrize("email", [WORKER, NOBODY])
async def test_a_wrong_password_takes_the_same_time_for_everybody(
    browsers: Browsers, email: str
) -> None:
    await world.riverside()
    _, seconds = await sign_in(browsers, email, "not the password", 422)
    assert seconds >= FAILED_SECONDS


async def test_somebody_who_is_signed_in_stays_so_while_their_account_is_closed(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await close_account(clock)
    await page.get("/desk/surveys")
    assert page.heading == "Surveys"


async def test_mistakes_at_signing_in_never_touch_those_who_answer_at_the_same_address(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    (code,) = await world.cards()
    for _ in range(30):  # far beyond where the next wrong password waits longest
        browsers.app.state.sign_in_slowing.wait_seconds(DAY_CENTRE)
    await close_account(clock)
    client = await browsers.client(DAY_CENTRE)
    began = time.monotonic()
    mistyped = await arrive(client, "/join/AAAABBBBCCCC")
    assert mistyped.status_code == 422
    page = await answer_all(client, "housing", {"knows_help": "1"}, code=code)
    assert time.monotonic() - began < 3.0
    assert page.status_code == 200
    assert await stored.statuses() == ["finished"]


async def test_mistyped_codes_of_cards_do_not_hold_up_signing_in(browsers: Browsers) -> None:
    await world.riverside()
    for _ in range(30):
        browsers.app.state.slowing.wait_seconds("127.0.0.1")
    _, seconds = await sign_in(browsers, WORKER, "not the password", 422)
    assert seconds < 3.0
