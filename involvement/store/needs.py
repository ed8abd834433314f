"""Access needs in the database: recorded, asked about again, ended, and met or not."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.need import Kind, Need, NewNeed, Occasion, in_years
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.service import SupportService
from involvement.store.participants import get_row
from involvement.store.services import NotInScope
from involvement.tables import Need as Row
from involvement.tables import NeedEvent


class NeedExists(ValueError):
    """The participant has this need already, with other words beside it."""


async def add_need(
    scope: Scope, now: datetime, secrecy: Secrecy, *, person: UUID, need: NewNeed, on: date
) -> None:
    """Record a need; the same one sent twice is recorded once. Raises NotInScope, NeedExists."""
    async with transaction():
        await take_turns()
        service, owner = await get_row(scope, person)
        for found in await _list(secrecy, Row.participant == owner["id"], Row.ended_on.is_null()):
            if (found.kind, found.value) == (need.kind, need.value):
                if (found.size, found.note or "", found.shared) == (
                    need.size,
                    need.note,
                    need.shared,
                ):
                    return
                raise NeedExists(need.value)
        row = Row(
            participant=owner["id"],
            kind=need.kind.value,
            value=need.value,
            size=need.size,
            note_sealed=secrecy.seal_if_any(need.note),
            shared=need.shared,
            identified_on=on,
            review_on=need.review_on,
        )
        await Row.insert(row)
        await _on_record(scope, "recorded an access", row.key, now, service)


async def review_need(scope: Scope, now: datetime, *, person: UUID, need: UUID, on: date) -> None:
    """The need is still there: ask about it again a year after `on`. Raises NotInScope."""
    async with transaction():
        service, row = await _get(scope, person, need)
        if row["review_on"] == in_years(on, 1):
            return
        await Row.update({Row.review_on: in_years(on, 1)}).where(Row.id == row["id"])
        await _on_record(scope, "reviewed an access", need, now, service)


async def end_need(scope: Scope, now: datetime, *, person: UUID, need: UUID, on: date) -> None:
    """The need is there no longer; it stays in the history. Raises NotInScope."""
    async with transaction():
        service, row = await _get(scope, person, need)
        if row["ended_on"]:
            return
        await Row.update({Row.ended_on: on}).where(Row.id == row["id"])
        await _on_record(scope, "ended an access", need, now, service)


async def record_occasion(
    scope: Scope, now: datetime, secrecy: Secrecy, *, person: UUID, occasion: Occasion
) -> None:
    """Whether a need was met at one contact; the same sent twice counts once. Raises NotInScope."""
    async with transaction():
        await take_turns()
        service, row = await _get(scope, person, occasion.need)
        if occasion in await _occasions(secrecy, {row["id"]: occasion.need}):
            return
        await add_occasion(secrecy, row["id"], occasion)
        said = "met an access" if occasion.met else "did not meet an access"
        await _on_record(scope, said, occasion.need, now, service)


async def add_occasion(secrecy: Secrecy, need: int, occasion: Occasion) -> None:
    """Add what came of the need with this id, inside a transaction that records the change."""
    reason = occasion.reason if isinstance(occasion.reason, str) else None
    await NeedEvent.insert(
        NeedEvent(
            need=need,
            happened_on=occasion.happened_on,
            met=occasion.met,
            reason_sealed=secrecy.seal_if_any(reason),
        )
    )


async def list_needs(
    scope: Scope, secrecy: Secrecy, person: UUID
) -> tuple[list[Need], list[Occasion]]:
    """Every need of a participant, the ended ones too, and every contact in which one counted, the
    newest first. Raises NotInScope."""
    _, owner = await get_row(scope, person)
    needs = await _list(secrecy, Row.participant == owner["id"])
    rows = await Row.select(Row.id, Row.key).where(Row.participant == owner["id"])
    return needs, await _occasions(secrecy, {row["id"]: row["key"] for row in rows})


async def list_current(people: Iterable[int]) -> dict[int, list[Need]]:
    """Participant id → their needs, without notes, for a caller that checked its scope."""
    found = defaultdict(list)
    for need in await _list(None, Row.participant.is_in([-1, *people]), Row.ended_on.is_null()):
        found[need.participant].append(need)
    return found


async def find_ids(participant: int) -> dict[UUID, int]:
    """Key → id of the needs of a participant, for a caller that checked its scope."""
    rows = await Row.select(Row.id, Row.key).where(Row.participant == participant)
    return {row["key"]: row["id"] for row in rows}


async def _list(secrecy: Secrecy | None, *where: Any) -> list[Need]:
    rows = await Row.select().where(*where).order_by(Row.id)
    return [_need(row, secrecy) for row in rows]


async def _occasions(secrecy: Secrecy, needs: dict[int, UUID]) -> list[Occasion]:
    rows = (
        await NeedEvent.select()
        .where(NeedEvent.need.is_in([-1, *needs]))
        .order_by(NeedEvent.happened_on, NeedEvent.id, ascending=False)
    )
    return [
        Occasion(
            needs[row["need"]],
            row["happened_on"],
            bool(row["met"]),
            secrecy.unseal(row["reason_sealed"]),
        )
        for row in rows
    ]


async def _get(scope: Scope, person: UUID, need: UUID) -> tuple[SupportService, dict[str, Any]]:
    """A need of this participant, with their support service. Raises NotInScope."""
    service, owner = await get_row(scope, person)
    row = await Row.select().where(Row.key == need, Row.participant == owner["id"]).first()
    if row is None:
        raise NotInScope(need)
    return service, row


async def _on_record(
    scope: Scope, action: str, need: UUID, now: datetime, service: SupportService
) -> None:
    owner = service.organisation.id
    await record_change(scope, action, "need", need, now, organisation=owner)


def _need(row: dict[str, Any], secrecy: Secrecy | None) -> Need:
    return Need(
        key=row["key"],
        participant=row["participant"],
        kind=Kind(row["kind"]),
        value=row["value"],
        size=row["size"],
        note=secrecy.unseal(row["note_sealed"]) if secrecy else None,
        shared=bool(row["shared"]),
        identified_on=row["identified_on"],
        review_on=row["review_on"],
        ended_on=row["ended_on"],
    )
