"""Administrators give and end roles within their own organisations, and somebody always is one."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest

from involvement.database import Engine
from involvement.place import Place, PlaceKind
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.rule import NotNow, NotPermitted
from involvement.store import accounts
from involvement.store.accounts import end_account, get_account, list_accounts
from involvement.store.grants import add_grant, end_grant
from involvement.store.links import invite, make_link
from involvement.store.reach import get_reach
from involvement.store.second_factor import remove_second_factor
from involvement.store.services import NotInScope
from tests import stored, world
from tests.world import START

TODAY = START.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
async def ours(database: Engine) -> int:
    """Our organisation, with an administrator, a worker and a member of a group of it."""
    ours = await world.organisation()
    helped = await world.service(organisation=ours)
    await world.administrator(organisation=ours)
    await world.worker(service=helped)
    seat = Grant(Role.STEERING_MEMBER, organisation=ours, forum="steering")
    await world.account(email="member@riverside.test", grants=[seat], name="Sam")
    return ours


@pytest.fixture
async def theirs(ours: int) -> int:
    """Another organisation, with an administrator and a worker."""
    theirs = await world.organisation(slug="elsewhere", name="Elsewhere")
    helped = await world.service(organisation=theirs, slug="theirs")
    await world.administrator(organisation=theirs, email="admin@elsewhere.test")
    await world.worker(service=helped, email="worker@elsewhere.test")
    return theirs


def administering(organisation: int | None, account: int | None = 1) -> Scope:
    """The scope of an administrator."""
    return Scope(account, (Grant(Role.ADMINISTRATOR, organisation=organisation),))


async def key(email: str) -> UUID:
    """What names an account in addresses."""
    return await accounts.get_key(email)


async def test_an_administrator_sees_the_accounts_of_their_organisation_only(
    ours: int, theirs: int
) -> None:
    seen = await list_accounts(administering(ours), TODAY)
    assert [each.email for each in seen] == [
        "admin@riverside.test",
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
    own = await key("admin@riverside.test")
    for call in (make_link, remove_second_factor):
        with pytest.raises(NotPermitted, match="For your own account"):
            await call(administering(ours, account=1), START, TODAY, own)


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
    scope, last = administering(ours), await key("admin@riverside.test")
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
    await end_account(COMMAND, START, TODAY, await key("admin@riverside.test"))
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
