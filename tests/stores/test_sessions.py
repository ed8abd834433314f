"""Signed-in browsers in the database."""

from datetime import timedelta

import pytest

from involvement.database import Engine
from involvement.passwords import hash_password
from involvement.roles import COMMAND, Scope
from involvement.rule import NotNow
from involvement.store import accounts, sessions
from involvement.store.links import get_invited, make_link
from involvement.store.own_account import change_password
from involvement.store.services import NotInScope
from tests import stored, world
from tests.world import START

EMAIL = "wren@riverside.test"
TODAY = START.date()


@pytest.fixture(autouse=True)
async def service(database: Engine) -> int:
    """A support service called floating."""
    return await world.service(organisation=await world.organisation())


async def test_a_session_belongs_to_its_account_until_it_ends(service: int) -> None:
    account = await world.worker(service=service, email=EMAIL)
    token = await sessions.start_session(account, START, None)
    found = await sessions.find_signed_in(token, START, TODAY)
    assert found is not None
    assert (found.account, found.name) == (account, "Wren")
    late = START + timedelta(hours=sessions.SESSION_HOURS)
    assert await sessions.find_signed_in(token, late, late.date()) is None
    assert await sessions.find_signed_in("x" * 43, START, TODAY) is None
    await sessions.end_session(token)
    assert await sessions.find_signed_in(token, START, TODAY) is None


async def test_a_new_session_ends_the_one_it_replaces_and_those_that_are_over() -> None:
    account = await world.account(email=EMAIL, grants=[])
    old = await sessions.start_session(account, START - timedelta(days=2), None)
    first = await sessions.start_session(account, START, None)
    other_browser = await sessions.start_session(account, START, None)
    second = await sessions.start_session(account, START, first)
    for token, lives in ((old, False), (first, False), (other_browser, True), (second, True)):
        assert (await sessions.find_signed_in(token, START, TODAY) is not None) == lives
    assert await stored.count("inv_session") == 2


async def test_the_sessions_of_an_account_are_listed_newest_first_without_those_of_others() -> None:
    account = await world.account(email=EMAIL, grants=[])
    other = await world.account(email="other@riverside.test", grants=[])
    await sessions.start_session(other, START, None, browser="Edge on Windows")
    later = START + timedelta(hours=1)
    await sessions.start_session(account, START, None, browser="Firefox on Windows")
    await sessions.start_session(account, later, None, browser="Safari on iPhone")
    listed = await sessions.list_own_sessions(Scope(account, ()), later)
    assert [(each.browser, each.started_at) for each in listed] == [
        ("Safari on iPhone", later),
        ("Firefox on Windows", START),
    ]
    over = START + timedelta(hours=sessions.SESSION_HOURS)
    assert len(await sessions.list_own_sessions(Scope(account, ()), over)) == 1


async def test_one_session_is_ended_or_all_the_others_and_never_somebody_elses() -> None:
    account = await world.account(email=EMAIL, grants=[])
    other = await world.account(email="other@riverside.test", grants=[])
    tokens = [await sessions.start_session(account, START, None) for _ in range(3)]
    foreign = await sessions.start_session(other, START, None)
    found = [await sessions.find_signed_in(each, START, TODAY) for each in (*tokens, foreign)]
    numbers = [each.session for each in found if each]
    scope = Scope(account, ())
    await sessions.end_own_session(scope, START, numbers[0])
    for gone in (numbers[0], numbers[3]):
        with pytest.raises(NotInScope):
            await sessions.end_own_session(scope, START, gone)
    await sessions.end_other_sessions(scope, START, numbers[1])
    await sessions.end_other_sessions(scope, START, numbers[1])
    left = [await sessions.find_signed_in(each, START, TODAY) for each in (*tokens, foreign)]
    assert [each is not None for each in left] == [False, True, False, True]
    assert [action for _, action, _ in await stored.audit()][-2:] == [
        "ended a session of",
        "ended the other sessions of",
    ]


async def test_a_new_password_ends_the_other_sessions_and_voids_links() -> None:
    account = await world.account(email=EMAIL, grants=[])
    here = await sessions.start_session(account, START, None)
    elsewhere = await sessions.start_session(account, START, None)
    found = await sessions.find_signed_in(here, START, TODAY)
    assert found is not None
    link = await make_link(COMMAND, START, TODAY, await accounts.get_key(EMAIL))
    await change_password(found.scope, START, hash_password("another long one"), found.session)
    assert await sessions.find_signed_in(here, START, TODAY) is not None
    assert await sessions.find_signed_in(elsewhere, START, TODAY) is None
    with pytest.raises(NotNow):
        await get_invited("reset", link.token, START)
