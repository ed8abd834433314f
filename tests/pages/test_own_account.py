"""One's own account: its password, and where it is signed in."""

import pytest

from involvement.store import accounts, sessions
from tests import stored, world
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import PASSWORD, START, Clock

WORKER, MEMBER = "worker@riverside.test", "member@riverside.test"
NEW = "a quite different password"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1"


async def sign_in_with(browsers: Browsers, user_agent: str) -> Page:
    """The worker's account, in that browser."""
    page = await browsers.open()
    page.client.headers["user-agent"] = user_agent
    await page.get("/sign-in")
    page.fill("E-mail address", WORKER)
    page.fill("Password", PASSWORD)
    return await page.press("Sign in")


def sessions_on(page: Page) -> list[list[str]]:
    """The cells of the table of sessions."""
    rows = page.select("table[aria-labelledby=sessions] tr")
    return [[text_of(cell) for cell in row if cell.tag in ("th", "td")] for row in rows][1:]


async def change(page: Page, old: str, new: str, again: str, status: int = 200) -> None:
    """Fill in the form for a new password."""
    await page.get("/account")
    page.fill("Your password now", old)
    page.fill("New password", new)
    page.fill("The new password once more", again)
    await page.press("Change the password", status)


@pytest.mark.parametrize("email", [WORKER, MEMBER])
async def test_it_is_found_from_the_side_navigation(browsers: Browsers, email: str) -> None:
    await world.riverside()
    page = await browsers.signed_in(email)
    await page.follow("Your account")
    assert page.heading == "Your account"
    assert email in page.text


async def test_sessions_are_listed_with_their_browser_and_ended_one_by_one(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    phone = await sign_in_with(browsers, SAFARI)
    clock.move(hours=1)
    desk = await sign_in_with(browsers, FIREFOX)
    await desk.get("/account")
    assert sessions_on(desk) == [
        ["Firefox on Windows", "4 January 2027 at 11:30", "This browser"],
        ["Safari on iPhone", "4 January 2027 at 10:30", "Sign it out"],
    ]
    await desk.press("Sign it out")
    assert "That browser is signed out." in desk.text
    assert len(sessions_on(desk)) == 1
    await phone.get("/desk")
    assert phone.heading == "Sign in"
    await desk.get("/desk")
    assert desk.path == "/desk"


async def test_every_other_session_is_ended_at_once(browsers: Browsers) -> None:
    await world.riverside()
    others = [await browsers.signed_in() for _ in range(2)]
    page, stranger = await browsers.signed_in(), await browsers.signed_in(MEMBER)
    await page.get("/account")
    await page.press("Sign out everywhere else")
    assert len(sessions_on(page)) == 1
    for other in others:
        await other.get("/desk")
        assert other.heading == "Sign in"
    await stranger.get("/steering")
    assert stranger.heading != "Sign in"


async def test_nobody_ends_the_session_of_somebody_else(browsers: Browsers) -> None:
    await world.riverside()
    page, stranger = await browsers.signed_in(), await browsers.signed_in(MEMBER)
    found = await sessions.find_signed_in(stranger.client.cookies["session"], START, START.date())
    assert found is not None
    await page.get("/account")
    await page.post(f"/account/sessions/{found.session}/end", {}, 404)
    await stranger.get("/account")
    assert stranger.heading == "Your account"


async def test_a_new_password_needs_the_old_one_and_ends_the_other_sessions(
    browsers: Browsers,
) -> None:
    await world.riverside()
    other, page = await browsers.signed_in(), await browsers.signed_in()
    await change(page, "not the password", NEW, NEW, 422)
    assert "That is not your password." in page.text
    await change(page, PASSWORD, NEW, NEW)
    assert "Your password is changed." in page.text
    await other.get("/desk")
    assert other.heading == "Sign in"
    await browsers.sign_in(WORKER, PASSWORD, 422)
    assert (await browsers.sign_in(WORKER, NEW)).path == "/desk"


@pytest.mark.parametrize(
    ("new", "again", "sentence"),
    [
        ("too short", "too short", "Use at least 12 characters"),
        (NEW, "a quite different passwort", "The two new passwords are not the same"),
        ("", "", "Enter a new password"),
    ],
)
async def test_a_new_password_is_long_enough_and_typed_the_same_twice(
    browsers: Browsers, new: str, again: str, sentence: str
) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await change(page, PASSWORD, new, again, 422)
    assert sentence in page.text
    assert [each.get("value") for each in page.select("input[type=password]")] == ["", "", ""]
    await browsers.sign_in(WORKER)


async def test_no_password_is_repeated_on_the_page_of_a_form_that_was_open_too_long(
    browsers: Browsers,
) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    fields = {"password": PASSWORD, "new_password": NEW, "new_password_again": NEW}
    await page.post("/account/password", fields, 403, token=False)
    assert PASSWORD not in page.response.text
    assert NEW not in page.response.text


async def test_ten_wrong_passwords_of_somebody_signed_in_close_the_account_too(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    for _ in range(10):
        await change(page, "not the password", NEW, NEW, 422)
    await change(page, PASSWORD, NEW, NEW, 422)
    clock.move(minutes=15)
    await change(page, PASSWORD, NEW, NEW)


async def test_what_somebody_changes_about_their_account_is_on_record(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await change(page, PASSWORD, NEW, NEW)
    found = await accounts.find_password_hash(WORKER)
    assert found
    assert (await stored.audit())[-1] == (found[0], "changed the password of", "account")
    assert NEW not in repr(await stored.rows("inv_audit"))
