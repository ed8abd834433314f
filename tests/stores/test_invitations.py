"""Invitations: nobody who must not be contacted, in a format that they need, and on record."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest

from involvement.database import Engine
from involvement.need import Kind
from involvement.participant import State
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.rule import NotNow
from involvement.store.needs import end_need, list_needs
from involvement.store.participants import change_state
from involvement.store.services import NotInScope
from surveys.invitation import Invitation
from surveys.store.invitations import get_waiting, invite, list_invitations, list_waiting
from tests import sealed, stored, world
from tests.world import FIRST_DAY, START

SENT = Invitation("housing", "baseline", "standard", "letter", FIRST_DAY)
EASY = Invitation("housing", "baseline", "easy_read", "letter", FIRST_DAY)


@pytest.fixture
async def person(database: Engine) -> UUID:
    """Somebody who is due for the start of the survey `housing`."""
    await world.riverside()
    (code,) = await world.cards(references=["AB"])
    return await sealed.person(code)


async def send(person: UUID, invitation: Invitation = SENT, today: date = FIRST_DAY) -> None:
    await invite(COMMAND, START, world.secrecy(), key=person, invitation=invitation, today=today)


async def waiting(today: date = FIRST_DAY) -> list[object]:
    """The references of those who may be invited."""
    _, found = await list_waiting(COMMAND, world.secrecy(), "floating", today)
    return [each.participant.reference for each in found]


async def test_an_invitation_sent_twice_is_recorded_once(person: UUID) -> None:
    await asyncio.gather(*(send(person) for _ in range(3)))
    _, found = await get_waiting(COMMAND, world.secrecy(), person, FIRST_DAY)
    assert found.invitations == (SENT,)
    assert [each[1:] for each in await stored.audit()].count(("invited", "participant")) == 1


async def test_several_invitations_stand_the_newest_first(person: UUID) -> None:
    later = Invitation("housing", "baseline", "standard", "phone", FIRST_DAY + timedelta(days=3))
    await send(person)
    await send(person, later)
    found = await list_invitations(world.secrecy(), [1])
    assert found == {1: [later, SENT]}


@pytest.mark.parametrize("state", [State.DIED, State.NOT_TO_BE_CONTACTED])
async def test_nobody_who_died_or_asked_not_to_be_contacted_is_ever_invited(
    person: UUID, state: State
) -> None:
    assert await waiting() == ["AB"]
    await change_state(COMMAND, START, key=person, state=state, on=FIRST_DAY)
    assert await waiting() == []
    for call in (
        lambda: send(person),
        lambda: get_waiting(COMMAND, world.secrecy(), person, FIRST_DAY),
    ):
        with pytest.raises(NotNow, match="never written to"):
            await call()
    assert await stored.count("inv_invitation") == 0


async def test_nobody_is_invited_to_what_is_not_due(person: UUID) -> None:
    review = Invitation("housing", "review", "standard", "letter", FIRST_DAY)
    other = Invitation("nothing", "baseline", "standard", "letter", FIRST_DAY)
    for wrong, today in ((review, FIRST_DAY), (other, FIRST_DAY), (SENT, date(2027, 2, 20))):
        with pytest.raises(NotNow, match="not asked now"):
            await send(person, wrong, today)
    assert await waiting(date(2027, 2, 20)) == []
    assert await waiting(date(2027, 4, 1)) == ["AB"]


async def test_a_format_that_somebody_does_not_need_wants_a_reason(person: UUID) -> None:
    key = await sealed.need(person=person)
    for reason in (None, "", "  "):
        with pytest.raises(NotNow, match="needs another format"):
            await send(person, Invitation(*_fields(SENT), reason))
    assert await stored.count("inv_invitation") == 0
    await send(person, Invitation(*_fields(SENT), "No easy read yet"))
    _, (why,) = await list_needs(COMMAND, world.secrecy(), person)
    assert (why.need, why.met, why.reason) == (key, False, "No easy read yet")
    assert "No easy read" not in repr(await stored.rows("inv_invitation"))


def _fields(invitation: Invitation) -> tuple[str, str, str, str, date]:
    return (
        invitation.survey,
        invitation.wave,
        invitation.format,
        invitation.method,
        invitation.invited_on,
    )


async def test_an_invitation_in_the_right_format_counts_as_met(person: UUID) -> None:
    key = await sealed.need(person=person)
    await sealed.need(person=person, kind=Kind.SUPPORT, value="advocate")
    for _ in range(2):
        await send(person, EASY)
    _, (met,) = await list_needs(COMMAND, world.secrecy(), person)
    assert (met.need, met.met, met.reason, met.happened_on) == (key, True, None, FIRST_DAY)


async def test_an_ended_need_asks_for_nothing_any_more(person: UUID) -> None:
    key = await sealed.need(person=person)
    await end_need(COMMAND, START, person=person, need=key, on=FIRST_DAY)
    await send(person)
    assert (await list_needs(COMMAND, world.secrecy(), person))[1] == []


async def test_needs_stand_beside_those_who_may_be_invited(person: UUID) -> None:
    await sealed.need(person=person, kind=Kind.LANGUAGE, value="ur")
    _, (found,) = await list_waiting(COMMAND, world.secrecy(), "floating", FIRST_DAY)
    assert [need.words for need in found.needs] == ["Urdu"]


async def test_nobody_elses_people_are_listed_or_invited(person: UUID) -> None:
    second = await world.service(organisation=1, slug="second")
    scope = Scope(None, (Grant(Role.WORKER, service=second),))
    for call in (
        lambda: list_waiting(scope, world.secrecy(), "floating", FIRST_DAY),
        lambda: get_waiting(scope, world.secrecy(), person, FIRST_DAY),
        lambda: invite(scope, START, world.secrecy(), key=person, invitation=SENT, today=FIRST_DAY),
    ):
        with pytest.raises(NotInScope):
            await call()
    await world.cards(service="second", references=["CD"], batch_key="second")
    assert await waiting() == ["AB"]
