"""A worker answers with or for a participant: the start of it, which goes on record."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from involvement.audit import record_change
from involvement.consent import Action, Event, How, Wording
from involvement.database import take_turns, transaction
from involvement.roles import Scope
from involvement.store.consents import add_events, put_on_record
from involvement.store.participants import get_row
from involvement.store.services import NotInScope
from surveys.response import NewResponse, Started
from surveys.store.answers import start_response


async def start_for(
    scope: Scope,
    now: datetime,
    *,
    key: UUID,
    new: NewResponse,
    agreed: Sequence[Wording] = (),
    how: How = How.WORKER,
) -> Started:
    """Start a response of the participant with this key, or find the one that they began. `agreed`
    is what they said yes to first, and `how` they said it. Raises NotInScope, also for a response
    of anybody else."""
    async with transaction():
        await take_turns()
        service, row = await get_row(scope, key)
        if row["id"] != new.participant:
            raise NotInScope(key)
        started = await start_response(new)
        owner = service.organisation.id
        await record_agreed(scope, now, owner, key, agreed, how)
        await record_change(
            scope, "began answering for", "participant", key, now, organisation=owner
        )
    return started


async def record_agreed(
    scope: Scope, now: datetime, owner: int, key: UUID, agreed: Sequence[Wording], how: How
) -> None:
    """Record that a participant said yes to these, for a caller that takes turns and knows that
    they have not yet."""
    _, row = await get_row(scope, key)
    events = [Event(each, Action.GIVEN, how, now, account=scope.account) for each in agreed]
    if events and await add_events(row["id"], events, None):
        for event in events:
            await put_on_record(scope, event, key, owner)
