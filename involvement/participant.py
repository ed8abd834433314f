"""Participants: service users inside surveys, known by a card and not by a name."""

from collections.abc import Iterable, Sequence
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


class ReferenceTaken(ValueError):
    """People of the support service have a reference already that new ones were to get."""

    def __init__(self, people: "Sequence[Participant]") -> None:
        super().__init__(len(people))
        self.people = people


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant as a worker of their service sees them.

    `number` counts the participants of a service in the order in which they were added; `card`
    counts the cards issued: 2 means that the first was replaced. `reference` is the worker's own,
    None when there is none, Unopened when no key here opens it. `joined_on` is the day from which
    waves are counted. `takes_part` is False once they took back that they take part or that their
    answers are linked. `young`: they were under 18 when they were added, which puts them into a
    group of their own for good.
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
    young: bool = False


def check_new(references: Iterable[str | None], people: Iterable[Participant]) -> None:
    """Raises ReferenceTaken where somebody has one of these references, in capitals or not."""
    wanted = {each.casefold() for each in references if each}
    taken = [
        each
        for each in people
        if isinstance(each.reference, str) and each.reference.casefold() in wanted
    ]
    if taken:
        raise ReferenceTaken(taken)
