"""Access needs in the database: recorded once, asked about again, ended and kept, met or not."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from involvement.database import Engine
from involvement.key_ring import UNOPENED
from involvement.need import Kind, NewNeed, Occasion, in_years
from involvement.participant import State
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.secrecy import Secrecy
from involvement.store import needs
from involvement.store.need_reviews import count_met, list_due_reviews
from involvement.store.participants import change_state
from involvement.store.services import NotInScope
from tests import sealed, stored, world
from tests.world import FIRST_DAY, START

EASY = NewNeed(Kind.FORMAT, "easy_read", None, "Short words", True, in_years(FIRST_DAY, 1))
LATER = in_years(FIRST_DAY, 1)


@pytest.fixture
async def person(database: Engine) -> UUID:
    """Somebody of the support service `floating`."""
    await world.riverside()
    (code,) = await world.cards(references=["AB"])
    return await sealed.person(code)


async def add(person: UUID, need: NewNeed = EASY) -> None:
    await needs.add_need(COMMAND, START, world.secrecy(), person=person, need=need, on=FIRST_DAY)


async def occasion(person: UUID, need: UUID, *, met: bool, reason: str | None = None) -> None:
    said = Occasion(need, FIRST_DAY, met, reason)
    await needs.record_occasion(COMMAND, START, world.secrecy(), person=person, occasion=said)


async def test_a_need_sent_twice_is_recorded_once(person: UUID) -> None:
    await asyncio.gather(*(add(person) for _ in range(3)))
    ((found,), []) = await needs.list_needs(COMMAND, world.secrecy(), person)
    assert (found.words, found.note, found.shared) == ("Easy read", "Short words", True)
    assert (found.identified_on, found.review_on, found.ended_on) == (FIRST_DAY, LATER, None)
    assert [each[1:] for each in await stored.audit()].count(("recorded an access", "need")) == 1


async def test_the_same_need_with_other_words_is_not_lost_silently(person: UUID) -> None:
    await add(person)
    with pytest.raises(needs.NeedExists):
        await add(person, NewNeed(Kind.FORMAT, "easy_read", None, "Other words", True, LATER))
    assert await stored.count("inv_need") == 1


async def test_notes_and_reasons_are_sealed(person: UUID) -> None:
    await add(person)
    ((found,), _) = await needs.list_needs(COMMAND, world.secrecy(), person)
    await occasion(person, found.key, met=False, reason="No printer")
    rows = repr([await stored.rows(t) for t in ("inv_need", "inv_need_event", "inv_audit")])
    assert "Short" not in rows
    assert "printer" not in rows
    ((unread,), (why,)) = await needs.list_needs(COMMAND, Secrecy("x" * 30), person)
    assert (unread.note, why.reason) == (UNOPENED, UNOPENED)


async def test_an_ended_need_stays_in_the_history_and_may_come_back(person: UUID) -> None:
    await add(person)
    ((found,), _) = await needs.list_needs(COMMAND, world.secrecy(), person)
    later = FIRST_DAY + timedelta(days=9)
    for _ in range(2):
        await needs.end_need(COMMAND, START, person=person, need=found.key, on=later)
    ((ended,), _) = await needs.list_needs(COMMAND, world.secrecy(), person)
    assert ended.ended_on == later
    assert await needs.list_current([found.participant]) == {}
    await add(person)
    both, _ = await needs.list_needs(COMMAND, world.secrecy(), person)
    assert [each.ended_on for each in both] == [later, None]


async def test_a_review_is_due_after_a_year_and_moves_on_by_one(person: UUID) -> None:
    await add(person)
    assert await list_due_reviews(COMMAND, world.secrecy(), LATER - timedelta(days=1)) == []
    (due,) = await list_due_reviews(COMMAND, world.secrecy(), LATER)
    assert (due.participant.reference, due.need.words) == ("AB", "Easy read")
    for _ in range(2):
        await needs.review_need(COMMAND, START, person=person, need=due.need.key, on=LATER)
    assert await list_due_reviews(COMMAND, world.secrecy(), LATER) == []
    ((found,), _) = await needs.list_needs(COMMAND, world.secrecy(), person)
    assert found.review_on == in_years(FIRST_DAY, 2)
    assert [each[1] for each in await stored.audit()].count("reviewed an access") == 1


@pytest.mark.parametrize("state", [State.DIED, State.NOT_TO_BE_CONTACTED])
async def test_nobody_is_asked_about_the_needs_of_people_who_are_not_contacted(
    person: UUID, state: State
) -> None:
    await add(person)
    await change_state(COMMAND, START, key=person, state=state, on=FIRST_DAY)
    assert await list_due_reviews(COMMAND, world.secrecy(), in_years(FIRST_DAY, 5)) == []


async def test_how_often_needs_were_met_is_counted_for_each_support_service(
    person: UUID,
) -> None:
    await add(person)
    ((found,), _) = await needs.list_needs(COMMAND, world.secrecy(), person)
    for met, reason in ((True, None), (True, None), (False, "No printer"), (False, "No time")):
        await occasion(person, found.key, met=met, reason=reason)
    (counted,) = await count_met(COMMAND, FIRST_DAY)
    assert (counted.people, counted.contacts, counted.met, counted.people_not_met) == (1, 3, 1, 1)
    assert counted.service.slug == "floating"
    (later,) = await count_met(COMMAND, FIRST_DAY + timedelta(days=1))
    assert (later.people, later.contacts, later.met, later.people_not_met) == (1, 0, 0, 0)


async def test_needs_of_another_service_are_nowhere(person: UUID) -> None:
    await add(person)
    ((found,), _) = await needs.list_needs(COMMAND, world.secrecy(), person)
    second = await world.service(organisation=1, slug="second")
    scope = Scope(None, (Grant(Role.WORKER, service=second),))
    assert await list_due_reviews(scope, world.secrecy(), in_years(FIRST_DAY, 5)) == []
    assert await count_met(scope, FIRST_DAY) == []
    with pytest.raises(NotInScope):
        await needs.list_needs(scope, world.secrecy(), person)
    with pytest.raises(NotInScope):
        await needs.end_need(scope, START, person=person, need=found.key, on=FIRST_DAY)


async def test_a_need_of_somebody_else_is_not_in_scope(person: UUID) -> None:
    await add(person)
    ((found,), _) = await needs.list_needs(COMMAND, world.secrecy(), person)
    (code,) = await world.cards(batch_key="second")
    other = await sealed.person(code)
    with pytest.raises(NotInScope):
        await needs.end_need(COMMAND, START, person=other, need=found.key, on=FIRST_DAY)
