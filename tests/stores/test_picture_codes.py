"""Pictures in the place of a code in the database: kept as a hash, few at once, and resting after
too many wrong ones."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from involvement.database import fetch_all
from involvement.participant import Participant, State
from involvement.picture_code import (
    LASTS,
    MOST_AT_ONCE,
    MOST_WRONG_IN_A_DAY,
    MOST_WRONG_IN_AN_HOUR,
    PictureCode,
    Pictures,
)
from involvement.roles import COMMAND
from involvement.rule import NotNow
from involvement.store import participants
from involvement.store.picture_codes import (
    end_pictures,
    find_last_day,
    give_pictures,
    try_pictures,
)
from tests import stored, world
from tests.world import START, Clock, Riverside

pytestmark = pytest.mark.usefixtures("database")

WRONG = ("cat", "cat", "cat", "cat")  # never given: the four are different


async def give(
    person: Participant, batch_key: str = "once", clock: Clock | None = None
) -> PictureCode:
    """Four pictures for a participant."""
    now = (clock or Clock())()
    return await give_pictures(
        COMMAND, now, now.date(), world.secrecy(), key=person.key, batch_key=batch_key
    )


async def attempt(service: int, pictures: Pictures, clock: Clock | None = None) -> UUID | None:
    """The key of whoever these pictures open for."""
    now = (clock or Clock())()
    found = await try_pictures(world.secrecy(), now, now.date(), service=service, pictures=pictures)
    return found.key if found else None


async def people(count: int) -> tuple[Riverside, Sequence[Participant]]:
    """Riverside with so many participants."""
    town = await world.riverside()
    await world.cards(count=count)
    return town, await participants.list_participants(COMMAND, world.secrecy(), "floating")


async def test_pictures_open_for_whoever_got_them_in_their_support_service_only() -> None:
    town, (one, other) = await people(2)
    first, second = await give(one), await give(other)
    assert (first.number, second.number) == (1, 2)
    assert first.until == START.date() + LASTS
    assert await attempt(town.service, first.pictures) == one.key
    assert await attempt(town.service, second.pictures) == other.key
    assert await attempt(town.service, first.pictures[::-1]) is None
    elsewhere = await world.service(organisation=town.organisation, slug="elsewhere")
    assert await attempt(elsewhere, first.pictures) is None


async def test_only_a_hash_is_kept_and_it_differs_with_the_support_service() -> None:
    town, (one,) = await people(1)
    made = await give(one)
    ((kept,),) = await fetch_all("SELECT code_hash FROM inv_picture_code")
    assert kept == world.secrecy().hash_pictures(town.service, made.pictures)
    assert kept != world.secrecy().hash_pictures(town.service + 1, made.pictures)
    assert not any(each in kept for each in made.pictures)


async def test_a_form_sent_twice_gives_the_same_pictures_and_is_recorded_once() -> None:
    _town, (one,) = await people(1)
    before = len(await stored.audit())
    assert await give(one) == await give(one)
    assert len(await stored.audit()) == before + 1
    assert await stored.count("inv_picture_code") == 1


async def test_new_pictures_take_the_place_of_the_old_ones() -> None:
    town, (one,) = await people(1)
    old, new = await give(one), await give(one, "again")
    assert old.pictures != new.pictures
    assert await attempt(town.service, old.pictures) is None
    assert await attempt(town.service, new.pictures) == one.key


async def test_they_end_when_a_worker_ends_them_when_the_card_is_replaced_and_with_time() -> None:
    clock = Clock()
    town, (one, other, third) = await people(3)
    ended, replaced, old = await give(one), await give(other), await give(third)
    await end_pictures(COMMAND, START, key=one.key)
    await end_pictures(COMMAND, START, key=one.key)
    await participants.replace_card(
        COMMAND, START, world.secrecy(), key=other.key, batch_key="lost"
    )
    for person, code in ((one, ended), (other, replaced)):
        assert await attempt(town.service, code.pictures) is None
        assert await find_last_day(COMMAND, person.key, START.date()) is None
    clock.move(days=LASTS.days)
    assert await attempt(town.service, old.pictures, clock) == third.key
    assert await find_last_day(COMMAND, third.key, clock().date()) == old.until
    clock.move(days=1)
    assert await attempt(town.service, old.pictures, clock) is None
    assert await find_last_day(COMMAND, third.key, clock().date()) is None


async def test_after_a_new_card_new_pictures_can_be_given_even_with_the_same_form() -> None:
    town, (one,) = await people(1)
    made = await give(one)
    await participants.replace_card(COMMAND, START, world.secrecy(), key=one.key, batch_key="x")
    assert await give(one) == made
    assert await attempt(town.service, made.pictures) == one.key


async def test_no_more_than_is_safe_are_in_force_at_once() -> None:
    clock = Clock()
    _town, everybody = await people(MOST_AT_ONCE + 1)
    for person in everybody[:-1]:
        await give(person)
    with pytest.raises(NotNow, match="as can have them safely"):
        await give(everybody[-1])
    assert await give(everybody[0], "new ones for somebody who has some")
    clock.move(days=LASTS.days + 1)
    assert await give(everybody[-1], clock=clock), "those that are over do not count"
    codes = await fetch_all("SELECT count(DISTINCT code_hash) FROM inv_picture_code")
    assert codes == [(1,)]


async def test_nobody_gets_pictures_who_does_not_take_part_now() -> None:
    _town, (one,) = await people(1)
    await participants.change_state(
        COMMAND, START, key=one.key, state=State.MOVED_ON, on=START.date()
    )
    with pytest.raises(NotNow, match="people who take part now"):
        await give(one)


async def test_after_too_many_wrong_ones_pictures_rest_for_an_hour_also_the_right_ones() -> None:
    clock = Clock()
    town, (one,) = await people(1)
    elsewhere = await world.service(organisation=town.organisation, slug="elsewhere")
    made = await give(one)
    for _ in range(MOST_WRONG_IN_AN_HOUR):
        assert await attempt(town.service, WRONG, clock) is None
    with pytest.raises(NotNow, match="they rest"):
        await attempt(town.service, made.pictures, clock)
    assert await attempt(elsewhere, WRONG, clock) is None, "others are not held up"
    clock.move(minutes=61)
    assert await attempt(town.service, made.pictures, clock) == one.key


async def test_after_too_many_in_a_day_they_rest_until_the_first_is_a_day_old() -> None:
    clock = Clock()
    town, (one,) = await people(1)
    made = await give(one)
    for _ in range(MOST_WRONG_IN_A_DAY):
        await attempt(town.service, WRONG, clock)
        clock.move(minutes=10)
    with pytest.raises(NotNow, match="they rest"):
        await attempt(town.service, made.pictures, clock)
    assert await stored.count("inv_picture_try") == MOST_WRONG_IN_A_DAY
    clock.move(days=1)
    assert await attempt(town.service, made.pictures, clock) == one.key
    assert await stored.count("inv_picture_try") == 0, "old ones are forgotten"
