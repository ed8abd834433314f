"""What a partner agency may know: who agreed to share with it, and nothing about anybody else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from involvement.agency import Agency
from involvement.consent import Agreement
from involvement.key_ring import Opened


@dataclass(frozen=True, slots=True)
class Shared:
    """One participant who agrees now: as the agency knows them, and what they agreed to."""

    key: UUID
    number: int
    reference: Opened
    service: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class SharedWith:
    """Who shares with one agency, as things stood at one moment; nobody while its protocol is not
    signed."""

    agency: Agency
    people: tuple[Shared, ...]
    as_of: datetime
