"""Accounts, grants and sessions in the database."""

from datetime import timedelta

import pytest

from involvement.database import Engine
from involvement.roles import COMMAND, Grant, Role
from involvement.store import accounts, sessions
from involvement.store.accounts import AccountExists, NoSuchAccount
from tests import stored, world
from tests.world import START

EMAIL = "wren@riverside.test"
TODAY = START.date()


@pytest.fixture(autouse=True)
async def service(database: Engine) -> int:
    """A support service called floating."""
    return await world.service(organisation=await world.organisation())


async def test_an_address_has_one_account_however_it_is_typed() -> None:
    await world.account(email=EMAIL, grants=[])
    for same in (EMAIL, f" {EMAIL.upper()} "):
        with pytest.raises(AccountExists):
            await world.account(email=same, grants=[])
        assert await accounts.find_password_hash(same) is not None
    assert await stored.count("inv_account") == 1


async def test_a_scope_holds_the_grants_in_force_that_day(service: int) -> None:
    yesterday = TODAY - timedelta(days=1)
    grants = [
        Grant(Role.WORKER, service=service, until=TODAY),
        Grant(Role.ADMINISTRATOR, organisation=1, until=yesterday),
        Grant(Role.STEERING_MEMBER, forum="steering"),
    ]
    account = await world.account(email=EMAIL, grants=grants)
    scope = await accounts.get_scope(account, TODAY)
    assert scope.services(Role.WORKER) == {service}
    assert scope.forums(Role.STEERING_MEMBER) == {"steering"}
    assert not scope.has(Role.ADMINISTRATOR)
    later = await accounts.get_scope(account, TODAY + timedelta(days=1))
    assert not later.has(Role.WORKER, Role.ADMINISTRATOR)
    assert later.has(Role.STEERING_MEMBER)


async def test_an_ended_account_has_no_session_and_no_password_any_more() -> None:
    account = await world.account(email=EMAIL, grants=[])
    token = await sessions.start_session(account, START, None)
    await world.end_account(EMAIL)
    assert await sessions.find_signed_in(token, START, TODAY) is None
    assert await accounts.find_password_hash(EMAIL) is None
    with pytest.raises(NoSuchAccount):
        await accounts.get_key(EMAIL)
    (listed,) = await accounts.list_accounts(COMMAND, TODAY)
    assert (listed.email, listed.ended_at) == (EMAIL, START)


async def test_accounts_are_listed_with_their_roles(service: int) -> None:
    await world.worker(service=service, email="b@riverside.test")
    await world.member(email="a@riverside.test")
    listed = await accounts.list_accounts(COMMAND, TODAY)
    assert [(each.name, [held.grant.role for held in each.held]) for each in listed] == [
        ("Sam", [Role.STEERING_MEMBER]),
        ("Wren", [Role.WORKER]),
    ]
