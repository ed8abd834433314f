"""Each class of data goes when its own time is over, and takes nothing else along."""

import pytest

from involvement.database import Engine
from involvement.participant import State
from involvement.retention import DataClass
from involvement.roles import COMMAND
from involvement.store import sessions
from involvement.store.retention import list_removals
from involvement.tables import (
    OneTimeLink,
)
from involvement.tables import Participant as ParticipantRow
from surveys.store.data_protection import record_protection
from surveys.store.surveys import close_survey
from surveys.survey import Unfinished
from surveys.tidying import tidy
from tests import stored, world
from tests.stores.old_data import DAY, TODAY, answered, gone_after, person, rule, snapshot
from tests.world import START, Riverside


@pytest.fixture
async def town(database: Engine) -> Riverside:
    """The usual world."""
    return await world.riverside()


async def test_answers_go_after_the_last_day_of_their_survey_and_its_days(town: Riverside) -> None:
    await answered(town)
    await rule({"responses": 30})
    assert await gone_after(10_000) == {}, "a survey without a last day is not over"
    await close_survey(COMMAND, START, "housing", TODAY)
    assert await gone_after(30) == {}
    assert await gone_after(31) == {"responses": 12}
    assert await stored.count("svy_response") == 0
    assert await stored.count("svy_answer") == 0


async def test_a_record_of_the_survey_wins_over_the_rule_of_the_organisation(
    town: Riverside,
) -> None:
    await answered(town)
    await close_survey(COMMAND, START, "housing", TODAY)
    await rule({"responses": 30})
    for kept_days in (None, 60):
        await record_protection(COMMAND, START, "housing", world.protection(kept_days=kept_days))
        assert await gone_after(60) == {}
    await rule({"responses": 90})
    assert await gone_after(61, dry_run=True) == {"responses": 12}
    await record_protection(COMMAND, START, "housing", world.protection(kept_days=0))
    assert await gone_after(0) == {}
    assert await gone_after(1) == {"responses": 12}


async def test_free_text_goes_and_what_was_chosen_beside_it_stays(town: Riverside) -> None:
    await answered(town, count=1)
    (code,) = await world.cards(batch_key="unfinished")
    await world.response(
        survey=town.survey,
        version=town.first,
        answers={"anything_else": "Not yet finished"},
        code=code,
        finished=False,
    )
    texts = [row for row in await stored.answers() if row[3]]
    chosen = [row for row in await stored.answers() if not row[3]]
    await rule({"free_text": 30})
    assert await gone_after(30) == {}
    assert await gone_after(31) == {"free_text": len(texts) - 1}
    assert [row for row in await stored.answers() if not row[3]] == chosen
    assert [row[3] for row in await stored.answers() if row[3]] == ["Not yet finished"]


async def test_dates_are_no_free_text(database: Engine) -> None:
    survey = await world.one_survey(content="every-kind")
    made = await world.version(organisation=1, content="every-kind")
    answers = {"pass_ends": "2027-03-01", "favourite_place": "The park", "anything_else": "No"}
    await world.response(survey=survey, version=made, answers=answers)
    await rule({"free_text": 1})
    assert await gone_after(2) == {"free_text": 2}
    assert [(key, text) for key, _, _, text in await stored.answers()] == [
        ("pass_ends", "2027-03-01")
    ]


@pytest.mark.parametrize("state", State)
async def test_what_is_sealed_goes_for_people_who_moved_on_or_died_and_nobody_else(
    town: Riverside, state: State
) -> None:
    await person(state)
    await rule({"contacts": 30, "needs": 30, "references": 30})
    before = await snapshot()
    assert await gone_after(30) == {}
    left = state in (State.MOVED_ON, State.DIED)
    expected = {"contacts": 2, "needs": 1, "references": 1} if left else {}
    assert await gone_after(31) == expected
    (row,) = await ParticipantRow.select()
    assert (row["reference_sealed"] is None, row["family_sealed"] is None) == (left, left)
    assert row["code_hash"]
    for table in ("inv_contact", "inv_need", "inv_need_event"):
        assert await stored.count(table) == (0 if left else 1), table
    if not left:
        assert await snapshot() == before


async def test_each_class_of_what_is_sealed_has_a_rule_of_its_own(town: Riverside) -> None:
    await person(State.DIED)
    for name, number in (("contacts", 2), ("needs", 1), ("references", 1)):
        await rule({name: 1})
        assert await gone_after(2) == {name: number}


async def test_sign_ins_and_links_go_when_they_ended(town: Riverside) -> None:
    account = await world.administrator(organisation=town.organisation)
    await sessions.start_session(account, START, None)
    for hashed, used_at in (("used", START - 9 * DAY), ("open", None)):
        await OneTimeLink.insert(
            OneTimeLink(
                account=account,
                token_hash=hashed,
                purpose="reset",
                expires_at=START + DAY,
                used_at=used_at,
            )
        )
    await rule({"sign_ins": 5})
    assert await gone_after(0) == {"sign_ins": 1}, "the link that was used nine days ago"
    assert await gone_after(5) == {}, "the session ended ten hours later, the link a day later"
    assert await gone_after(7) == {"sign_ins": 2}


async def test_the_list_of_what_was_removed_has_a_rule_too(town: Riverside) -> None:
    await person(State.DIED)
    await rule({"contacts": 1, "log": 100})
    await gone_after(2)
    assert [each.data_class for each in await list_removals(town.organisation)] == ["contacts"]
    assert await gone_after(102) == {}
    assert await gone_after(103) == {"log": 1}
    assert [each.data_class for each in await list_removals(town.organisation)] == ["log"]


async def test_answers_never_finished_are_erased_where_the_survey_says_so_and_listed(
    database: Engine,
) -> None:
    for slug, unfinished in (("erases", Unfinished.ERASED), ("keeps", Unfinished.KEPT)):
        survey = await world.one_survey(content="every-kind", slug=slug, unfinished=unfinished)
        made = await world.version(organisation=1, content="every-kind")
        await world.response(
            survey=survey, version=made, answers={"lonely": 1}, finished=False, now=START
        )
    assert await tidy(START + 30 * DAY) == 0
    assert await gone_after(31, dry_run=True) == {"unfinished": 1}
    assert await tidy(START + 31 * DAY) == 2
    assert await stored.statuses() == ["abandoned"]
    (removal,) = await list_removals(1)
    assert (removal.data_class, removal.days, removal.removed) == (DataClass.UNFINISHED, 30, 1)
