"""Signing in with a password and then a code."""

from urllib.parse import unquote

import pytest

from involvement.half_signed_in import HALF_MINUTES
from involvement.second_factor import RECOVERY_CODES
from involvement.store.tries import MOST_MISTAKES
from tests import stored, world
from tests.account_pages import (
    ADMIN,
    WORKER,
    give_code,
    give_worker_second_factor,
    set_up,
)
from tests.page import Page
from tests.site import Browsers
from tests.world import PASSWORD, Clock


@pytest.fixture
async def town(browsers: Browsers) -> world.Riverside:
    """Riverside, with an administrator."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    return town


async def change_password(page: Page, new: str) -> None:
    """Change the password on the page of the account."""
    await page.get("/account")
    page.fill("Your password now", PASSWORD)
    page.fill("New password", new)
    page.fill("The new password once more", new)
    await page.press("Change the password")


async def test_the_password_leads_to_a_code_and_only_the_code_leads_in(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    secret, _ = await give_worker_second_factor()
    clock.move(minutes=1)
    page = await browsers.open()
    await page.get("/desk/surveys/housing")
    page.fill("E-mail address", WORKER)
    page.fill("Password", PASSWORD)
    await page.press("Sign in")
    assert page.heading == "Your second factor"
    assert "session" not in page.client.cookies
    assert await stored.count("inv_session") == 0
    await give_code(page, world.digits(secret, clock.now))
    assert page.path == "/desk/surveys/housing"
    assert "half" not in page.client.cookies


async def test_half_signed_in_is_no_session(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    await give_worker_second_factor()
    page = await browsers.sign_in(WORKER)
    half = page.client.cookies["half"]
    for path in ("/desk", "/account", "/account/second-factor"):
        await page.get(path)
        assert page.heading == "Sign in"
    page.client.cookies.set("session", half)
    await page.get("/desk")
    assert page.heading == "Sign in"


async def test_a_code_can_be_used_once_only(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    secret, _ = await give_worker_second_factor()
    clock.move(minutes=1)
    code = world.digits(secret, clock.now)
    first, second = await browsers.sign_in(WORKER), await browsers.sign_in(WORKER)
    await give_code(first, code)
    assert first.path == "/desk"
    await give_code(second, code, 422)
    assert "That code did not work." in second.text
    assert "session" not in second.client.cookies


async def test_a_recovery_code_leads_in_once(browsers: Browsers, town: world.Riverside) -> None:
    _, codes = await give_worker_second_factor()
    first, second = await browsers.sign_in(WORKER), await browsers.sign_in(WORKER)
    await give_code(first, codes[0].lower())
    assert first.path == "/desk"
    await give_code(second, codes[0], 422)
    await give_code(second, codes[1])
    await second.get("/account/second-factor")
    assert f"You have {RECOVERY_CODES - 2} recovery codes left." in second.text


async def test_half_signed_in_ends_soon_and_with_the_password(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    secret, codes = await give_worker_second_factor()
    late = await browsers.sign_in(WORKER)
    clock.move(minutes=HALF_MINUTES)
    await give_code(late, world.digits(secret, clock.now))
    assert late.path == "/sign-in"
    overtaken, owner = await browsers.sign_in(WORKER), await browsers.sign_in(WORKER)
    await give_code(owner, codes[0])
    await change_password(owner, "a quite different password")
    await give_code(overtaken, codes[1])
    assert overtaken.path == "/sign-in"


async def test_half_signed_in_counts_for_its_own_account_only(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    await give_worker_second_factor()
    admin = await browsers.sign_in(ADMIN)
    secret = await set_up(admin, clock)
    clock.move(minutes=1)
    page = await browsers.sign_in(WORKER)
    await give_code(page, world.digits(secret, clock.now), 422)
    purpose, account, rest = unquote(page.client.cookies["half"]).split(".", 2)
    forged = f"{purpose}.{int(account) + 2}.{rest}"
    page.client.cookies.set("half", forged, domain="heard.test", path="/sign-in")
    await page.get("/sign-in/code")
    assert page.path == "/sign-in"


async def test_ten_wrong_codes_close_the_account(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    secret, codes = await give_worker_second_factor()
    for number in range(MOST_MISTAKES):
        page = await browsers.sign_in(WORKER, address=f"192.0.2.{number}")
        await give_code(page, "000000", 422)
    await give_code(page, codes[0], 422)
    await browsers.sign_in(WORKER, PASSWORD, 422)
    clock.move(minutes=15)
    page = await browsers.sign_in(WORKER)
    await give_code(page, world.digits(secret, clock.now))
    assert page.path == "/desk"


async def test_a_page_for_a_code_is_for_those_who_gave_a_password(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.open()
    await page.get("/sign-in/code?back=/desk")
    assert page.path == "/sign-in"
    await page.post("/sign-in/code", {"code": "123456", "back": ""})
    assert page.path == "/sign-in"


async def test_the_way_back_never_leads_away_from_here(
    browsers: Browsers, town: world.Riverside
) -> None:
    _, codes = await give_worker_second_factor()
    page = await browsers.sign_in(WORKER)
    await page.post("/sign-in/code", {"code": codes[0], "back": "//evil.test"})
    assert page.path == "/desk"
