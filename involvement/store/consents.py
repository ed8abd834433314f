"""What participants agreed to, in the database: events that are only ever added."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from involvement.audit import record_change
from involvement.consent import Action, Agreement, Event, How, Purpose, Wording, in_force
from involvement.database import fetch_all, take_turns, transaction
from involvement.policies import may_agree_until, may_agree_with_parent
from involvement.roles import Scope
from involvement.store.services import NotInScope, get_service
from involvement.store.wordings import COLUMNS, get_wording, wording_of
from involvement.tables import Agency, ConsentEvent, Participant

Statement = tuple[str, tuple[object, ...]]
"""SQL with a `?` for each argument, and the arguments."""

_EVENTS = f"""
SELECT {COLUMNS}, c.action, c.how, c.at, c.agency, coalesce(a.name, '') AS agency_name,
       c.until, c.account, t.young = p.young AS applies, c.participant
FROM inv_consent c JOIN inv_consent_text t ON t.id = c.text
JOIN inv_participant p ON p.id = c.participant LEFT JOIN inv_agency a ON a.id = c.agency
WHERE %s ORDER BY c.id
""".strip()  # noqa: S608 - our own columns
EVENTS = _EVENTS % "c.participant = ?"
EVENTS_OF_SERVICE = _EVENTS % "p.service = {} AND c.purpose = {}"
EVENTS_OF_AGENCY = _EVENTS % "c.agency = {}"
AGREE = "INSERT INTO inv_consent (key, participant, text, purpose, action, how, at) VALUES"


async def list_events(participant: int) -> list[Event]:
    """All that was recorded about one participant, oldest first."""
    return [_event(row) for row in await fetch_all(EVENTS, participant)]


async def list_events_of_service(service: int, purpose: Purpose) -> dict[int, list[Event]]:
    """Participant id → their events of one purpose, oldest first, for a caller that checked its
    scope."""
    return _by_participant(await ConsentEvent.raw(EVENTS_OF_SERVICE, service, purpose.value))


async def list_events_of_agency(agency: int) -> dict[int, list[Event]]:
    """The same for all that speaks about sharing with one agency."""
    return _by_participant(await ConsentEvent.raw(EVENTS_OF_AGENCY, agency))


def agreeing(
    participant: int, once: UUID, wordings: Sequence[Wording], now: datetime
) -> Statement | None:
    """One statement that records these as given by the participant themselves; run a second time it
    adds nothing. None where there is nothing to record."""
    if not wordings:
        return None
    given = (Action.GIVEN.value, How.SELF.value, now)
    rows = [
        (uuid5(once, each.purpose), participant, each.id, each.purpose.value, *given)
        for each in wordings
    ]
    marks = ", ".join("(?, ?, ?, ?, ?, ?, ?)" for _ in rows)
    return f"{AGREE} {marks} ON CONFLICT DO NOTHING", tuple(part for row in rows for part in row)


async def withdraw_own(
    participant: int, now: datetime, today: date, purpose: Purpose, agency: int | None = None
) -> None:
    """The participant takes back what they agreed to; nothing is added where it is not in force."""
    async with transaction():
        await take_turns()
        agreed = await _find_agreed(participant, today, purpose, agency)
        if agreed is not None:
            taken_back = agreed.follow(Action.WITHDRAWN, How.SELF, now, None)
            await add_events(participant, [taken_back], None)


async def record_given(
    scope: Scope,
    now: datetime,
    today: date,
    *,
    service: str,
    participant: UUID,
    wording: int,
    how: How,
    once: UUID,
    agencies: Sequence[int] = (),
    until: date | None = None,
) -> None:
    """Record that a participant agreed in another way than on a page: for sharing, with each of
    these agencies separately.

    The same `once` records once. Raises NotInScope, also for a wording that is for the other group;
    NotNow when the last day is over, or when an adult agreed with a parent; ValueError where
    sharing names no agency, or anything else does.
    """
    may_agree_until.check(until, today)
    async with transaction():
        await take_turns()
        owner, person, young = await _find(scope, service, participant)
        may_agree_with_parent.check(young, how is How.PARENT)
        text = await get_wording(owner, wording, young=young)
        await _check_agencies(owner, text.purpose, agencies)
        events = [
            Event(text, Action.GIVEN, how, now, agency, "", until, scope.account)
            for agency in (agencies or (None,))
        ]
        if await add_events(person, events, once):
            await put_on_record(scope, events[0], participant, owner)


async def record_about(
    scope: Scope,
    now: datetime,
    today: date,
    *,
    service: str,
    participant: UUID,
    action: Action,
    purpose: Purpose,
    how: How,
    once: UUID,
    agency: int | None = None,
) -> None:
    """Record that a participant took back, or confirmed, what is in force; nothing where it is not.

    The same `once` records once. Raises NotInScope, NotNow when an adult said it with a parent.
    """
    async with transaction():
        await take_turns()
        owner, person, young = await _find(scope, service, participant)
        may_agree_with_parent.check(young, how is How.PARENT)
        agreed = await _find_agreed(person, today, purpose, agency)
        if agreed is None:
            return
        event = agreed.follow(action, how, now, scope.account)
        if await add_events(person, [event], once):
            await put_on_record(scope, event, participant, owner)


async def _find_agreed(
    participant: int, today: date, purpose: Purpose, agency: int | None
) -> Agreement | None:
    return in_force(await list_events(participant), today).get((purpose, agency))


async def add_events(participant: int, events: Iterable[Event], once: UUID | None) -> bool:
    """Whether the events were added; they were not if `once` was used before. For a caller that
    checked its scope and takes turns."""
    rows = [_row(participant, event, once) for event in events]
    if await ConsentEvent.exists().where(ConsentEvent.key.is_in([row.key for row in rows])):
        return False
    await ConsentEvent.insert(*rows)
    return True


async def put_on_record(scope: Scope, event: Event, key: UUID, owner: int) -> None:
    """The audit row of an event about the participant with this key, for a caller that adds it."""
    said = f"recorded {event.wording.purpose} as {event.action} for"
    await record_change(scope, said, "participant", key, event.at, organisation=owner)


async def _find(scope: Scope, service: str, participant: UUID) -> tuple[int, int, bool]:
    """The ids of the organisation and of a participant of a support service in scope, and whether
    they are in the group of people under 18. Raises NotInScope."""
    found = await get_service(scope, service)
    row = (
        await Participant.select(Participant.id, Participant.young)
        .where(Participant.service == found.id, Participant.key == participant)
        .first()
    )
    if row is None:
        raise NotInScope(participant)
    return found.organisation.id, int(row["id"]), bool(row["young"])


async def _check_agencies(organisation: int, purpose: Purpose, agencies: Sequence[int]) -> None:
    if (purpose is Purpose.SHARE) != bool(agencies):
        raise ValueError("sharing names its agencies, and nothing else does")
    ours = Agency.count().where(
        Agency.organisation == organisation, Agency.id.is_in([-1, *agencies])
    )
    if await ours != len(set(agencies)):
        raise NotInScope(agencies)


def _row(participant: int, event: Event, once: UUID | None) -> ConsentEvent:
    purpose = event.wording.purpose
    row = ConsentEvent(
        participant=participant,
        text=event.wording.id,
        purpose=purpose.value,
        action=event.action.value,
        how=event.how.value,
        agency=event.agency,
        until=event.until,
        at=event.at,
        account=event.account,
    )
    if once is not None:
        row.key = uuid5(once, f"{purpose} {event.agency}")
    return row


def _by_participant(rows: Iterable[dict[str, Any]]) -> dict[int, list[Event]]:
    events: dict[int, list[Event]] = defaultdict(list)
    for row in rows:
        events[row["participant"]].append(_event(tuple(row.values())))
    return events


def _event(row: Sequence[Any]) -> Event:
    """The event of a row as `_EVENTS` selects it."""
    action, how, at, agency, agency_name, until, account, applies = row[8:16]
    wording, said = wording_of(row[:8]), (Action(action), How(how), at)
    return Event(wording, *said, agency, agency_name, until, account, bool(applies))
