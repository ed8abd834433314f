"""A row of the audit as administrators read it, and what they look for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

SHORT = 8


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who changed what, and when. `number` is its place in the chain, None from before there was
    one; `by` is the account's name, None for a command; `noun_key` says which thing it was, by its
    slug or a key that is no name."""

    number: int | None
    at: datetime
    by: str | None
    action: str
    noun: str
    noun_key: str


@dataclass(frozen=True, slots=True)
class AuditSearch:
    """What narrows the list; None does not. `account` is an id, and `commands` asks for what was
    done by commands instead; `since` is the first moment, `before` the first one after the last."""

    account: int | None = None
    commands: bool = False
    noun: str | None = None
    since: datetime | None = None
    before: datetime | None = None


def short_key(key: str) -> str:
    """As much of a key as people read: all of a short name, the beginning of a UUID."""
    try:
        return str(UUID(key))[:SHORT]
    except ValueError:
        return key
