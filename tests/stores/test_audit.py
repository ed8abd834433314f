"""Every change that staff make is on record: in the same transaction, and without personal text."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from involvement.agency import Protocol
from involvement.audit_wording import in_words
from involvement.database import Engine
from involvement.participant import State
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.service import ServiceState
from involvement.store import (
    accounts,
    agencies,
    organisations,
    participants,
    programmes,
    services,
)
from involvement.store.participants import list_participants
from surveys.releasing import make_release
from surveys.store.surveys import PlannedWave, close_survey
from surveys.wave import DueWindow
from tests import stored, world
from tests.stores.sealed_changes import changes_of_what_is_sealed
from tests.world import START, Riverside

TABLES = (
    "inv_organisation",
    "inv_programme",
    "inv_service",
    "inv_agency",
    "inv_account",
    "inv_role_grant",
    "inv_participant",
    "inv_contact",
    "inv_need",
    "inv_need_event",
    "inv_invitation",
    "svy_questionnaire",
    "svy_version",
    "svy_item",
    "svy_survey",
    "svy_wave",
    "svy_release",
    "frm_forum",
    "frm_reviewed",
)
Change = Callable[[], Awaitable[Any]]


async def with_answers(town: Riverside, *references: str) -> None:
    """One participant, who has answered both times."""
    (code,) = await world.cards(references=references)
    for wave, version in enumerate((town.first, town.later)):
        answers = {"knows_help": 1}
        await world.response(
            survey=town.survey, version=version, answers=answers, code=code, wave=wave
        )


def changes_of_the_organisation(town: Riverside) -> dict[str, Change]:
    """Every change that administrators make to what their organisation is and runs."""
    return {
        "added organisation": lambda: world.organisation(slug="second", name="Second"),
        "changed organisation": lambda: organisations.change_organisation(
            COMMAND, START, "riverside", name="R", help_name="", help_phone="", help_text=""
        ),
        "added programme": lambda: world.programme(organisation=town.organisation, slug="second"),
        "changed programme": lambda: programmes.change_programme(
            COMMAND, START, "homes", name="At home", about=""
        ),
        "added support service": lambda: world.service(
            organisation=town.organisation, slug="second"
        ),
        "changed support service": lambda: services.change_service(
            COMMAND, START, "floating", name="Floating", about="", programme=None
        ),
        "changed the notice of support service": lambda: turn_away("closed", notice="Full."),
        "opened support service": lambda: turn_away("closed", ServiceState.OPEN),
        "closed to referral support service": lambda: turn_away("outreach"),
        "ended support service": lambda: turn_away("outreach", ServiceState.ENDED),
        "added partner agency": lambda: world.agency(organisation=town.organisation, slug="second"),
        "renamed partner agency": lambda: agencies.rename_agency(
            COMMAND, START, "housing", name="Homes"
        ),
        "recorded protocol signed with partner agency": lambda: agencies.change_protocol(
            COMMAND, START, "housing", protocol=Protocol.SIGNED, on=START.date()
        ),
    }


async def set_up(town: Riverside) -> None:
    """What these changes are made to: a programme, a partner, and two support services."""
    await world.programme(organisation=town.organisation)
    await world.agency(organisation=town.organisation)
    for slug in ("closed", "outreach"):
        await world.service(organisation=town.organisation, slug=slug)
    await turn_away("closed")


async def turn_away(
    slug: str, state: ServiceState = ServiceState.CLOSED, *, notice: str = ""
) -> None:
    """Put a support service into a state."""
    await services.change_state(
        COMMAND,
        START,
        slug,
        state=state,
        on=START.date(),
        notice=notice,
        elsewhere="The drop-in",
    )


async def changes(town: Riverside) -> dict[str, Change]:
    """Every change that staff can make, by what the audit says of it."""
    (person,) = await list_participants(COMMAND, world.secrecy(), "floating")
    first, later = (wave.id for wave in town.survey.waves)
    window = DueWindow(0, 28)
    return {
        **changes_of_the_organisation(town),
        "added account": lambda: world.worker(service=town.service, email="new@riverside.test"),
        "ended account": lambda: accounts.end_account(COMMAND, START, "worker@riverside.test"),
        "added 2 participants": lambda: world.cards(count=2, batch_key="more"),
        **await changes_of_what_is_sealed(),
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
    await with_answers(town, "Anna Bell")
    await set_up(town)
    for said, change in (await changes(town)).items():
        before, events = await snapshot(), len(await stored.audit())
        await change()
        new = (await stored.audit())[events:]
        assert [f"{action} {noun}" for _, action, noun in new] == [said]
        assert in_words(*new[0][1:]), f"{said} has no sentence in involvement/audit_wording.py"
        assert await snapshot() != before, f"{said}: nothing changed"


async def test_a_change_that_cannot_be_put_on_record_is_not_made(database: Engine) -> None:
    town = await world.riverside()
    await with_answers(town)
    await set_up(town)
    planned = await changes(town)
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
