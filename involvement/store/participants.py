"""Participants and their code cards in the database. Of a code, only its keyed hash is here."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from involvement.audit import record_change
from involvement.code_card import CodeCard, code_from_bits
from involvement.database import transaction
from involvement.participant import MOST_AT_ONCE, Participant, State
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.service import SupportService
from involvement.store.services import NotInScope, get_service
from involvement.tables import Participant as Row


async def add_participants(
    scope: Scope,
    now: datetime,
    secrecy: Secrecy,
    *,
    service: str,
    batch_key: str,
    references: list[str | None],
    joined_on: date,
) -> list[CodeCard]:
    """One new participant for each reference (None: without one), and their cards, in order.

    The same batch key makes the same cards and adds nobody twice. Raises NotInScope, ValueError
    when there are none or more than MOST_AT_ONCE.
    """
    if not 1 <= len(references) <= MOST_AT_ONCE:
        raise ValueError(f"from 1 to {MOST_AT_ONCE} participants at once")
    cards = _make_cards(secrecy, batch_key, references)
    async with transaction():
        found = await get_service(scope, service)
        hashes = [secrecy.hash_code(card.code) for card in cards]
        if await Row.exists().where(Row.code_hash.is_in(hashes)):
            return cards
        await Row.insert(
            *(
                Row(
                    service=found.id,
                    code_hash=code_hash,
                    reference_sealed=secrecy.seal(card.reference) if card.reference else None,
                    state_on=joined_on,
                    joined_on=joined_on,
                )
                for card, code_hash in zip(cards, hashes, strict=True)
            )
        )
        await record_change(scope, f"added {len(cards)}", "participants", found.slug, now)
    return cards


async def replace_card(
    scope: Scope, now: datetime, secrecy: Secrecy, *, key: UUID, batch_key: str
) -> CodeCard:
    """A new card for a participant whose card is lost; the old one stops working at once.

    The same batch key gives the same card again. Raises NotInScope.
    """
    async with transaction():
        service, row = await _get_row(scope, key)
        reference = secrecy.unseal(row["reference_sealed"])
        (card,) = _make_cards(secrecy, f"{batch_key}:{key}", [reference])
        code_hash = secrecy.hash_code(card.code)
        if row["code_hash"] != code_hash:
            await Row.update({Row.code_hash: code_hash, Row.card: Row.card + 1}).where(
                Row.id == row["id"]
            )
            await record_change(scope, "replaced the card of", "participant", key, now)
    return card


async def change_state(
    scope: Scope, now: datetime, *, key: UUID, state: State, on: date
) -> SupportService:
    """Record where a participant is in their life; returns their service. Raises NotInScope."""
    async with transaction():
        service, row = await _get_row(scope, key)
        await Row.update({Row.state: state.value, Row.state_on: on}).where(Row.id == row["id"])
        await record_change(scope, f"recorded {state.value} for", "participant", key, now)
    return service


async def list_participants(scope: Scope, secrecy: Secrecy, service: str) -> list[Participant]:
    """Everybody of one support service in the order in which they joined. Raises NotInScope."""
    found = await get_service(scope, service)
    rows = await Row.select().where(Row.service == found.id).order_by(Row.joined_on, Row.id)
    return [_participant(row, secrecy) for row in rows]


async def find_by_code(secrecy: Secrecy, code: str) -> Participant | None:
    """Whose card this is, without their reference."""
    row = await Row.select().where(Row.code_hash == secrecy.hash_code(code)).first()
    return None if row is None else _participant(row, None)


async def find_by_card(participant: int, card: int) -> Participant | None:
    """The participant of a cookie, unless their card was replaced since."""
    row = await Row.select().where(Row.id == participant, Row.card == card).first()
    return None if row is None else _participant(row, None)


async def _get_row(scope: Scope, key: UUID) -> tuple[SupportService, dict[str, Any]]:
    row = (
        await Row.select(Row.all_columns(), Row.service.slug.as_alias("slug"))
        .where(Row.key == key)
        .first()
    )
    if row is None:
        raise NotInScope(key)
    return await get_service(scope, row["slug"]), row


def _make_cards(
    secrecy: Secrecy, batch_key: str, references: list[str | None]
) -> list[CodeCard]:
    return [
        CodeCard(code_from_bits(secrecy.make_code_bits(batch_key, position)), reference)
        for position, reference in enumerate(references)
    ]


def _participant(row: dict[str, Any], secrecy: Secrecy | None) -> Participant:
    return Participant(
        id=row["id"],
        key=row["key"],
        service=row["service"],
        card=row["card"],
        reference=secrecy.unseal(row["reference_sealed"]) if secrecy else None,
        state=State(row["state"]),
        state_on=row["state_on"],
        joined_on=row["joined_on"],
    )
