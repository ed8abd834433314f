"""Ten wrong tries in a row close an account for a quarter of an hour, however they are made."""

import asyncio
from datetime import timedelta

import pytest

from involvement.database import Engine
from involvement.proving import prove_both, prove_password
from involvement.roles import COMMAND
from involvement.store import accounts
from involvement.store.second_factor import settle_code
from involvement.store.tries import CLOSED_MINUTES, MOST_MISTAKES, settle_password
from tests import stored, world
from tests.world import PASSWORD, START

EMAIL = "wren@riverside.test"
LATER = START + timedelta(minutes=CLOSED_MINUTES)
SOON = START + timedelta(minutes=1)


@pytest.fixture
async def account(database: Engine) -> int:
    """An account that signs in with a password."""
    return await world.account(email=EMAIL, grants=[])


async def mistype(account: int, times: int) -> None:
    """So many wrong passwords."""
    for _ in range(times):
        assert not await settle_password(account, START, right=False)


async def test_the_tenth_mistake_closes_the_account_and_time_opens_it(account: int) -> None:
    await mistype(account, MOST_MISTAKES - 1)
    assert await settle_password(account, START, right=True)
    await mistype(account, MOST_MISTAKES)
    assert not await settle_password(account, START, right=True)
    assert not await settle_password(account, LATER - timedelta(seconds=1), right=True)
    assert await settle_password(account, LATER, right=True)


async def test_tries_while_it_is_closed_do_not_keep_it_closed(account: int) -> None:
    await mistype(account, 3 * MOST_MISTAKES)
    assert await settle_password(account, LATER, right=True)


async def test_a_right_password_does_not_open_a_closed_account(account: int) -> None:
    await mistype(account, MOST_MISTAKES)
    assert await prove_password(EMAIL, PASSWORD, START) is None
    half = await prove_password(EMAIL, PASSWORD, LATER)
    assert half is not None
    assert half.account == account


async def test_guesses_at_the_same_moment_are_counted_one_after_another(account: int) -> None:
    settled = [settle_password(account, START, right=False) for _ in range(MOST_MISTAKES)]
    assert not any(await asyncio.gather(*settled))
    assert not await settle_password(account, START, right=True)


async def test_passwords_and_codes_are_counted_together_and_only_both_forget(account: int) -> None:
    secret, _ = await world.second_factor(account=account)
    await mistype(account, 5)
    for _ in range(4):
        assert await settle_password(account, SOON, right=True)
        assert not await settle_code(account, SOON, world.secrecy(), "000000")
    assert await settle_code(account, SOON, world.secrecy(), world.digits(secret, SOON))
    await mistype(account, MOST_MISTAKES - 1)
    assert not await settle_code(account, SOON, world.secrecy(), "000000")
    later = SOON + timedelta(minutes=1)
    assert not await settle_code(account, later, world.secrecy(), world.digits(secret, later))


async def test_proving_both_spends_no_code_on_a_wrong_password(account: int) -> None:
    secret, _ = await world.second_factor(account=account)
    code = world.digits(secret, SOON)
    assert not await prove_both(EMAIL, "not the password", code, SOON, world.secrecy())
    assert not await prove_both(EMAIL, PASSWORD, "000000", SOON, world.secrecy())
    assert await prove_both(EMAIL, PASSWORD, code, SOON, world.secrecy())
    assert not await prove_both(EMAIL, PASSWORD, code, SOON, world.secrecy())


@pytest.mark.parametrize("typed", ["", "the hash of no account", PASSWORD])
async def test_an_invitation_that_was_not_taken_up_has_no_password(
    database: Engine, typed: str
) -> None:
    await accounts.add_account(
        COMMAND,
        START,
        email=EMAIL,
        name="Wren",
        password_hash="",
        grants=[],
    )
    assert await prove_password(EMAIL, typed, START) is None


async def test_an_ended_account_and_an_unknown_address_prove_nothing(account: int) -> None:
    await world.end_account(EMAIL)
    assert await prove_password(EMAIL, PASSWORD, START) is None
    assert not await settle_password(account, START, right=True)
    before = await stored.rows("inv_account")
    assert await prove_password("nobody@riverside.test", PASSWORD, START) is None
    assert await stored.rows("inv_account") == before
