"""Administrators keep to their own organisations, whatever they ask of the stores."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from forums.migrations import forums_roles_name_their_organisation
from involvement.database import Engine
from involvement.place import Place, PlaceKind
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.rule import NotPermitted
from involvement.store.accounts import end_account, get_account, list_accounts
from involvement.store.grants import add_grant, end_grant
from involvement.store.links import invite, make_link
from involvement.store.reach import get_reach
from involvement.store.second_factor import remove_second_factor
from involvement.store.services import NotInScope
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


async def test_an_administrator_sees_the_accounts_of_their_organisation_only(
    ours: int, theirs: int
) -> None:
    seen = await list_accounts(administering(ours), TODAY)
    assert [each.email for each in seen] == [
        "ada@riverside.test",
        "member@riverside.test",
        "worker@riverside.test",
    ]
    assert len(await list_accounts(administering(None), TODAY)) == 5
    for nobody in (Scope(1, (Grant(Role.WORKER, organisation=ours),)), Scope(1, ())):
        assert await list_accounts(nobody, TODAY) == []


async def test_what_can_be_chosen_lies_within_ones_own_organisation(ours: int, theirs: int) -> None:
    groups = [
        Place(PlaceKind.FORUM, "steering", "Steering group", ours),
        Place(PlaceKind.FORUM, "foreign", "Foreign group", theirs),
    ]
    own = await get_reach(administering(ours), groups)
    assert {place.name for place in own.places.values()} == {
        "Riverside Support",
        "Floating support",
        "Steering group",
    }
    everything = await get_reach(administering(None), groups)
    assert {"", "Elsewhere", "Foreign group"} < {each.name for each in everything.places.values()}


async def test_nothing_is_done_to_accounts_of_another_organisation(ours: int, theirs: int) -> None:
    scope, foreign = administering(ours), await key("worker@elsewhere.test")
    role = Grant(Role.WORKER, organisation=ours)
    calls: list[Callable[[], Awaitable[object]]] = [
        lambda: get_account(scope, TODAY, foreign),
        lambda: end_account(scope, START, TODAY, foreign),
        lambda: add_grant(scope, START, TODAY, foreign, role),
        lambda: end_grant(scope, START, TODAY, foreign, 1),
        lambda: make_link(scope, START, TODAY, foreign),
        lambda: remove_second_factor(scope, START, TODAY, foreign),
    ]
    before, audit = await stored.rows("inv_role_grant"), await stored.audit()
    for call in calls:
        with pytest.raises(NotInScope):
            await call()
    assert await stored.rows("inv_role_grant") == before
    assert await stored.audit() == audit


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.WORKER, Role.TRANSLATOR])
async def test_no_role_is_given_in_another_organisation_or_everywhere(
    ours: int, theirs: int, role: Role
) -> None:
    scope, own = administering(ours), await key("worker@riverside.test")
    for grant in (Grant(role), Grant(role, organisation=theirs), Grant(role, service=2)):
        with pytest.raises(NotInScope):
            await add_grant(scope, START, TODAY, own, grant)
        with pytest.raises(NotInScope):
            await invite(scope, START, TODAY, email="new@riverside.test", name="New", grant=grant)
    assert len((await get_account(scope, TODAY, own)).held) == 1


async def test_a_role_in_another_organisation_is_neither_seen_nor_ended(
    ours: int, theirs: int
) -> None:
    shared = await key("worker@riverside.test")
    await add_grant(COMMAND, START, TODAY, shared, Grant(Role.WORKER, organisation=theirs))
    (own,) = (await get_account(administering(ours), TODAY, shared)).held
    (foreign,) = (await get_account(administering(theirs), TODAY, shared)).held
    assert foreign.grant.organisation == theirs
    with pytest.raises(NotInScope):
        await end_grant(administering(ours), START, TODAY, shared, foreign.number)
    await end_grant(administering(ours), START, TODAY, shared, own.number)


async def test_nobody_takes_over_an_account_that_has_roles_elsewhere(
    ours: int, theirs: int
) -> None:
    shared = await key("worker@riverside.test")
    await add_grant(COMMAND, START, TODAY, shared, Grant(Role.WORKER, organisation=theirs))
    for call in (make_link, remove_second_factor, end_account):
        with pytest.raises(NotPermitted, match="roles in other places too"):
            await call(administering(ours), START, TODAY, shared)
    await make_link(administering(None), START, TODAY, shared)


async def test_nobody_resets_their_own_account_as_an_administrator(ours: int) -> None:
    own = await key("ada@riverside.test")
    for call in (make_link, remove_second_factor):
        with pytest.raises(NotPermitted, match="For your own account"):
            await call(administering(ours, account=1), START, TODAY, own)


async def test_roles_in_a_forum_that_named_no_organisation_name_it_after_migrating(
    ours: int,
) -> None:
    await world.steering_group(organisation=ours, services=[])
    await world.member(email="older@riverside.test")
    person = await key("older@riverside.test")
    with pytest.raises(NotInScope):
        await get_account(administering(ours), TODAY, person)
    await (await forums_roles_name_their_organisation.forwards()).run()
    (held,) = (await get_account(administering(ours), TODAY, person)).held
    assert held.grant == Grant(Role.STEERING_MEMBER, organisation=ours, forum="steering")
