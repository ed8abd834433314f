"""Every change that staff make is on record: in the same transaction, and without personal text."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from involvement.database import Engine
from involvement.participant import State
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.store import accounts, participants
from involvement.store.participants import list_participants
from surveys.releasing import make_release
from surveys.store.surveys import PlannedWave, close_survey
from surveys.wave import DueWindow
from tests import stored, world
from tests.stores import agreement_changes
from tests.world import START, Riverside

TABLES = (
    "inv_organisation",
    "inv_service",
    "inv_account",
    "inv_role_grant",
    "inv_participant",
    "svy_questionnaire",
    "svy_version",
    "svy_item",
    "svy_survey",
    "svy_wave",
    "svy_release",
    "svy_quote",
    "inv_consent_text",
    "inv_consent",
    "frm_forum",
    "frm_reviewed",
)
Change = Callable[[], Awaitable[Any]]


async def with_answers(town: Riverside, *references: str) -> str:
    """One participant, who has answered both times; their code."""
    (code,) = await world.cards(references=references)
    for wave, version in enumerate((town.first, town.later)):
        answers: dict[str, int | str] = {"knows_help": 1, "anything_else": f"Words {wave}"}
        await world.response(
            survey=town.survey, version=version, answers=answers, code=code, wave=wave
        )
    return code


async def changes(town: Riverside, code: str) -> dict[str, Change]:
    """Every change that staff can make, by what the audit says of it."""
    (person,) = await list_participants(COMMAND, world.secrecy(), "floating")
    first, later = (wave.id for wave in town.survey.waves)
    window = DueWindow(0, 28)
    return {
        **await agreement_changes.changes(town, code, person.key),
        "added organisation": lambda: world.organisation(slug="second", name="Second"),
        "added support service": lambda: world.service(
            organisation=town.organisation, slug="second"
        ),
        "added account": lambda: world.worker(service=town.service, email="new@riverside.test"),
        "ended account": lambda: accounts.end_account(COMMAND, START, "worker@riverside.test"),
        "added 2 participants": lambda: world.cards(count=2, batch_key="more"),
        "replaced the card of participant": lambda: participants.replace_card(
            COMMAND, START, world.secrecy(), key=person.key, batch_key="new"
        ),
        "recorded died for participant": lambda: participants.change_state(
            COMMAND, START, key=person.key, state=State.DIED, on=START.date()
        ),
        "published version 1 of questionnaire": lambda: world.version(
            organisation=town.organisation, content="every-kind"
        ),
        "added survey": lambda: world.survey(
            waves=[PlannedWave("baseline", town.first.id, window)], slug="second"
        ),
        "closed survey": lambda: close_survey(COMMAND, START, "housing", START.date()),
        "made release 1 of survey": lambda: make_release(
            COMMAND,
            START,
            survey="housing",
            before_wave=first,
            after_wave=later,
            audience="steering",
        ),
        "added forum": lambda: world.steering_group(
            organisation=town.organisation, services=[town.service], slug="second"
        ),
    }


async def snapshot() -> dict[str, int]:
    """Every table of staff, as it is."""
    return {table: hash(repr(await stored.rows(table))) for table in TABLES}


async def test_every_change_writes_one_audit_event(database: Engine) -> None:
    town = await world.riverside()
    code = await with_answers(town, "Anna Bell")
    for said, change in (await changes(town, code)).items():
        before, events = await snapshot(), len(await stored.audit())
        await change()
        new = (await stored.audit())[events:]
        assert [f"{action} {noun}" for _, action, noun in new] == [said]
        assert await snapshot() != before, f"{said}: nothing changed"


async def test_a_change_that_cannot_be_put_on_record_is_not_made(database: Engine) -> None:
    town = await world.riverside()
    planned = await changes(town, await with_answers(town))
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
