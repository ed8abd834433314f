"""Setting up a second factor, making new recovery codes, and taking it away."""

import pytest

from involvement.second_factor import RECOVERY_CODES
from tests import world
from tests.account_pages import (
    ADMIN,
    CODE,
    WORKER,
    codes_on,
    give_code,
    secret_on,
    set_up,
)
from tests.site import Browsers
from tests.world import PASSWORD, Clock


@pytest.fixture
async def town(browsers: Browsers) -> world.Riverside:
    """Riverside, with an administrator."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    return town


async def test_an_administrator_sets_it_up_before_anything_else(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    page = await browsers.sign_in(ADMIN)
    assert page.heading == "Set up a second factor"
    for path in ("/desk", "/desk/surveys/housing", "/admin/accounts", "/steering"):
        await page.get(path)
        assert page.path == "/account/second-factor"
    await page.post("/desk/surveys/housing/close", {})
    assert page.path == "/account/second-factor"
    await page.get("/account")
    assert "administrators need one" in page.text
    before = page.client.cookies["session"]
    await set_up(page, clock)
    assert len(codes_on(page)) == RECOVERY_CODES
    assert page.client.cookies["session"] != before
    await page.follow("I have kept them: go on")
    await page.get("/desk")
    assert page.path == "/desk"
    thief = await browsers.open()
    thief.client.cookies.set("session", before)
    await thief.get("/desk")
    assert thief.heading == "Sign in"


async def test_whoever_becomes_administrator_sets_it_up_on_the_next_page(
    browsers: Browsers, town: world.Riverside
) -> None:
    page = await browsers.sign_in(WORKER)
    assert page.path == "/desk"
    admin = await browsers.signed_in(ADMIN)
    await admin.get("/admin/accounts")
    await admin.follow("Wren")
    admin.fill("Role", "Administrator")
    admin.fill("Where", "Riverside Support, the whole organisation")
    await admin.press("Give this role")
    await page.get("/desk")
    assert page.path == "/account/second-factor"


async def test_wrong_digits_leave_it_as_it_is(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    page = await browsers.sign_in(ADMIN)
    secret = secret_on(page)
    for typed in ("000000", "not digits", ""):
        page.fill("Six digits that the app shows", typed)
        await page.press("Set up the second factor", 422)
        assert secret_on(page) == secret
    assert "<title>Square for your app to read</title>" in page.response.text
    await page.get("/desk")
    assert page.path == "/account/second-factor"


async def test_recovery_codes_are_made_anew_with_password_and_code(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    page = await browsers.sign_in(ADMIN)
    secret = await set_up(page, clock)
    older = codes_on(page)
    clock.move(minutes=1)
    await page.get("/account/second-factor")
    page.fill("Your password", "not the password")
    page.fill(CODE, world.digits(secret, clock.now))
    await page.press("Make new recovery codes", 422)
    assert "That password and code do not belong together." in page.text
    page.fill("Your password", PASSWORD)
    page.fill(CODE, world.digits(secret, clock.now))
    await page.press("Make new recovery codes")
    newer = codes_on(page)
    assert not set(newer) & set(older)
    again = await browsers.sign_in(ADMIN)
    await give_code(again, older[0], 422)
    await give_code(again, newer[0])
    assert again.path == "/desk"


async def test_its_owner_removes_it_with_password_and_code(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    page = await browsers.sign_in(WORKER)
    await set_up(page, clock)
    (code, *_) = codes_on(page)
    await page.get("/account/second-factor")
    page.fill("Your password", PASSWORD)
    page.fill(CODE, code)
    await page.press("Remove the second factor")
    assert "Your second factor is removed." in page.text
    again = await browsers.sign_in(WORKER)
    assert again.path == "/desk"


async def test_an_administrator_who_removes_their_own_sets_it_up_again(
    browsers: Browsers, town: world.Riverside, clock: Clock
) -> None:
    page = await browsers.sign_in(ADMIN)
    await set_up(page, clock)
    (code, *_) = codes_on(page)
    await page.get("/account/second-factor")
    page.fill("Your password", PASSWORD)
    page.fill(CODE, code)
    await page.press("Remove the second factor")
    await page.get("/desk")
    assert page.heading == "Set up a second factor"
