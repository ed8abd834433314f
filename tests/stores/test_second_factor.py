"""The second factor in the database: sealed, in force after one right code, and no code twice."""

import asyncio
from datetime import timedelta

import pytest

from involvement.database import Engine
from involvement.roles import COMMAND, Scope
from involvement.second_factor import RECOVERY_CODES
from involvement.store import accounts, sessions
from involvement.store.second_factor import (
    begin_second_factor,
    get_second_factor,
    get_secret,
    make_recovery_codes,
    remove_own_second_factor,
    remove_second_factor,
    settle_code,
)
from tests import stored, world
from tests.world import START, secrecy

EMAIL = "wren@riverside.test"
TODAY = START.date()
SOON, LATER = START + timedelta(minutes=1), START + timedelta(minutes=2)


@pytest.fixture
async def account(database: Engine) -> int:
    """An account that signs in with a password."""
    return await world.account(email=EMAIL, grants=[])


async def test_it_is_in_force_after_one_right_code_and_not_before(account: int) -> None:
    scope = Scope(account, ())
    secret = await get_secret(scope, secrecy())
    assert secret
    assert await get_secret(scope, secrecy()) == secret
    assert not await settle_code(account, START, secrecy(), world.digits(secret, START))
    assert await begin_second_factor(scope, START, secrecy(), "000000") is None
    assert (await get_second_factor(account)).since is None
    codes = await begin_second_factor(scope, START, secrecy(), world.digits(secret, START))
    assert codes is not None
    assert len(set(codes)) == RECOVERY_CODES
    found = await get_second_factor(account)
    assert (found.since, found.codes_left) == (START, RECOVERY_CODES)


async def test_once_in_force_the_secret_is_not_shown_and_not_set_up_twice(account: int) -> None:
    secret, _ = await world.second_factor(account=account)
    scope = Scope(account, ())
    assert await get_secret(scope, secrecy()) is None
    again = await begin_second_factor(scope, SOON, secrecy(), world.digits(secret, SOON))
    assert again is None


async def test_a_code_works_once_also_the_one_that_set_it_up(account: int) -> None:
    secret, _ = await world.second_factor(account=account)
    assert not await settle_code(account, START, secrecy(), world.digits(secret, START))
    code = world.digits(secret, SOON)
    assert await settle_code(account, SOON, secrecy(), code)
    assert not await settle_code(account, SOON, secrecy(), code)


async def test_a_code_sent_twice_at_the_same_moment_works_once(account: int) -> None:
    secret, codes = await world.second_factor(account=account)
    for code in (world.digits(secret, SOON), codes[0]):
        both = [settle_code(account, SOON, secrecy(), code) for _ in range(2)]
        assert sorted(await asyncio.gather(*both)) == [False, True]


async def test_a_recovery_code_works_once_however_it_is_typed(account: int) -> None:
    _, codes = await world.second_factor(account=account)
    typed = f" {codes[0][:4].lower()}-{codes[0][4:]} "
    assert await settle_code(account, START, secrecy(), typed)
    assert not await settle_code(account, START, secrecy(), codes[0])
    assert await settle_code(account, START, secrecy(), codes[1])
    assert (await get_second_factor(account)).codes_left == RECOVERY_CODES - 2


async def test_a_code_of_somebody_else_is_wrong(account: int) -> None:
    other = await world.account(email="other@riverside.test", grants=[])
    secret, codes = await world.second_factor(account=other)
    await world.second_factor(account=account)
    for code in (world.digits(secret, SOON), codes[0]):
        assert not await settle_code(account, SOON, secrecy(), code)


async def test_new_recovery_codes_take_the_place_of_the_older_ones(account: int) -> None:
    _, older = await world.second_factor(account=account)
    newer = await make_recovery_codes(Scope(account, ()), START, secrecy())
    assert not await settle_code(account, START, secrecy(), older[0])
    assert await settle_code(account, START, secrecy(), newer[0])


async def test_neither_the_secret_nor_a_recovery_code_is_stored_as_it_is(account: int) -> None:
    secret, codes = await world.second_factor(account=account)
    everything = repr([*await stored.rows("inv_account"), *await stored.rows("inv_recovery_code")])
    assert secret not in everything
    assert [code for code in codes if code in everything] == []


async def test_setting_it_up_ends_the_sessions_that_began_without(account: int) -> None:
    token = await sessions.start_session(account, START, None)
    await world.second_factor(account=account)
    assert await sessions.find_signed_in(token, START, TODAY) is None


async def test_a_session_that_began_with_it_counts_without_once_it_is_removed(account: int) -> None:
    await world.second_factor(account=account)
    token = await sessions.start_session(account, START, None, second_factor=True)
    await remove_own_second_factor(Scope(account, ()), START)
    found = await sessions.find_signed_in(token, START, TODAY)
    assert found is not None
    assert not found.second_factor
    assert await stored.count("inv_recovery_code") == 0
    secret, _ = await world.second_factor(account=account)  # with another phone, at once
    assert await settle_code(account, SOON, secrecy(), world.digits(secret, SOON))


async def test_an_administrator_who_removes_it_signs_the_person_out(account: int) -> None:
    await world.second_factor(account=account)
    token = await sessions.start_session(account, START, None, second_factor=True)
    key = await accounts.get_key(EMAIL)
    await remove_second_factor(COMMAND, START, TODAY, key)
    assert await sessions.find_signed_in(token, START, TODAY) is None
    before = await stored.audit()
    await remove_second_factor(COMMAND, START, TODAY, key)
    assert await stored.audit() == before


async def test_a_recovery_code_that_was_used_is_on_record(account: int) -> None:
    _, codes = await world.second_factor(account=account)
    await settle_code(account, START, secrecy(), codes[0])
    assert (await stored.audit())[-1] == (account, "used a recovery code of", "account")
