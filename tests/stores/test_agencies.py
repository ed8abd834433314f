"""Partner agencies and how far their sharing protocols are."""

from datetime import date, timedelta

import pytest

from involvement.agency import Protocol
from involvement.database import Engine, Taken
from involvement.policies import may_share
from involvement.roles import COMMAND, Grant, NotInScope, Role, Scope
from involvement.rule import NotNow
from involvement.store import agencies
from tests import stored, world
from tests.world import START

TODAY = START.date()


@pytest.fixture(autouse=True)
async def town(database: Engine) -> world.Riverside:
    """Riverside, with one partner agency called housing."""
    made = await world.riverside()
    await world.agency(organisation=made.organisation)
    return made


async def record(protocol: Protocol, on: date | None) -> None:
    """Record how far the protocol with the agency called housing is."""
    await agencies.change_protocol(COMMAND, START, "housing", protocol=protocol, on=on)


async def test_a_new_agency_has_no_protocol_and_nothing_may_be_shared_with_it() -> None:
    agency = await agencies.get_agency(COMMAND, "housing")
    assert (agency.protocol, agency.protocol_on) == (Protocol.NONE, None)
    assert not may_share(agency.protocol)


@pytest.mark.parametrize(
    ("protocol", "shared"), [(Protocol.DRAFTED, False), (Protocol.SIGNED, True)]
)
async def test_sharing_needs_a_protocol_that_is_signed(protocol: Protocol, shared: bool) -> None:
    await record(protocol, TODAY)
    agency = await agencies.get_agency(COMMAND, "housing")
    assert agency.protocol_on == TODAY
    assert may_share(agency.protocol) is shared
    await record(Protocol.NONE, TODAY)
    assert (await agencies.get_agency(COMMAND, "housing")).protocol_on is None


@pytest.mark.parametrize("on", [None, TODAY + timedelta(days=1)])
async def test_a_protocol_is_signed_since_a_day_that_has_come(on: date | None) -> None:
    before = await stored.audit()
    with pytest.raises(NotNow, match="today at the latest"):
        await record(Protocol.SIGNED, on)
    assert await stored.audit() == before


async def test_the_same_form_sent_twice_is_one_change() -> None:
    await record(Protocol.SIGNED, TODAY)
    before = await stored.audit()
    await record(Protocol.SIGNED, TODAY)
    await agencies.rename_agency(COMMAND, START, "housing", name="Housing office")
    assert await stored.audit() == before
    with pytest.raises(Taken):
        await world.agency(organisation=1)


async def test_who_works_for_an_organisation_reads_of_its_partners_and_changes_nothing(
    town: world.Riverside,
) -> None:
    elsewhere = await world.organisation(slug="elsewhere", name="Elsewhere")
    theirs = await world.agency(organisation=elsewhere, slug="theirs", name="Theirs")
    grants = {
        Grant(Role.WORKER, service=town.service): ["housing"],
        Grant(Role.WORKER, organisation=town.organisation): ["housing"],
        Grant(Role.AGENCY_READER, agency=theirs): ["theirs"],
        Grant(Role.STEERING_MEMBER, forum="steering"): [],
        Grant(Role.ADMINISTRATOR): ["housing", "theirs"],
    }
    for grant, slugs in grants.items():
        scope = Scope(None, (grant,))
        assert [each.slug for each in await agencies.list_agencies(scope)] == slugs
        if grant.role is not Role.ADMINISTRATOR:
            with pytest.raises(NotInScope):
                await agencies.rename_agency(scope, START, "housing", name="Mine")
            with pytest.raises(NotInScope):
                await agencies.change_protocol(
                    scope, START, "housing", protocol=Protocol.SIGNED, on=TODAY
                )
