"""Participants and their code cards in the database. Of a code, only its keyed hash is here."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from involvement.audit import record_change
from involvement.code_card import CodeCard, code_from_bits
from involvement.database import fetch_one, take_turns, transaction
from involvement.participant import MOST_AT_ONCE, Participant, State, check_new
from involvement.policies import may_add_people, may_write_over
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.service import SupportService
from involvement.store.services import NotInScope, get_service
from involvement.tables import Participant as Row

# Who took back what starting says yes to, and did not give it again since.
LEFT = """EXISTS (
    SELECT 1 FROM inv_consent w WHERE w.participant = inv_participant.id
    AND w.purpose IN ('take_part', 'link') AND w.action = 'withdrawn' AND NOT EXISTS (
        SELECT 1 FROM inv_consent g WHERE g.participant = w.participant
        AND g.purpose = w.purpose AND g.action = 'given' AND g.id > w.id))"""
# By hand: everybody who answers passes here several times.
_FIND = f"""
SELECT id, key, service, card, state, state_on, joined_on, NOT {LEFT}, young FROM inv_participant
"""  # noqa: S608 - our own words
FIND_BY_CODE = f"{_FIND} WHERE code_hash = ?"
FIND_BY_CARD = f"{_FIND} WHERE id = ? AND card = ?"


async def add_participants(
    scope: Scope,
    now: datetime,
    secrecy: Secrecy,
    *,
    service: str,
    batch_key: str,
    references: list[str | None],
    joined_on: date,
    young: bool = False,
    only_new: bool = False,
) -> list[CodeCard]:
    """One new participant for each reference (None: without one), and their cards, in order;
    `young`: all of them are under 18; `only_new`: nobody has such a reference yet.

    The same batch key makes the same cards and adds nobody twice. Raises NotInScope, NotNow where
    the support service has ended, ReferenceTaken, ValueError when there are none or more than
    MOST_AT_ONCE.
    """
    if not 1 <= len(references) <= MOST_AT_ONCE:
        raise ValueError(f"from 1 to {MOST_AT_ONCE} participants at once")
    codes = [_make_code(secrecy, batch_key, place) for place in range(len(references))]
    hashes = [secrecy.hash_code(code) for code in codes]
    async with transaction():
        await take_turns()
        found = await get_service(scope, service)
        if await Row.exists().where(Row.code_hash.is_in(hashes)):
            return await _cards(found.id, codes, hashes)
        may_add_people.check(found.state)
        if only_new:
            check_new(references, await list_participants(scope, secrecy, service))
        sealed = [secrecy.seal_if_any(each) for each in references]
        pairs = zip(hashes, sealed, strict=True)
        await Row.insert(*(_row(found.id, *pair, joined_on, young) for pair in pairs))
        cards = await _cards(found.id, codes, hashes)
        owner = found.organisation.id
        await record_change(
            scope, f"added {len(codes)}", "participants", found.slug, now, organisation=owner
        )
        return cards


async def replace_card(
    scope: Scope, now: datetime, secrecy: Secrecy, *, key: UUID, batch_key: str
) -> CodeCard:
    """A new card for a participant whose card is lost; the old one stops working at once.

    The same batch key gives the same card again. Raises NotInScope.
    """
    async with transaction():
        await take_turns()
        service, row = await get_row(scope, key)
        code = _make_code(secrecy, f"{batch_key}:{key}", 0)
        code_hash = secrecy.hash_code(code)
        if row["code_hash"] != code_hash:
            await Row.update({Row.code_hash: code_hash, Row.card: Row.card + 1}).where(
                Row.id == row["id"]
            )
            owner = service.organisation.id
            await record_change(
                scope, "replaced the card of", "participant", key, now, organisation=owner
            )
        (card,) = await _cards(service.id, [code], [code_hash])
    return card


async def change_state(
    scope: Scope, now: datetime, *, key: UUID, state: State, on: date
) -> SupportService:
    """Record where a participant is in their life; returns their service. Raises NotInScope.

    What is recorded already stays as it is, with its day.
    """
    async with transaction():
        service, row = await get_row(scope, key)
        if row["state"] == state.value:
            return service
        await Row.update({Row.state: state.value, Row.state_on: on}).where(Row.id == row["id"])
        owner = service.organisation.id
        await record_change(
            scope, f"recorded {state.value} for", "participant", key, now, organisation=owner
        )
    return service


async def change_reference(
    scope: Scope, now: datetime, secrecy: Secrecy, *, key: UUID, reference: str, replace: bool
) -> None:
    """Write another local reference ('': none) beside a participant. `replace`: even over one that
    cannot be read. Raises NotInScope, NotNow."""
    async with transaction():
        service, row = await get_row(scope, key)
        kept = secrecy.unseal(row["reference_sealed"])
        may_write_over.check(kept, replace)
        if (kept or "") == reference:
            return
        sealed = secrecy.seal_if_any(reference)
        await Row.update({Row.reference_sealed: sealed}).where(Row.id == row["id"])
        owner = service.organisation.id
        await record_change(
            scope, "changed the reference of", "participant", key, now, organisation=owner
        )


async def get_participant(
    scope: Scope, secrecy: Secrecy, key: UUID
) -> tuple[SupportService, Participant]:
    """One participant and their support service. Raises NotInScope."""
    service, row = await get_row(scope, key)
    number = await Row.count().where(Row.service == service.id, Row.id <= row["id"])
    return service, _participant(row, secrecy, number)


async def list_participants(scope: Scope, secrecy: Secrecy, service: str) -> list[Participant]:
    """Everybody of one support service, numbered as they were added. Raises NotInScope."""
    found = await get_service(scope, service)
    rows = await _select().where(Row.service == found.id).order_by(Row.id)
    return [_participant(row, secrecy, number) for number, row in enumerate(rows, start=1)]


async def list_by_service(services: Iterable[int]) -> dict[int, list[Participant]]:
    """Service id → its participants without references, for a caller that checked its scope."""
    rows = await _select().where(Row.service.is_in([-1, *services])).order_by(Row.id)
    people: dict[int, list[Participant]] = defaultdict(list)
    for row in rows:
        number = len(people[row["service"]]) + 1
        people[row["service"]].append(_participant(row, None, number))
    return people


async def list_with_young(services: Iterable[int]) -> set[int]:
    """The ids of those of these support services that have participants under 18, for a caller that
    checked its scope."""
    young = Row.young.eq(True) & Row.service.is_in([-1, *services])
    return {row["service"] for row in await Row.select(Row.service).where(young).distinct()}


async def find_by_code(secrecy: Secrecy, code: str) -> Participant | None:
    """Whose card this is, without their number and reference."""
    return _without_reference(await fetch_one(FIND_BY_CODE, secrecy.hash_code(code)))


async def find_by_card(participant: int, card: int) -> Participant | None:
    """The participant of a cookie, unless their card was replaced since."""
    return _without_reference(await fetch_one(FIND_BY_CARD, participant, card))


async def get_row(scope: Scope, key: UUID) -> tuple[SupportService, dict[str, Any]]:
    """A participant's support service and row, for stores of what belongs to them. Raises
    NotInScope."""
    row = await _select(Row.service.slug.as_alias("slug")).where(Row.key == key).first()
    if row is None:
        raise NotInScope(key)
    return await get_service(scope, row["slug"]), row


def _row(service: int, code_hash: str, reference: str | None, joined_on: date, young: bool) -> Row:
    return Row(
        service=service,
        code_hash=code_hash,
        reference_sealed=reference,
        state_on=joined_on,
        joined_on=joined_on,
        young=young,
    )


def _make_code(secrecy: Secrecy, batch_key: str, place: int) -> str:
    return code_from_bits(secrecy.make_code_bits(batch_key, place))


async def _cards(service: int, codes: list[str], hashes: list[str]) -> list[CodeCard]:
    """The cards with the numbers of those they belong to."""
    rows = await Row.select(Row.code_hash).where(Row.service == service).order_by(Row.id)
    numbers = {row["code_hash"]: number for number, row in enumerate(rows, start=1)}
    return [
        CodeCard(code, numbers[code_hash])
        for code, code_hash in zip(codes, hashes, strict=True)
        if code_hash in numbers
    ]


def _without_reference(row: Any) -> Participant | None:
    if row is None:
        return None
    id_, key, service, card, state, state_on, joined_on, takes_part, young = row
    standing = (State(state), state_on, joined_on, bool(takes_part), bool(young))
    return Participant(id_, key, service, 0, card, None, *standing)


def _select(*more: Any) -> Any:
    return Row.select(*Row.all_columns(), QueryString(f"NOT {LEFT}", alias="takes_part"), *more)


def _participant(row: dict[str, Any], secrecy: Secrecy | None, number: int) -> Participant:
    return Participant(
        number=number,
        id=row["id"],
        key=row["key"],
        service=row["service"],
        card=row["card"],
        reference=secrecy.unseal(row["reference_sealed"]) if secrecy else None,
        state=State(row["state"]),
        state_on=row["state_on"],
        joined_on=row["joined_on"],
        takes_part=bool(row["takes_part"]),
        young=bool(row["young"]),
    )
