"""The record of what staff change. Call it inside the transaction of the change itself."""

from datetime import datetime

from involvement.roles import Scope
from involvement.tables import AuditEvent


async def record_change(scope: Scope, action: str, noun: str, key: object, now: datetime) -> None:
    """Write that this account did `action` to the `noun` named `key`; no personal text, ever."""
    await AuditEvent.insert(
        AuditEvent(at=now, account=scope.account, action=action, noun=noun, noun_key=str(key))
    )
