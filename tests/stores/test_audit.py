"""Every change that staff make is on record: in the same transaction, and without personal text."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from involvement.database import Engine
from involvement.participant import State
from involvement.roles import COMMAND, Grant, Role, Scope
from involvement.store import accounts, participants, sessions
from involvement.store.grants import add_grant, end_grant
from involvement.store.links import invite, make_link, use_link
from involvement.store.own_account import change_password
from involvement.store.participants import list_participants
from involvement.store.second_factor import (
    begin_second_factor,
    get_secret,
    make_recovery_codes,
    remove_own_second_factor,
    settle_code,
)
from surveys.releasing import make_release
from surveys.store.surveys import PlannedWave, close_survey
from surveys.wave import DueWindow
from tests import stored, world
from tests.world import FIRST_DAY, START, Riverside

TABLES = (
    "inv_organisation",
    "inv_service",
    "inv_account",
    "inv_role_grant",
    "inv_session",
    "inv_one_time_link",
    "inv_recovery_code",
    "inv_participant",
    "svy_questionnaire",
    "svy_version",
    "svy_item",
    "svy_survey",
    "svy_wave",
    "svy_release",
    "frm_forum",
    "frm_reviewed",
)
WORKER, MEMBER = "worker@riverside.test", "member@riverside.test"
Change = Callable[[], Awaitable[Any]]


async def with_answers(town: Riverside, *references: str) -> None:
    """One participant, who has answered both times."""
    (code,) = await world.cards(references=references)
    for wave, version in enumerate((town.first, town.later)):
        answers = {"knows_help": 1}
        await world.response(
            survey=town.survey, version=version, answers=answers, code=code, wave=wave
        )


async def changes_of_accounts(town: Riverside) -> dict[str, Change]:
    """Every change of an administrator to an account, by what the audit says of it."""
    key = await accounts.get_key(MEMBER)
    (seat,) = (await accounts.get_account(COMMAND, FIRST_DAY, key)).held
    grant = Grant(Role.DUTY_READER, organisation=town.organisation)
    link = await make_link(COMMAND, START, FIRST_DAY, await accounts.get_key(WORKER))
    return {
        "added account": lambda: world.worker(service=town.service, email="new@riverside.test"),
        "invited account": lambda: invite(
            COMMAND, START, FIRST_DAY, email="noor@riverside.test", name="Noor", grant=grant
        ),
        "used the reset of account": lambda: use_link("reset", link.token, "a hash", START),
        "made a link (reset) for account": lambda: make_link(COMMAND, START, FIRST_DAY, key),
        "gave the role duty-reader to account": lambda: add_grant(
            COMMAND, START, FIRST_DAY, key, grant
        ),
        "ended the role steering-group-member of account": lambda: end_grant(
            COMMAND, START, FIRST_DAY, key, seat.number
        ),
        "ended account": lambda: world.end_account(WORKER),
    }


async def changes_to_ones_own_account() -> dict[str, Change]:
    """Every change of somebody to their own account, by what the audit says of it."""
    member = await accounts.find_password_hash(MEMBER)
    assert member
    own, secrecy = Scope(member[0], ()), world.secrecy()
    token, _ = [await sessions.start_session(member[0], START, None) for _ in range(2)]
    here = await sessions.find_signed_in(token, START, FIRST_DAY)
    secret = await get_secret(own, secrecy)
    assert here
    assert secret
    code = world.digits(secret, START)
    other = await world.account(email="other@riverside.test", grants=[])
    _, codes = await world.second_factor(account=other)
    return {
        "ended the other sessions of account": lambda: sessions.end_other_sessions(
            own, START, here.session
        ),
        "ended a session of account": lambda: sessions.end_own_session(own, START, here.session),
        "changed the password of account": lambda: change_password(own, START, "a hash", 0),
        "set up the second factor of account": lambda: begin_second_factor(
            own, START, secrecy, code
        ),
        "made new recovery codes of account": lambda: make_recovery_codes(own, START, secrecy),
        "removed the second factor of account": lambda: remove_own_second_factor(own, START),
        "used a recovery code of account": lambda: settle_code(other, START, secrecy, codes[0]),
    }


async def changes(town: Riverside) -> dict[str, Change]:
    """Every change that staff can make, by what the audit says of it."""
    (person,) = await list_participants(COMMAND, world.secrecy(), "floating")
    first, later = (wave.id for wave in town.survey.waves)
    window = DueWindow(0, 28)
    return {
        "added organisation": lambda: world.organisation(slug="second", name="Second"),
        "added support service": lambda: world.service(
            organisation=town.organisation, slug="second"
        ),
        **await changes_of_accounts(town),
        **await changes_to_ones_own_account(),
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
    await with_answers(town, "Anna Bell")
    for said, change in (await changes(town)).items():
        before, events = await snapshot(), len(await stored.audit())
        await change()
        new = (await stored.audit())[events:]
        assert [f"{action} {noun}" for _, action, noun in new] == [said]
        assert await snapshot() != before, f"{said}: nothing changed"


async def test_a_change_that_cannot_be_put_on_record_is_not_made(database: Engine) -> None:
    town = await world.riverside()
    await with_answers(town)
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
