"""Roles are given and ended, and somebody always is administrator."""

from datetime import timedelta

import pytest

from involvement.database import Engine
from involvement.roles import COMMAND, Grant, Role
from involvement.rule import NotNow
from involvement.store import accounts
from involvement.store.accounts import end_account, get_account
from involvement.store.grants import add_grant, end_grant
from involvement.store.links import invite, make_link
from tests import stored, world
from tests.stores.organisations import add_ours, add_theirs, administering, key
from tests.world import START

TODAY = START.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
async def ours(database: Engine) -> int:
    """Our organisation."""
    return await add_ours()


@pytest.fixture
async def theirs(ours: int) -> int:
    """Another one."""
    return await add_theirs()


async def test_a_role_that_is_given_twice_is_there_once(ours: int) -> None:
    person, grant = await key("worker@riverside.test"), Grant(Role.DUTY_READER, organisation=ours)
    for _ in range(2):
        await add_grant(administering(ours), START, TODAY, person, grant)
    assert len((await get_account(COMMAND, TODAY, person)).held) == 2
    assert (await stored.audit())[-1] == (1, "gave the role duty-reader to", "account")


async def test_a_role_that_is_over_can_be_given_again(ours: int) -> None:
    person, grant = await key("worker@riverside.test"), Grant(Role.DUTY_READER, organisation=ours)
    for _ in range(2):
        await add_grant(COMMAND, START, TODAY, person, grant)
        held = (await get_account(COMMAND, TODAY, person)).held[-1]
        await end_grant(COMMAND, START, TODAY, person, held.number)
    assert [each.grant.until for each in (await get_account(COMMAND, TODAY, person)).held] == [
        None,
        YESTERDAY,
        YESTERDAY,
    ]


async def test_a_role_ends_at_once_and_only_once(ours: int) -> None:
    person = await key("worker@riverside.test")
    found = await get_account(COMMAND, TODAY, person)
    for _ in range(2):
        await end_grant(administering(ours), START, TODAY, person, found.held[0].number)
    assert not (await accounts.get_scope(found.id, TODAY)).has(Role.WORKER)
    ended = [action for _, action, _ in await stored.audit() if action.startswith("ended")]
    assert ended == ["ended the role worker of"]


async def test_no_role_is_given_until_a_day_that_is_over(ours: int) -> None:
    person = await key("worker@riverside.test")
    late = Grant(Role.WORKER, organisation=ours, until=YESTERDAY)
    with pytest.raises(NotNow, match="over before it begins"):
        await add_grant(COMMAND, START, TODAY, person, late)
    with pytest.raises(NotNow):
        await invite(COMMAND, START, TODAY, email="new@riverside.test", name="New", grant=late)
    await add_grant(
        COMMAND, START, TODAY, person, Grant(Role.WORKER, organisation=ours, until=TODAY)
    )


async def test_an_ended_account_takes_no_role_and_ends_once(ours: int) -> None:
    person = await key("worker@riverside.test")
    for _ in range(2):
        await end_account(administering(ours), START, TODAY, person)
    with pytest.raises(NotNow, match="This account has ended"):
        await add_grant(
            administering(ours), START, TODAY, person, Grant(Role.WORKER, organisation=ours)
        )
    assert [action for _, action, _ in await stored.audit()].count("ended") == 1


async def test_the_last_administrator_stays(ours: int) -> None:
    scope, last = administering(ours), await key("ada@riverside.test")
    (held,) = (await get_account(scope, TODAY, last)).held
    for not_another in (
        Grant(Role.ADMINISTRATOR, organisation=ours, until=YESTERDAY),
        Grant(Role.WORKER, organisation=ours),
    ):
        await world.account(email=f"{not_another.role}-2@riverside.test", grants=[not_another])
    grant = Grant(Role.ADMINISTRATOR, organisation=ours)
    await invite(scope, START, TODAY, email="invited@riverside.test", name="New", grant=grant)
    with pytest.raises(NotNow, match="last administrator"):
        await end_account(scope, START, TODAY, last)
    with pytest.raises(NotNow, match="last administrator"):
        await end_grant(scope, START, TODAY, last, held.number)
    with pytest.raises(NotNow, match="last administrator"):
        await end_account(COMMAND, START, TODAY, last)
    await world.administrator(organisation=ours, email="second@riverside.test")
    await end_grant(scope, START, TODAY, last, held.number)


async def test_an_administrator_of_everything_counts_for_each_organisation(
    ours: int, theirs: int
) -> None:
    await world.administrator(email="whole@riverside.test")
    await end_account(COMMAND, START, TODAY, await key("ada@riverside.test"))
    with pytest.raises(NotNow, match="last administrator"):
        await end_account(COMMAND, START, TODAY, await key("whole@riverside.test"))
    await end_account(COMMAND, START, TODAY, await key("admin@elsewhere.test"))


async def test_a_change_is_on_record_for_the_organisation_it_was_made_for(
    ours: int, theirs: int
) -> None:
    person = await key("worker@riverside.test")
    role = Grant(Role.WORKER, organisation=theirs)
    await add_grant(COMMAND, START, TODAY, person, role)
    assert (await stored.audited_for())[-1] is None  # now of two organisations
    await add_grant(
        administering(ours), START, TODAY, person, Grant(Role.DUTY_READER, organisation=ours)
    )
    assert (await stored.audited_for())[-1] == ours
    await make_link(COMMAND, START, TODAY, await key("worker@elsewhere.test"))
    assert (await stored.audited_for())[-1] == theirs
