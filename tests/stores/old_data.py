"""Data that is too old, the rules that say so, and what stands in the database before and after."""

from collections.abc import Mapping
from datetime import timedelta

from involvement.participant import Participant, State
from involvement.retention import RULED, DataClass, Rules
from involvement.roles import COMMAND
from involvement.store import sessions
from involvement.store.participants import change_state, list_participants
from involvement.store.retention import change_rules
from involvement.tables import (
    Contact,
    Need,
    NeedEvent,
    RetentionEvent,
)
from involvement.tables import Participant as ParticipantRow
from surveys.forgetting import forget
from surveys.store.surveys import close_survey
from surveys.survey import IdentityMode, Unfinished
from tests import stored, world
from tests.world import START, Riverside

TODAY = START.date()
DAY = timedelta(days=1)
EVERYTHING = (
    "svy_response",
    "svy_answer",
    "svy_release",
    "svy_released",
    "inv_participant",
    "inv_contact",
    "inv_need",
    "inv_need_event",
    "inv_session",
    "inv_one_time_link",
    "inv_consent",
    "inv_audit",
    "inv_retention_event",
)


async def rule(days: Mapping[str, int | None], organisation: str = "riverside") -> None:
    """Make rules, by the code of their class."""
    rules: Rules = {DataClass(name): number for name, number in days.items()}
    await change_rules(COMMAND, START, organisation, rules)


async def gone_after(days: int, *, dry_run: bool = False) -> dict[str, int]:
    """What goes, or would go, so many days from START, by class."""
    done = await forget(START + days * DAY, dry_run=dry_run)
    return {disposal.data_class.value: number for disposal, number in done}


async def snapshot() -> dict[str, list[str]]:
    """Everything that could go, and what must not."""
    return {table: sorted(map(repr, await stored.rows(table))) for table in EVERYTHING}


async def answered(town: Riverside, count: int = 6) -> None:
    """People who answer both times, in numbers and in words."""
    for code in await world.cards(count=count):
        for wave, version in enumerate((town.first, town.later)):
            answers: dict[str, int | str] = {"knows_help": wave, "anything_else": "My words"}
            await world.response(
                survey=town.survey, version=version, answers=answers, code=code, wave=wave
            )


async def person(state: State = State.ACTIVE, reference: str = "AB") -> Participant:
    """A participant with everything that is sealed about them, in that state since START."""
    before = await list_participants(COMMAND, world.secrecy(), "floating")
    await world.cards(references=[reference], batch_key=f"batch {len(before)}")
    found = (await list_participants(COMMAND, world.secrecy(), "floating"))[-1]
    await Contact.insert(Contact(participant=found.id, sealed="sealed", changed_on=TODAY))
    need = Need(
        participant=found.id,
        kind="format",
        value="easy read",
        identified_on=TODAY,
        review_on=TODAY,
    )
    await need.save()
    await NeedEvent.insert(NeedEvent(need=need.id, happened_on=TODAY, met=True))
    await ParticipantRow.update({ParticipantRow.family_sealed: "sealed"}).where(
        ParticipantRow.id == found.id
    )
    await change_state(COMMAND, START, key=found.key, state=state, on=TODAY)
    return found


async def everything_is_old(town: Riverside) -> None:
    """Something of every class, and rules that let all of it go after a day."""
    await answered(town)
    await world.one_survey(
        content="every-kind", identity_mode=IdentityMode.ANONYMOUS, unfinished=Unfinished.ERASED
    )
    await close_survey(COMMAND, START, "housing", TODAY)
    await person(State.DIED)
    await sessions.start_session(1, START, None)
    await RetentionEvent.insert(
        RetentionEvent(
            at=START, organisation=town.organisation, data_class="needs", days=1, removed=1
        )
    )
    await rule(dict.fromkeys(RULED, 1))
