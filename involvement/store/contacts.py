"""Contact details in the database, sealed whole. Each opening is on record."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from involvement.audit import record_change
from involvement.contact import NOTHING, Contact, read_contact
from involvement.database import take_turns, transaction
from involvement.key_ring import UNOPENED, Unopened
from involvement.policies import may_write_over
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.store.participants import get_row
from involvement.tables import Contact as Row


class ContactChanged(ValueError):
    """The details are others by now than those that were opened."""


@dataclass(frozen=True, slots=True)
class OpenedContact:
    """Contact details as they were opened. `mark` names this version of them: whoever changes
    them says which one they saw."""

    contact: Contact | Unopened
    mark: str


async def find_changed_on(scope: Scope, key: UUID) -> date | None:
    """When the contact details of a participant were last changed; None where there are none.
    Raises NotInScope."""
    _, person = await get_row(scope, key)
    row = await _find(person["id"])
    return row["changed_on"] if row else None


async def open_contact(
    scope: Scope, now: datetime, secrecy: Secrecy, *, key: UUID
) -> OpenedContact | None:
    """The contact details of a participant, put on record as opened; None where there are none.
    Raises NotInScope."""
    async with transaction():
        service, person = await get_row(scope, key)
        row = await _find(person["id"])
        if row is None:
            return None
        owner = service.organisation.id
        await record_change(
            scope, "opened contact details of", "participant", key, now, organisation=owner
        )
    return OpenedContact(_read(secrecy, row), _mark(secrecy, row))


async def save_contact(
    scope: Scope,
    now: datetime,
    secrecy: Secrecy,
    *,
    key: UUID,
    contact: Contact,
    seen: str,
    on: date,
    replace: bool = False,
) -> None:
    """Put these details in the place of those with the mark `seen` ('': of none). Without a word in
    them nothing is kept. `replace`: even in the place of some that cannot be read.

    Raises NotInScope, NotNow, and ContactChanged when somebody else was quicker.
    """
    async with transaction():
        await take_turns()
        service, person = await get_row(scope, key)
        row = await _find(person["id"])
        kept = _read(secrecy, row)
        may_write_over.check(kept if isinstance(kept, Unopened) else None, replace)
        if kept == contact:
            return
        if seen != _mark(secrecy, row):
            raise ContactChanged
        await Row.delete().where(Row.participant == person["id"])
        if contact != NOTHING:
            sealed = secrecy.seal(contact.to_text())
            await Row.insert(Row(participant=person["id"], sealed=sealed, changed_on=on))
        owner = service.organisation.id
        await record_change(
            scope, "changed contact details of", "participant", key, now, organisation=owner
        )


async def _find(participant: int) -> dict[str, Any] | None:
    row: dict[str, Any] | None = await Row.select().where(Row.participant == participant).first()
    return row


def _read(secrecy: Secrecy, row: dict[str, Any] | None) -> Contact | Unopened:
    text = secrecy.unseal(row["sealed"]) if row else None
    if text is None:
        return NOTHING
    return UNOPENED if isinstance(text, Unopened) else read_contact(text)


def _mark(secrecy: Secrecy, row: dict[str, Any] | None) -> str:
    """A mark of what is kept, which stays the same under another key; '' for nothing."""
    if row is None:
        return ""
    text = secrecy.unseal(row["sealed"])
    known = text if isinstance(text, str) else row["sealed"]
    return hashlib.sha256(known.encode()).hexdigest()[:16]
