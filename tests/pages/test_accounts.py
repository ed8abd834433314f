"""Accounts as an administrator keeps them."""

import re

import pytest

from involvement.roles import COMMAND, Grant, Role
from involvement.store import accounts
from involvement.store.grants import add_grant
from involvement.store.tries import MOST_MISTAKES, settle_password
from tests import world
from tests.account_pages import ADMIN, MEMBER, WORKER, invite, open_account, rows
from tests.page import Page
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import START, Clock

TODAY = START.date()
NEW = "a quite different password"


@pytest.fixture
async def town(browsers: Browsers) -> world.Riverside:
    """Riverside, with an administrator."""
    town = await world.riverside()
    await world.administrator(organisation=town.organisation)
    return town


@pytest.fixture
async def page(browsers: Browsers, town: world.Riverside) -> Page:
    """The administrator's browser."""
    return await browsers.signed_in(ADMIN)


async def test_everybody_of_the_organisation_is_listed_with_roles_in_words(
    page: Page, town: world.Riverside
) -> None:
    await add_grant(
        COMMAND,
        START,
        TODAY,
        await accounts.get_key(WORKER),
        Grant(Role.DUTY_READER, organisation=town.organisation, until=TODAY),
    )
    elsewhere = await world.organisation(slug="elsewhere", name="Elsewhere")
    await world.administrator(organisation=elsewhere, email="admin@elsewhere.test")
    await page.follow("Accounts")
    assert rows(page, "list") == [
        [f"Ada{ADMIN}", "Administrator, Riverside Support", "no", "In use"],
        [f"Sam{MEMBER}", "Member of a group, Riverside steering group", "no", "In use"],
        [
            f"Wren{WORKER}",
            "Worker, Floating supportDuty reader, Riverside Support until 4 January 2027",
            "no",
            "In use",
        ],
    ]


async def test_how_an_account_stands_is_said_in_words(
    page: Page, town: world.Riverside, clock: Clock
) -> None:
    found = await accounts.find_password_hash(WORKER)
    assert found
    await world.second_factor(account=found[0])
    for _ in range(MOST_MISTAKES):
        await settle_password(found[0], clock.now, right=False)
    await world.end_account(MEMBER)
    await invite(page)
    await page.get("/admin/accounts")
    assert [row[2:] for row in rows(page, "list")] == [
        ["no", "In use"],
        ["no", "Invited, no password yet"],
        ["no", "Ended on 4 January 2027"],
        ["yes", "Closed until 10:45 after wrong tries"],
    ]


async def test_somebody_invited_gets_in_with_the_link_and_has_their_role(
    browsers: Browsers, page: Page
) -> None:
    path = await invite(page)
    assert page.heading == "An invitation for Noor Haddad"
    assert "It works once, until 11 January 2027." in page.text
    noor = await browsers.open()
    await noor.get(path)
    noor.fill("New password", NEW)
    noor.fill("The new password once more", NEW)
    await noor.press("Save and sign in")
    assert noor.path == "/steering/steering"
    await page.get("/admin/accounts")
    assert rows(page, "list")[1] == [
        "Noor Haddadnoor@riverside.test",
        "Member of a group, Riverside steering group until 31 December 2027",
        "no",
        "In use",
    ]


async def test_an_address_that_has_an_account_is_not_invited_again(page: Page) -> None:
    await invite(page)
    await invite(page, status=422)
    assert "This address has an account already" in page.text
    assert page.select_one("input[name=name]").get("value") == "Noor Haddad"


@pytest.mark.parametrize("email", ["", "noor", "noor@", "no or@riverside.test"])
async def test_an_invitation_needs_a_whole_address(page: Page, email: str) -> None:
    await invite(page, email, 422)
    assert "e-mail address" in text_of(page.select_one("#email-problem"))


async def test_an_invitation_whose_link_was_lost_gets_a_new_link(
    browsers: Browsers, page: Page
) -> None:
    older = await invite(page)
    await open_account(page, "noor@riverside.test")
    await page.press("Make a new invitation link")
    newer = re.search(r"/invitation/[\w-]+", page.text)
    assert newer
    noor = await browsers.open()
    await noor.get(older, 409)
    await noor.get(newer.group())
    assert noor.heading == "Welcome to Heard"


