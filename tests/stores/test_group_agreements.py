"""Adults and people under 18 agree to words of their own, and are quoted apart."""

import uuid

import pytest

from involvement.consent import Action, How, Purpose
from involvement.database import Engine
from involvement.roles import COMMAND
from involvement.rule import NotNow
from involvement.store.consents import record_about, record_given
from involvement.store.participants import find_by_code
from involvement.store.services import NotInScope
from tests import agreements, stored, world
from tests.groups import answered, correct, quoted, released, shown
from tests.world import FIRST_DAY, START, Riverside


@pytest.fixture
async def town(database: Engine) -> Riverside:
    """The usual world."""
    return await world.riverside()


async def test_quotes_of_a_release_are_those_of_its_group(town: Riverside) -> None:
    adults = await answered(town, 6, key="a")
    students = await answered(town, 6, key="b", young=True)
    for code in (adults[0], students[0]):
        await agreements.agreed(code, Purpose.QUOTE)
        await quoted(code)
    first, second = await released(town), await released(town, young=True)
    assert len(first.content.quotes) == len(second.content.quotes) == 1
    assert first.content.quotes != second.content.quotes
    assert await shown(first) == [f"By {adults[0]}"]
    assert await shown(second) == [f"By {students[0]}"]


async def test_fewer_than_five_people_of_a_group_who_wrote_are_not_quoted(town: Riverside) -> None:
    await answered(town, 6, key="a")
    students = await answered(town, 4, key="b", young=True)
    await agreements.agreed(students[0], Purpose.QUOTE)
    with pytest.raises(NotInScope):
        await quoted(students[0])


async def test_wordings_of_the_two_groups_count_their_own_versions(town: Riverside) -> None:
    adult = await agreements.wording(Purpose.QUOTE)
    young = await agreements.wording(Purpose.QUOTE, young=True)
    again = await agreements.wording(Purpose.QUOTE, young=True, text="New words.")
    assert (adult.number, young.number, again.number) == (1, 1, 2)
    assert (adult.young, young.young, again.young) == (False, True, True)
    assert (await stored.audit())[-1][1:] == (
        "published version 2 for young people of",
        "consent wording",
    )


async def test_agreements_are_recorded_in_the_words_for_ones_own_group(town: Riverside) -> None:
    adult, young = [await agreements.wording(Purpose.QUOTE, young=each) for each in (False, True)]
    grown, student = [
        (await world.cards(batch_key=str(each), young=each))[0] for each in (False, True)
    ]
    for code, wording in ((grown, young), (student, adult)):
        with pytest.raises(NotInScope):
            await record(code, wording.id, How.WORKER)
    with pytest.raises(NotNow):
        await record(grown, adult.id, How.PARENT)
    assert await stored.count("inv_consent") == 0
    await record(student, young.id, How.PARENT)
    assert (await agreements.events_of(student))[0].how is How.PARENT
    await record(grown, adult.id, How.WORKER)
    person = await find_by_code(world.secrecy(), grown)
    assert person
    with pytest.raises(NotNow):
        await record_about(
            COMMAND,
            START,
            FIRST_DAY,
            service="floating",
            participant=person.key,
            action=Action.CONFIRMED,
            purpose=Purpose.QUOTE,
            how=How.PARENT,
            once=uuid.uuid4(),
        )


async def record(code: str, wording: int, how: How) -> None:
    """A worker records that the holder of a card agreed to these words."""
    person = await find_by_code(world.secrecy(), code)
    assert person
    await record_given(
        COMMAND,
        START,
        FIRST_DAY,
        service="floating",
        participant=person.key,
        wording=wording,
        how=how,
        once=uuid.uuid4(),
    )


async def test_what_was_agreed_to_before_it_was_put_right_does_not_hold_any_more(
    town: Riverside,
) -> None:
    codes = await answered(town, 6, key="a")
    await agreements.agreed(codes[0], Purpose.QUOTE)
    await quoted(codes[0])
    made = await released(town)
    await correct(codes[0])
    assert await agreements.in_force_for(codes[0]) == {}
    assert len(await agreements.events_of(codes[0])) == 1
    await agreements.agreed(codes[0], Purpose.QUOTE)
    assert set(await agreements.in_force_for(codes[0])) == {(Purpose.QUOTE, None)}
    assert await shown(made) == []
    await correct(codes[0], young=False)
    (agreed,) = (await agreements.in_force_for(codes[0])).values()
    assert not agreed.given.wording.young
