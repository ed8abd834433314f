"""What was kept long enough goes, whole or not at all; what no rule names stays."""

import asyncio

import pytest

from involvement.database import Engine
from involvement.participant import State
from involvement.retention import RULED, DataClass
from involvement.roles import COMMAND
from involvement.store import sessions
from involvement.store.retention import list_rules
from involvement.tables import (
    ConsentEvent,
    ConsentText,
)
from surveys.releasing import make_release
from surveys.store.surveys import close_survey
from tests import stored, world
from tests.stores.old_data import (
    EVERYTHING,
    TODAY,
    answered,
    everything_is_old,
    gone_after,
    person,
    rule,
    snapshot,
)
from tests.world import START, Riverside


@pytest.fixture
async def town(database: Engine) -> Riverside:
    """The usual world."""
    return await world.riverside()


async def test_rules_are_kept_and_changed_and_recorded_once(town: Riverside) -> None:
    await rule({"responses": 730, "contacts": 30})
    assert await list_rules(town.organisation) == {
        DataClass.RESPONSES: 730,
        DataClass.CONTACTS: 30,
    }
    audit = len(await stored.audit())
    await asyncio.gather(*(rule({"responses": 730, "contacts": None}) for _ in range(3)))
    assert (await list_rules(town.organisation))[DataClass.CONTACTS] is None
    assert await stored.audit() == (await stored.audit())[: audit + 1]
    assert (await stored.audit())[-1][1:] == ("changed", "retention rules")


async def test_without_a_rule_nothing_goes(town: Riverside) -> None:
    await answered(town)
    await close_survey(COMMAND, START, "housing", TODAY)
    await person(State.DIED)
    await sessions.start_session(1, START, None)
    before = await snapshot()
    assert await gone_after(10_000) == {}
    await rule(dict.fromkeys(RULED))
    before["inv_audit"] = (await snapshot())["inv_audit"]
    assert await gone_after(10_000) == {}
    assert await snapshot() == before


async def test_a_dry_run_says_what_would_go_and_removes_nothing(town: Riverside) -> None:
    await everything_is_old(town)
    before = await snapshot()
    said = await gone_after(3, dry_run=True)
    assert await snapshot() == before
    assert said.keys() == {each.value for each in DataClass} - {"unfinished"}
    done = await gone_after(3)
    # Texts are counted where they stand; answers that went with their response took them along.
    said.pop("free_text")
    assert done == said


async def test_two_workers_at_once_and_running_twice_remove_once(town: Riverside) -> None:
    await everything_is_old(town)
    both = await asyncio.gather(gone_after(3), gone_after(3))
    assert sorted(key for each in both for key in each) == sorted(
        {key for each in both for key in each}
    )
    events = await stored.count("inv_retention_event")
    assert events == sum(len(each) for each in both)
    before = await snapshot()
    assert await gone_after(3) == {}
    assert await snapshot() == before


async def test_what_is_released_stays_and_so_does_who_is_counted_in_it(town: Riverside) -> None:
    await answered(town)
    first, later = (wave.id for wave in town.survey.waves)
    await make_release(
        COMMAND, START, survey="housing", before_wave=first, after_wave=later, audience="steering"
    )
    await rule({"responses": 1})
    await close_survey(COMMAND, START, "housing", TODAY)
    before = await snapshot()
    assert await gone_after(2) == {"responses": 12}
    now = await snapshot()
    kept = set(EVERYTHING) - {"svy_response", "svy_answer", "inv_retention_event"}
    assert {name: now[name] for name in kept} == {name: before[name] for name in kept}
    assert len(now["svy_released"]) == 6


async def test_consent_and_the_audit_are_never_removed(town: Riverside) -> None:
    someone = await person(State.DIED)
    text = ConsentText(
        organisation=town.organisation,
        purpose="take_part",
        number=1,
        language="en",
        format="standard",
        text="I take part.",
        published_at=START,
    )
    await text.save()
    await ConsentEvent.insert(
        ConsentEvent(
            participant=someone.id,
            text=text.id,
            purpose="take_part",
            action="given",
            how="self",
            at=START,
        )
    )
    await everything_is_old(town)
    before = await snapshot()
    assert await gone_after(10_000)
    now = await snapshot()
    assert now["inv_consent"] == before["inv_consent"]
    assert now["inv_audit"] == before["inv_audit"]
    assert len(now["inv_participant"]) == len(before["inv_participant"])


async def test_what_cannot_be_written_down_is_not_removed(
    town: Riverside, database: Engine
) -> None:
    await everything_is_old(town)
    await database.run_ddl("ALTER TABLE inv_retention_event RENAME COLUMN removed TO counted")
    before = await snapshot()
    with pytest.raises(Exception, match="removed"):
        await gone_after(3)
    assert await snapshot() == before


async def test_a_rule_holds_for_its_own_organisation(town: Riverside) -> None:
    await answered(town)
    await person(State.DIED)
    await sessions.start_session(1, START, None)
    await close_survey(COMMAND, START, "housing", TODAY)
    await world.organisation(slug="second", name="Second")
    await rule(dict.fromkeys(RULED, 1), "second")
    assert await gone_after(10_000) == {}, "sign-ins too: the first organisation's rule decides"