@pytest.mark.parametrize(
    ("role", "place", "sentence"),
    [
        ("Please choose", "Please choose", "Choose a role"),
        ("Worker", "Please choose", "Choose where the role holds"),
        ("Administrator", "Floating support, a support service", "needs a whole organisation"),
        ("Worker", "Riverside steering group, a group", "needs a support service"),
        ("Chair of a group", "Riverside Support, the whole organisation", "needs a group"),
    ],
)
async def test_a_role_is_given_where_it_means_something(
    page: Page, role: str, place: str, sentence: str
) -> None:
    await open_account(page, WORKER)
    page.fill("Role", role)
    page.fill("Where", place)
    await page.press("Give this role", 422)
    assert sentence in page.text
    assert len(rows(page, "roles")) == 1


async def test_a_role_that_does_nothing_yet_is_offered_to_nobody_and_kept_by_who_has_it(
    page: Page, town: world.Riverside
) -> None:
    idle = Grant(Role.TRANSLATOR, organisation=town.organisation)
    await add_grant(COMMAND, START, TODAY, await accounts.get_key(WORKER), idle)
    offered = ["Administrator", "Worker", "Chair of a group", "Member of a group"]
    await page.get("/admin/accounts/new")
    for _ in range(2):
        choices = [text_of(each) for each in page.select("#role option")]
        assert choices == ["Please choose", *offered]
        await open_account(page, WORKER)
    assert rows(page, "roles")[1][0] == "Translator"
    await page.post(f"{page.path}/roles", {"role": "translator", "place": "organisation:1"}, 422)


async def test_a_role_is_given_through_a_day_that_is_not_over(page: Page, clock: Clock) -> None:
    await open_account(page, WORKER)
    page.fill("Role", "Worker")
    page.fill("Where", "Riverside Support, the whole organisation")
    page.fill("Last day (you can leave this out)", "2027-01-03")
    await page.press("Give this role", 422)
    assert "The last day of this role is over before it begins." in page.text
    page.fill("Last day (you can leave this out)", "2027-01-04")
    for _ in range(2):  # and sent twice it is given once
        await page.press("Give this role")
        assert "The role is given." in page.text
        page.fill("Role", "Worker")
        page.fill("Where", "Riverside Support, the whole organisation")
        page.fill("Last day (you can leave this out)", "2027-01-04")
    assert rows(page, "roles")[1:] == [
        ["Worker", "Riverside Support", "4 January 2027", "End this role"]
    ]


async def test_a_role_is_ended_at_once(browsers: Browsers, page: Page) -> None:
    worker = await browsers.signed_in(WORKER)
    await open_account(page, WORKER)
    await page.press("End this role")
    assert rows(page, "roles") == [["Worker", "Floating support", "3 January 2027", "over"]]
    await worker.get("/desk", 403)
    await page.get("/admin/accounts")
    assert rows(page, "list")[2][1] == "none now"


async def test_somebody_who_leaves_is_signed_out_everywhere(browsers: Browsers, page: Page) -> None:
    worker = await browsers.signed_in(WORKER)
    await open_account(page, WORKER)
    await page.press("End it for good")
    assert "The account is ended, and signed out everywhere." in page.text
    assert page.select("main button") == []
    await worker.get("/desk")
    assert worker.heading == "Sign in"
    await browsers.sign_in(WORKER, status=422)


async def test_a_forgotten_password_is_reset_by_a_link(browsers: Browsers, page: Page) -> None:
    await open_account(page, WORKER)
    await page.press("Make a link for a new password")
    assert page.heading == "A new password for Wren"
    found = re.search(r"/reset/[\w-]+", page.text)
    assert found
    worker = await browsers.open()
    await worker.get(found.group())
    assert worker.heading == "Choose a new password"


async def test_a_lost_second_factor_is_removed(browsers: Browsers, page: Page) -> None:
    found = await accounts.find_password_hash(WORKER)
    assert found
    await world.second_factor(account=found[0])
    worker = await browsers.signed_in(WORKER)
    await open_account(page, WORKER)
    await page.press("Remove the second factor")
    assert "The second factor is removed, and they are signed out everywhere." in page.text
    await worker.get("/desk")
    assert worker.heading == "Sign in"
    assert (await browsers.sign_in(WORKER)).path == "/desk"
