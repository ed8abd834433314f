"""One-time links: used once, not too old, void when a newer one is made or the account ends."""

import asyncio
from datetime import timedelta

import pytest

from involvement.database import Engine
from involvement.passwords import hash_password
from involvement.proving import prove_password
from involvement.roles import COMMAND, Grant, Role
from involvement.rule import NotNow
from involvement.store import accounts, sessions
from involvement.store.accounts import AccountExists
from involvement.store.links import DAYS, NewLink, get_invited, invite, make_link, use_link
from involvement.store.tries import MOST_MISTAKES, settle_password
from tests import stored, world
from tests.world import START

EMAIL = "noor@riverside.test"
TODAY = START.date()
NEW = "another long password"
HASH = hash_password(NEW)


@pytest.fixture
async def link(database: Engine) -> NewLink:
    """An invitation to be a worker of floating support."""
    service = await world.service(organisation=await world.organisation())
    grant = Grant(Role.WORKER, service=service)
    return await invite(COMMAND, START, TODAY, email=EMAIL, name="Noor", grant=grant)


async def reset() -> NewLink:
    """A link for a forgotten password."""
    return await make_link(COMMAND, START, TODAY, await accounts.get_key(EMAIL))


async def test_an_invitation_sets_a_password_once(link: NewLink) -> None:
    assert (await get_invited("invitation", link.token, START)).email == EMAIL
    account = await use_link("invitation", link.token, HASH, START)
    half = await prove_password(EMAIL, NEW, START)
    assert half is not None
    assert half.account == account
    before = await stored.rows("inv_account")
    with pytest.raises(NotNow, match="has been used, or it is too old"):
        await use_link("invitation", link.token, hash_password("a third long one"), START)
    assert await stored.rows("inv_account") == before


async def test_looking_at_a_link_changes_nothing(link: NewLink) -> None:
    before = [await stored.rows("inv_one_time_link"), await stored.audit()]
    for _ in range(3):
        await get_invited("invitation", link.token, START)
    assert [await stored.rows("inv_one_time_link"), await stored.audit()] == before


async def test_a_link_that_two_browsers_use_at_the_same_moment_works_once(link: NewLink) -> None:
    both = [use_link("invitation", link.token, HASH, START) for _ in range(2)]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(isinstance(each, NotNow) for each in results) == [False, True]


@pytest.mark.parametrize("purpose", DAYS)
async def test_a_link_grows_too_old(link: NewLink, purpose: str) -> None:
    if purpose == "reset":
        await use_link("invitation", link.token, HASH, START)
        link = await reset()
    assert link.purpose == purpose
    end = START + timedelta(days={"invitation": 7, "reset": 1}[purpose])
    assert link.expires_at == end
    await get_invited(link.purpose, link.token, end - timedelta(seconds=1))
    with pytest.raises(NotNow):
        await get_invited(link.purpose, link.token, end)
    with pytest.raises(NotNow):
        await use_link(link.purpose, link.token, HASH, end)


async def test_a_newer_link_takes_the_place_of_the_older_one(link: NewLink) -> None:
    newer = await reset()
    assert newer.purpose == "invitation"  # no password was chosen yet
    with pytest.raises(NotNow):
        await use_link("invitation", link.token, HASH, START)
    await use_link("invitation", newer.token, HASH, START)
    assert (await reset()).purpose == "reset"


async def test_a_link_is_for_its_own_purpose_and_nobody_guesses_one(link: NewLink) -> None:
    for token in (link.token, "", "x" * 43):
        with pytest.raises(NotNow):
            await use_link("reset", token, HASH, START)


async def test_the_links_of_an_ended_account_are_void_and_it_gets_no_more(link: NewLink) -> None:
    key = await accounts.get_key(EMAIL)
    await world.end_account(EMAIL)
    with pytest.raises(NotNow):
        await use_link("invitation", link.token, HASH, START)
    with pytest.raises(NotNow, match="This account has ended"):
        await make_link(COMMAND, START, TODAY, key)


async def test_a_reset_ends_every_session_and_opens_a_closed_account(link: NewLink) -> None:
    account = await use_link("invitation", link.token, HASH, START)
    token = await sessions.start_session(account, START, None)
    for _ in range(MOST_MISTAKES):
        await settle_password(account, START, right=False)
    assert await prove_password(EMAIL, NEW, START) is None
    again = await reset()
    assert await sessions.find_signed_in(token, START, TODAY) is not None
    await use_link("reset", again.token, hash_password("a third long one"), START)
    assert await sessions.find_signed_in(token, START, TODAY) is None
    assert await prove_password(EMAIL, NEW, START) is None
    assert await prove_password(EMAIL, "a third long one", START) is not None


async def test_only_a_hash_of_a_link_is_stored(link: NewLink) -> None:
    assert link.token not in repr(await stored.rows("inv_one_time_link"))
    assert link.path == f"/invitation/{link.token}"


async def test_an_address_is_invited_once(link: NewLink) -> None:
    with pytest.raises(AccountExists):
        await invite(
            COMMAND, START, TODAY, email=EMAIL.upper(), name="Noor", grant=Grant(Role.ADMINISTRATOR)
        )
    assert await stored.count("inv_account") == 1
