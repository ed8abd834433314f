"""Every change that staff make is on record: in the same transaction, and without personal text."""

from datetime import date

import pytest

from involvement.audit_wording import in_words
from involvement.database import Engine
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.store import participants, services
from surveys.store.surveys import PlannedWave
from surveys.wave import DueWindow
from tests import stored, world
from tests.stores.changes import TABLES, Change, changes, set_up, with_answers
from tests.world import START


async def snapshot() -> dict[str, int]:
    """Every table of staff, as it is."""
    return {table: hash(repr(await stored.rows(table))) for table in TABLES}


async def test_every_change_writes_one_audit_event(database: Engine) -> None:
    town = await world.riverside()
    code = await with_answers(town, "Anna Bell")
    await set_up(town)
    for said, change in (await changes(town, code)).items():
        before, events = await snapshot(), len(await stored.audit())
        await change()
        new = (await stored.audit())[events:]
        assert [f"{action} {noun}" for _, action, noun in new] == [said]
        assert in_words(*new[0][1:]), f"{said} has no sentence in involvement/audit_wording.py"
        assert await snapshot() != before, f"{said}: nothing changed"


async def test_a_change_that_cannot_be_put_on_record_is_not_made(database: Engine) -> None:
    town = await world.riverside()
    code = await with_answers(town)
    await set_up(town)
    planned = await changes(town, code)
    await database.run_ddl("DROP TABLE inv_audit")
    before = await snapshot()
    for said, change in planned.items():
        with pytest.raises(Exception, match="inv_audit"):
            await change()
        assert await snapshot() == before, f"{said} was made without a record"


async def test_a_change_that_fails_leaves_no_record_and_no_part_of_itself(
    database: Engine,
) -> None:
    town = await world.riverside()
    before, audit = await snapshot(), await stored.audit()
    waves = [
        PlannedWave("baseline", town.first.id, DueWindow(0, 28)),
        PlannedWave("review", 99_999, DueWindow(80, 120)),
    ]
    nowhere = [Grant(Role.WORKER, service=town.service), Grant(Role.WORKER, service=99_999)]
    failing: list[Change] = [
        lambda: world.survey(waves=waves, slug="second"),
        lambda: world.account(email="new@riverside.test", grants=nowhere),
        lambda: world.steering_group(
            organisation=town.organisation, services=[town.service, 99_999], slug="second"
        ),
        lambda: world.organisation(slug="riverside"),
        lambda: world.service(organisation=town.organisation, slug="floating"),
        lambda: services.add_service(
            COMMAND,
            START,
            organisation=town.organisation,
            slug="second",
            name="Second",
            about="",
            programme=99_999,
        ),
    ]
    for change in failing:
        with pytest.raises(Exception, match=r"(?i)constraint|foreign key|unique|duplicate"):
            await change()
        assert await snapshot() == before
        assert await stored.audit() == audit


async def test_the_record_says_which_account_made_the_change_and_nothing_personal(
    database: Engine,
) -> None:
    town = await world.riverside()
    worker = await world.worker(service=town.service, email="second@riverside.test")
    scope = Scope(worker, (Grant(Role.WORKER, service=town.service),))
    await participants.add_participants(
        scope,
        START,
        world.secrecy(),
        service="floating",
        batch_key="batch",
        references=["Anna Bell"],
        joined_on=date(2027, 1, 4),
    )
    assert (await stored.audit())[-1] == (worker, "added 1", "participants")
    everything = repr(await stored.rows("inv_audit"))
    for personal in ("Anna", "Bell", "second@riverside.test", "Wren", "Sam", "Riverside Support"):
        assert personal not in everything
