"""Participants: service users inside surveys, known by a card and not by a name."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from involvement.key_ring import Opened

MOST_AT_ONCE = 50


class State(StrEnum):
    """Where a participant is in their life with the service."""

    ACTIVE = "active"
    MOVED_ON = "moved_on"
    DIED = "died"
    IN_CUSTODY = "in_custody"
    NOT_TO_BE_CONTACTED = "asked_not_to_be_contacted"


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant as a worker of their service sees them.

    `number` counts the participants of a service in the order in which they were added; `card`
    counts the cards issued: 2 means that the first was replaced. `reference` is the worker's own,
    None when there is none, Unopened when no key here opens it. `joined_on` is the day from which
    waves are counted. `takes_part` is False once they took back that they take part or that their
    answers are linked.
    """

    id: int
    key: UUID
    service: int
    number: int
    card: int
    reference: Opened
    state: State
    state_on: date
    joined_on: date
    takes_part: bool = True
