"""Who may be invited today, and who was invited: when, in which format, in which way.

Heard sends nothing itself; a worker does, and says so here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.need import Occasion, formats_needed
from involvement.participant import Participant
from involvement.policies import may_contact, may_invite, may_invite_now
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.service import SupportService
from involvement.store.needs import add_occasion, find_ids, list_current
from involvement.store.participants import get_participant, list_participants
from involvement.store.services import get_service
from involvement.tables import Invitation as Row
from surveys.due import Due, Progress, list_due
from surveys.invitation import Invitation, Waiting, outcomes
from surveys.store.surveys import list_progress, list_surveys_of
from surveys.survey import Survey


async def invite(
    scope: Scope, now: datetime, secrecy: Secrecy, *, key: UUID, invitation: Invitation, today: date
) -> None:
    """Record that a participant was invited; whether that met their needs follows from it. The same
    invitation sent twice is recorded once. Raises NotInScope, NotNow."""
    reason = invitation.reason if isinstance(invitation.reason, str) else ""
    async with transaction():
        await take_turns()
        service, waiting = await get_waiting(scope, secrecy, key, today)
        may_invite_now.check(waiting.is_due(invitation.survey, invitation.wave))
        may_invite.check(formats_needed(waiting.needs), invitation.format, reason)
        if any(each.is_same(invitation) for each in waiting.invitations):
            return
        person = waiting.participant.id
        await Row.insert(_row(scope, secrecy, person, invitation, reason))
        ids = await find_ids(person)
        for need, met in outcomes(waiting.needs, invitation.format):
            why = None if met else reason
            occasion = Occasion(need.key, invitation.invited_on, met, why)
            await add_occasion(secrecy, ids[need.key], occasion)
        owner = service.organisation.id
        await record_change(scope, "invited", "participant", key, now, organisation=owner)


async def list_waiting(
    scope: Scope, secrecy: Secrecy, service: str, today: date
) -> tuple[SupportService, list[Waiting]]:
    """Everybody of a support service who may be invited today, the most urgent first. Raises
    NotInScope."""
    found = await get_service(scope, service)
    people = await list_participants(scope, secrecy, service)
    surveys = await list_surveys_of([found.id])
    progress = await list_progress(survey.id for survey in surveys)
    return found, await _waiting(secrecy, people, surveys, progress, today)


async def get_waiting(
    scope: Scope, secrecy: Secrecy, key: UUID, today: date
) -> tuple[SupportService, Waiting]:
    """What one participant may be invited to today. Raises NotInScope, and NotNow for somebody who
    is not to be contacted or not due."""
    service, person = await get_participant(scope, secrecy, key)
    may_contact.check(person.state)
    surveys = await list_surveys_of([service.id])
    progress = await list_progress((survey.id for survey in surveys), person.id)
    found = await _waiting(secrecy, [person], surveys, progress, today)
    may_invite_now.check(bool(found))
    return service, found[0]


async def list_invitations(secrecy: Secrecy, people: Iterable[int]) -> dict[int, list[Invitation]]:
    """Participant id → their invitations, newest first, for a caller that checked its scope."""
    rows = (
        await Row.select()
        .where(Row.participant.is_in([-1, *people]))
        .order_by(Row.invited_on, Row.id, ascending=False)
    )
    found = defaultdict(list)
    for row in rows:
        found[row["participant"]].append(_invitation(row, secrecy))
    return found


async def _waiting(
    secrecy: Secrecy,
    people: Collection[Participant],
    surveys: Collection[Survey],
    progress: Progress,
    today: date,
) -> list[Waiting]:
    due: dict[int, list[Due]] = defaultdict(list)
    for each in (due for survey in surveys for due in list_due(survey, people, progress, today)):
        due[each.participant.id].append(each)
    needs = await list_current(due)
    invitations = await list_invitations(secrecy, due)
    waiting = [
        Waiting(
            person,
            tuple(sorted(due[person.id], key=_last_day)),
            tuple(needs[person.id]),
            tuple(invitations[person.id]),
        )
        for person in people
        if person.id in due
    ]
    return sorted(waiting, key=lambda each: _last_day(each.due[0]))


def _last_day(due: Due) -> date:
    return due.standing.closes_on


def _row(scope: Scope, secrecy: Secrecy, person: int, invitation: Invitation, reason: str) -> Row:
    return Row(
        participant=person,
        survey=invitation.survey,
        wave=invitation.wave,
        format=invitation.format,
        method=invitation.method,
        invited_on=invitation.invited_on,
        account=scope.account,
        reason_sealed=secrecy.seal_if_any(reason.strip()),
    )


def _invitation(row: dict[str, Any], secrecy: Secrecy) -> Invitation:
    return Invitation(
        row["survey"],
        row["wave"],
        row["format"],
        row["method"],
        row["invited_on"],
        secrecy.unseal(row["reason_sealed"]),
    )
