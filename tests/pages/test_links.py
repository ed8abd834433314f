"""Links that set a password: opened by whatever scans mail, and used once."""

import pytest

from involvement.roles import COMMAND, Grant, Role
from involvement.store import accounts
from involvement.store.links import NewLink, invite, make_link
from tests import stored, world
from tests.page import Page
from tests.site import Browsers
from tests.world import PASSWORD, START, Clock

NOOR, WORKER = "noor@riverside.test", "worker@riverside.test"
NEW = "a quite different password"
TODAY = START.date()
OVER = "This link has been used, or it is too old. Please ask for a new one."


@pytest.fixture
async def invitation(browsers: Browsers) -> NewLink:
    """Noor is to be a worker of floating support."""
    town = await world.riverside()
    grant = Grant(Role.WORKER, service=town.service)
    return await invite(COMMAND, START, TODAY, email=NOOR, name="Noor", grant=grant)


async def reset(email: str = WORKER) -> NewLink:
    """A link for a forgotten password."""
    return await make_link(COMMAND, START, TODAY, await accounts.get_key(email))


async def choose(page: Page, password: str = NEW, status: int = 200) -> Page:
    """Choose a password on the page of a link."""
    page.fill("New password", password)
    page.fill("The new password once more", password)
    return await page.press("Save and sign in", status)


async def test_an_invitation_lets_somebody_choose_a_password_and_in(
    browsers: Browsers, invitation: NewLink
) -> None:
    page = await browsers.open()
    await page.get(invitation.path)
    assert page.heading == "Welcome to Heard"
    assert NOOR in page.text
    await choose(page)
    assert page.path == "/desk"
    assert (await browsers.sign_in(NOOR, NEW)).path == "/desk"


async def test_the_token_leaves_the_address_at_once(
    browsers: Browsers, invitation: NewLink
) -> None:
    page = await browsers.open()
    await page.get(invitation.path)
    assert page.hops == [invitation.path]
    assert page.path == "/invitation"
    assert invitation.token not in page.response.text
    await choose(page)
    assert "link" not in page.client.cookies


async def test_opening_a_link_changes_nothing(browsers: Browsers, invitation: NewLink) -> None:
    before = [await stored.rows(table) for table in ("inv_account", "inv_one_time_link")]
    for _ in range(3):  # a scanner, another scanner, and a preview
        scanner = await browsers.open()
        await scanner.get(invitation.path)
    assert before == [await stored.rows(table) for table in ("inv_account", "inv_one_time_link")]
    page = await browsers.open()
    await page.get(invitation.path)
    await choose(page)
    assert page.path == "/desk"


async def test_a_link_that_was_used_is_over(browsers: Browsers, invitation: NewLink) -> None:
    first, second = await browsers.open(), await browsers.open()
    await first.get(invitation.path)
    await second.get(invitation.path)
    await choose(first)
    await choose(second, "a third long password", 409)
    assert OVER in second.text
    await first.get(invitation.path, 409)
    assert OVER in first.text
    await browsers.sign_in(NOOR, "a third long password", 422)


async def test_a_reset_is_used_once(browsers: Browsers) -> None:
    await world.riverside()
    link = await reset()
    page = await browsers.open()
    await page.get(link.path)
    assert page.heading == "Choose a new password"
    await choose(page)
    again = await browsers.open()
    await again.get(link.path, 409)
    assert OVER in again.text
    assert (await browsers.sign_in(WORKER, NEW)).path == "/desk"


async def test_a_reset_ends_every_session_of_the_account(browsers: Browsers) -> None:
    await world.riverside()
    thief, page = await browsers.signed_in(), await browsers.open()
    link = await reset()
    await page.get(link.path)
    await thief.get("/desk")
    assert thief.path == "/desk"  # opening the link was not enough
    await choose(page)
    await thief.get("/desk")
    assert thief.heading == "Sign in"
    await browsers.sign_in(WORKER, PASSWORD, 422)


async def test_a_reset_does_not_stand_in_for_a_second_factor(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    found = await accounts.find_password_hash(WORKER)
    assert found
    _, codes = await world.second_factor(account=found[0])
    page = await browsers.open()
    await page.get((await reset()).path)
    await choose(page)
    assert page.heading == "Your second factor"
    assert "session" not in page.client.cookies
    page.fill("Six digits, or a recovery code", codes[0])
    await page.press("Sign in")
    assert page.path == "/desk"


@pytest.mark.parametrize(("days", "status"), [(6, 200), (7, 409)])
async def test_an_invitation_is_good_for_a_week(
    browsers: Browsers, invitation: NewLink, clock: Clock, days: int, status: int
) -> None:
    clock.move(days=days)
    page = await browsers.open()
    await page.get(invitation.path, status)


@pytest.mark.parametrize(("hours", "status"), [(23, 200), (24, 409)])
async def test_a_reset_is_good_for_a_day(
    browsers: Browsers, clock: Clock, hours: int, status: int
) -> None:
    await world.riverside()
    link = await reset()
    clock.move(hours=hours)
    page = await browsers.open()
    await page.get(link.path, status)


async def test_a_newer_link_and_an_ended_account_void_a_link(
    browsers: Browsers, invitation: NewLink
) -> None:
    newer = await reset(NOOR)
    page = await browsers.open()
    await page.get(invitation.path, 409)
    await page.get(newer.path)
    await world.end_account(NOOR)
    await choose(page, status=409)
    assert OVER in page.text


@pytest.mark.parametrize("path", ["/invitation", "/reset", "/invitation/nothing", "/reset/x"])
async def test_a_link_that_nobody_made_gets_the_same_plain_page(
    browsers: Browsers, path: str
) -> None:
    page = await browsers.open()
    await page.get(path, 409)
    assert OVER in page.text


async def test_an_invitation_is_no_reset(browsers: Browsers, invitation: NewLink) -> None:
    page = await browsers.open()
    await page.get(f"/reset/{invitation.token}", 409)


async def test_a_password_that_is_too_short_leaves_the_link_as_it_is(
    browsers: Browsers, invitation: NewLink
) -> None:
    page = await browsers.open()
    await page.get(invitation.path)
    await choose(page, "too short", 422)
    assert "Use at least 12 characters" in page.text
    await choose(page)
    assert page.path == "/desk"
