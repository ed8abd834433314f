"""Organisations, programmes and support services, as administrators change them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from involvement.database import Engine, Taken
from involvement.roles import COMMAND, Grant, NotInScope, Role, Scope
from involvement.rule import NotNow, NotPermitted
from involvement.service import ServiceState
from involvement.store import organisations, participants, programmes, services
from tests import stored, world
from tests.world import START

TODAY = START.date()
EVERYWHERE = Scope(None, (Grant(Role.ADMINISTRATOR),))


def administrator(organisation: int) -> Scope:
    """Somebody who administers one organisation."""
    return Scope(None, (Grant(Role.ADMINISTRATOR, organisation=organisation),))


async def close(
    state: ServiceState = ServiceState.CLOSED, *, elsewhere: str = "The drop-in", days: int = 0
) -> None:
    """Put the support service called floating into a state."""
    await services.change_state(
        COMMAND,
        START + timedelta(days=days),
        "floating",
        state=state,
        on=TODAY + timedelta(days=days),
        notice="Our books are closed.",
        elsewhere=elsewhere,
    )


@pytest.fixture(autouse=True)
async def riverside(database: Engine) -> int:
    """An organisation with a support service called floating."""
    made = await world.organisation()
    await world.service(organisation=made)
    return made


async def test_only_an_administrator_without_narrowing_adds_an_organisation(
    riverside: int,
) -> None:
    fields = {"name": "Second", "help_name": "", "help_phone": "", "help_text": ""}
    before = await stored.audit()
    with pytest.raises(NotPermitted):
        await organisations.add_organisation(
            administrator(riverside), START, slug="second", **fields
        )
    assert await stored.audit() == before
    await organisations.add_organisation(EVERYWHERE, START, slug="second", **fields)
    listed = await organisations.list_organisations(EVERYWHERE)
    assert [each.slug for each in listed] == ["riverside", "second"]


async def test_an_administrator_reaches_whole_organisations_only(riverside: int) -> None:
    await world.organisation(slug="second", name="Second")
    own = await organisations.list_organisations(administrator(riverside))
    assert [each.slug for each in own] == ["riverside"]
    for role in (Role.WORKER, Role.STEERING_MEMBER):
        scope = Scope(None, (Grant(role, organisation=riverside),))
        assert await organisations.list_organisations(scope) == []
    narrow = Scope(None, (Grant(Role.ADMINISTRATOR, service=1, organisation=riverside),))
    assert await organisations.list_organisations(narrow) == []
    assert await services.list_administered(narrow) == []


async def test_the_help_line_of_an_organisation_can_be_changed() -> None:
    await organisations.change_organisation(
        COMMAND,
        START,
        "riverside",
        name="Riverside",
        help_name="The office",
        help_phone="01632 960 002",
        help_text="Always",
    )
    found = await organisations.find_organisation("riverside")
    assert found is not None
    assert (found.name, found.help_name, found.help_phone, found.help_text) == (
        "Riverside",
        "The office",
        "01632 960 002",
        "Always",
    )


async def test_a_support_service_goes_into_a_programme_of_its_own_organisation_only(
    riverside: int,
) -> None:
    other = await world.organisation(slug="second", name="Second")
    for owner, slug in ((riverside, "ours"), (other, "theirs")):
        await programmes.add_programme(
            COMMAND, START, organisation=owner, slug=slug, name=slug, about=""
        )
    said = {"name": "Floating", "about": "Helps."}
    with pytest.raises(NotInScope):
        await services.change_service(COMMAND, START, "floating", programme="theirs", **said)
    await services.change_service(COMMAND, START, "floating", programme="ours", **said)
    found = await services.get_service(COMMAND, "floating")
    assert (found.name, found.about, found.programme_name) == ("Floating", "Helps.", "ours")
    await services.change_service(COMMAND, START, "floating", programme=None, **said)
    assert (await services.get_service(COMMAND, "floating")).programme is None


async def test_a_slug_that_is_in_use_is_taken(riverside: int) -> None:
    before = await stored.audit()
    with pytest.raises(Taken):
        await world.service(organisation=riverside)
    with pytest.raises(Taken):
        await world.organisation()
    assert await stored.audit() == before


Again = Callable[[], Awaitable[None]]


def repeated() -> list[Again]:
    """Changes to what is so already, but for the second, which really closes."""
    riverside = {
        "name": "Riverside Support",
        "help_name": "Riverside Support",
        "help_phone": "01632 960 001",
        "help_text": "Monday to Friday, 9 to 5",
    }
    return [
        lambda: organisations.change_organisation(COMMAND, START, "riverside", **riverside),
        lambda: services.change_service(
            COMMAND, START, "floating", name="Floating support", about="", programme=None
        ),
        lambda: close(days=3),
    ]


async def test_the_same_form_sent_twice_is_one_change() -> None:
    await close()
    before = await stored.audit()
    for again in repeated():
        await again()
    assert await stored.audit() == before
    assert (await services.get_service(COMMAND, "floating")).state_on == TODAY


@pytest.mark.parametrize("state", [ServiceState.CLOSED, ServiceState.ENDED])
async def test_nobody_is_turned_away_without_knowing_where_else_to_go(state: ServiceState) -> None:
    with pytest.raises(NotNow, match="where else people can get help"):
        await close(state, elsewhere=" \n")
    assert (await services.get_service(COMMAND, "floating")).state is ServiceState.OPEN


async def test_what_people_read_can_change_while_the_day_of_closing_stays() -> None:
    await close()
    await close(elsewhere="The clinic", days=5)
    found = await services.get_service(COMMAND, "floating")
    assert (found.state_on, found.elsewhere) == (TODAY, "The clinic")
    assert [each[1:] for each in (await stored.audit())[-2:]] == [
        ("closed to referral", "support service"),
        ("changed the notice of", "support service"),
    ]
    await close(ServiceState.OPEN, days=9)
    assert (await services.get_service(COMMAND, "floating")).state_on == TODAY + timedelta(days=9)


async def test_one_that_has_ended_takes_nobody_new_and_one_that_is_closed_may() -> None:
    await close()
    assert len(await world.cards(count=2)) == 2
    await close(ServiceState.ENDED)
    with pytest.raises(NotNow, match="It takes nobody new"):
        await world.cards(count=1, batch_key="later")
    assert len(await world.cards(count=2)) == 2  # the first form again: no one new
    people = await participants.list_participants(COMMAND, world.secrecy(), "floating")
    assert len(people) == 2


async def test_the_first_page_tells_of_an_ended_one_for_a_year(riverside: int) -> None:
    await world.service(organisation=riverside, slug="outreach")
    assert await services.list_turning_away(TODAY) == []
    await close(ServiceState.ENDED)
    for days, told in ((0, ["floating"]), (365, ["floating"]), (366, [])):
        found = await services.list_turning_away(TODAY + timedelta(days=days))
        assert [each.slug for each in found] == told
    await close()
    assert len(await services.list_turning_away(TODAY + timedelta(days=9_000))) == 1
