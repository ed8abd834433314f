"""Participants and their cards in the database."""

import asyncio
from datetime import timedelta

import pytest

from involvement.code_card import ALPHABET, LENGTH, read_code
from involvement.database import Engine, transaction, unique_violation
from involvement.key_ring import UNOPENED
from involvement.participant import MOST_AT_ONCE, State
from involvement.roles import COMMAND
from involvement.secrecy import Secrecy
from involvement.store.participants import (
    add_participants,
    change_state,
    find_by_card,
    find_by_code,
    list_participants,
    replace_card,
)
from involvement.store.services import NotInScope
from involvement.tables import Participant as Row
from tests import stored, world
from tests.world import START


@pytest.fixture(autouse=True)
async def service(database: Engine) -> int:
    """A support service called floating."""
    return await world.service(organisation=await world.organisation())


async def test_each_card_has_a_code_of_its_own_that_can_be_read_back() -> None:
    codes = await world.cards(count=MOST_AT_ONCE)
    assert len(set(codes)) == MOST_AT_ONCE
    for code in codes:
        assert len(code) == LENGTH
        assert set(code) <= set(ALPHABET)
        assert read_code(code.lower()) == code


async def test_cards_are_numbered_in_the_order_in_which_people_were_added() -> None:
    await world.cards(count=2, references=["AB", "CD"])
    await world.cards(count=1, batch_key="second")
    people = await list_participants(COMMAND, world.secrecy(), "floating")
    assert [(each.number, each.reference) for each in people] == [(1, "AB"), (2, "CD"), (3, None)]
    assert all(each.state is State.ACTIVE for each in people)
    assert all(each.joined_on == START.date() for each in people)


@pytest.mark.parametrize("count", [0, MOST_AT_ONCE + 1])
async def test_nobody_or_too_many_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 50"):
        await world.cards(count=count)
    assert await stored.count("inv_participant") == 0


async def test_the_same_form_sent_twice_adds_nobody_twice() -> None:
    first = await world.cards(count=3)
    again = await world.cards(count=3)
    assert first == again
    assert await stored.count("inv_participant") == 3
    assert [action for _, action, _ in await stored.audit()].count("added 3") == 1


async def test_the_same_form_sent_twice_at_once_adds_nobody_twice() -> None:
    first, second, third = await asyncio.gather(*(world.cards(count=3) for _ in range(3)))
    assert first == second == third, "whichever page is shown last, the codes are on it"
    assert await stored.count("inv_participant") == 3


async def test_only_a_keyed_hash_of_the_code_and_a_sealed_reference_are_stored() -> None:
    (code,) = await world.cards(references=["Anna Bell"])
    everything = repr(await stored.rows("inv_participant"))
    assert code not in everything
    assert "Anna" not in everything
    other = Secrecy("another secret that is long enough")
    assert await find_by_code(other, code) is None
    (unread,) = await list_participants(COMMAND, other, "floating")
    assert unread.reference is UNOPENED, "not taken for no reference"


async def test_a_code_leads_to_its_participant_and_says_no_more() -> None:
    one, two = await world.cards(count=2, references=["AB", "CD"])
    found, other = (
        await find_by_code(world.secrecy(), one),
        await find_by_code(world.secrecy(), two),
    )
    assert found is not None
    assert other is not None
    assert found.id != other.id
    assert (found.reference, found.number) == (None, 0)
    assert await find_by_card(found.id, 1) == found


async def test_a_replaced_card_is_void_and_the_new_one_is_the_same_person() -> None:
    (old,) = await world.cards(references=["AB"])
    before = await find_by_code(world.secrecy(), old)
    assert before is not None
    cards = [
        await replace_card(COMMAND, START, world.secrecy(), key=before.key, batch_key="k")
        for _ in range(2)
    ]
    assert cards[0] == cards[1], "the form sent twice gives one card"
    after = await find_by_code(world.secrecy(), cards[0].code)
    assert after is not None
    assert (after.id, after.card, after.joined_on) == (before.id, 2, before.joined_on)
    assert await find_by_code(world.secrecy(), old) is None
    assert await find_by_card(before.id, 1) is None


async def test_a_state_is_recorded_with_its_day() -> None:
    (code,) = await world.cards()
    person = await find_by_code(world.secrecy(), code)
    assert person is not None
    day = (START + timedelta(days=30)).date()
    owner = await change_state(COMMAND, START, key=person.key, state=State.DIED, on=day)
    assert owner.slug == "floating"
    (after,) = await list_participants(COMMAND, world.secrecy(), "floating")
    assert (after.state, after.state_on, after.card) == (State.DIED, day, 1)


async def test_a_code_can_belong_to_one_participant_only(service: int) -> None:
    rows = [
        Row(service=service, code_hash="0" * 64, state_on=START.date(), joined_on=START.date())
        for _ in range(2)
    ]
    await Row.insert(rows[0])
    with pytest.raises(Exception, match=r"(?i)unique") as caught:
        await Row.insert(rows[1])
    assert unique_violation(caught.value)


async def test_an_unknown_service_or_participant_is_not_in_anybodys_scope() -> None:
    with pytest.raises(NotInScope):
        await list_participants(COMMAND, world.secrecy(), "nowhere")
    with pytest.raises(NotInScope):
        await add_participants(
            COMMAND,
            START,
            world.secrecy(),
            service="nowhere",
            batch_key="k",
            references=[None],
            joined_on=START.date(),
        )
    async with transaction():
        assert await stored.count("inv_participant") == 0
