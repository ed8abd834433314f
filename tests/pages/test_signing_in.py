"""Signing in and out: one sentence for every wrong pair, and sessions that end when they should."""

from datetime import UTC, date, datetime, timedelta

import pytest

from involvement.roles import COMMAND, Grant, Role
from involvement.store import accounts
from involvement.store.grants import add_grant, end_grant
from involvement.store.sessions import SESSION_HOURS
from tests import stored, world
from tests.rules.page_text import text_of
from tests.site import Browsers
from tests.world import START, Clock

WORKER = "worker@riverside.test"


async def test_signing_in_leads_to_the_page_that_was_asked_for(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.open()
    await page.get("/desk/surveys/housing")
    assert page.path == "/sign-in?back=/desk/surveys/housing"
    page.fill("E-mail address", f" {WORKER.upper()} ")
    page.fill("Password", world.PASSWORD)
    await page.press("Sign in")
    assert page.path == "/desk/surveys/housing"


@pytest.mark.parametrize(
    "back", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:1"]
)
async def test_signing_in_never_leads_away_from_here(browsers: Browsers, back: str) -> None:
    await world.riverside()
    page = await browsers.open()
    await page.get("/sign-in")
    fields = {"email": WORKER, "password": world.PASSWORD, "back": back}
    await page.post("/sign-in", fields)
    assert page.path == "/desk"


async def test_a_wrong_password_and_an_unknown_address_get_the_same_sentence(
    browsers: Browsers,
) -> None:
    await world.riverside()
    shown = []
    for email, password in [(WORKER, "not the password"), ("nobody@riverside.test", "x" * 20)]:
        page = await browsers.sign_in(email, password, 422)
        assert page.select_one("input[type=password]").get("value") == ""
        assert page.select_one("input[type=email]").get("value") == email
        assert "session" not in page.client.cookies
        shown.append(page.text)
    assert shown[0] == shown[1]
    assert (
        "After ten wrong tries in a row an account is closed for a quarter of an hour" in shown[0]
    )
    assert "That e-mail address and password do not belong together." in shown[0]


async def test_a_session_is_made_new_at_every_sign_in(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.sign_in(WORKER)
    first = page.client.cookies["session"]
    await page.get("/sign-in")
    page.fill("E-mail address", WORKER)
    page.fill("Password", world.PASSWORD)
    await page.press("Sign in")
    assert page.client.cookies["session"] != first
    thief = await browsers.open()
    thief.client.cookies.set("session", first)
    await thief.get("/desk")
    assert thief.heading == "Sign in"
    assert await stored.count("inv_session") == 1


async def test_signing_out_ends_the_session_everywhere_it_was_copied_to(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    copied = page.client.cookies["session"]
    await page.press("Sign out")
    assert page.heading == "Sign in"
    assert "session" not in page.client.cookies
    page.client.cookies.set("session", copied)
    await page.get("/desk")
    assert page.heading == "Sign in"


async def test_a_session_ends_by_itself_after_a_working_day(
    browsers: Browsers, clock: Clock
) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    clock.move(hours=SESSION_HOURS - 1)
    await page.get("/desk/surveys")
    assert page.heading == "Surveys"
    clock.move(hours=2)
    await page.get("/desk/surveys")
    assert page.heading == "Sign in"


async def test_an_ended_account_is_out_at_once_and_cannot_come_back(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    await world.end_account(WORKER)
    await page.get("/desk")
    assert page.heading == "Sign in"
    await browsers.sign_in(WORKER, status=422)


async def test_a_role_ends_with_its_last_day_although_the_account_stays(
    browsers: Browsers, clock: Clock
) -> None:
    owner = await world.organisation()
    helped = await world.service(organisation=owner)
    await world.worker(service=helped, until=START.date())
    page = await browsers.sign_in(WORKER)
    await page.get("/desk/services/floating")
    clock.now = START + timedelta(days=1)
    again = await browsers.sign_in(WORKER)
    assert again.path == "/account"
    for path in ("/desk", "/desk/services/floating"):
        await again.get(path, 403)
    assert again.heading == "This page is not for your account"


async def test_a_role_is_gone_with_the_next_page_after_midnight_where_the_organisation_is(
    browsers: Browsers, clock: Clock
) -> None:
    helped = await world.service(organisation=await world.organisation())
    last_day = date(2027, 6, 30)  # in summer, when midnight there is an hour before midnight UTC
    await world.worker(service=helped, until=last_day)
    clock.now = datetime(2027, 6, 30, 18, 0, tzinfo=UTC)
    page = await browsers.signed_in()
    clock.now = datetime(2027, 6, 30, 22, 59, tzinfo=UTC)
    await page.get("/desk/services/floating")
    clock.now = datetime(2027, 6, 30, 23, 0, tzinfo=UTC)
    await page.get("/desk/services/floating", 403)
    await page.get("/account")
    assert "Today" not in [text_of(link) for link in page.select("nav a")]


async def test_a_role_that_an_administrator_ends_is_gone_with_the_next_page(
    browsers: Browsers,
) -> None:
    town = await world.riverside()
    page = await browsers.signed_in()
    found = await accounts.get_account(COMMAND, START.date(), await accounts.get_key(WORKER))
    await end_grant(COMMAND, START, START.date(), found.key, found.held[0].number)
    await page.get("/desk/services/floating", 403)
    await add_grant(
        COMMAND, START, START.date(), found.key, Grant(Role.WORKER, service=town.service)
    )
    await page.get("/desk/services/floating")


async def test_only_a_hash_of_the_session_and_of_the_password_is_stored(browsers: Browsers) -> None:
    await world.riverside()
    page = await browsers.signed_in()
    from_store = repr([*await stored.rows("inv_session"), *await stored.rows("inv_account")])
    assert page.client.cookies["session"] not in from_store
    assert world.PASSWORD not in from_store
    assert "$argon2id$" in from_store


async def test_people_who_answer_never_get_a_session(browsers: Browsers) -> None:
    await world.riverside()
    (code,) = await world.cards()
    page = await browsers.open()
    await page.get(f"/join/{code}")
    await page.press("Start")
    await page.get("/desk")
    assert page.heading == "Sign in"
    assert await stored.count("inv_session") == 0
