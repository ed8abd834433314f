"""What the checker found: a place, a rule, and plain advice. Never a grade, never a score."""

from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How sure the checker is."""

    MUST_FIX = "must fix"
    LOOK_AGAIN = "look again"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document: a line, counted from 0, and the characters from `start` to before
    `end` of its text."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `advice` is the key of a sentence in `easy_read/advice.py`, and
    `fields` fill it in; lines in fields count from 1, as people count."""

    place: Place
    rule: str
    level: Level
    advice: str
    fields: dict[str, str | int] = field(default_factory=dict, hash=False)


def must_fix(rule: str, place: Place, advice: str, **fields: str | int) -> Finding:
    """A finding that is sure."""
    return Finding(place, rule, Level.MUST_FIX, advice, fields)


def look_again(rule: str, place: Place, advice: str, **fields: str | int) -> Finding:
    """A finding that a person has to judge."""
    return Finding(place, rule, Level.LOOK_AGAIN, advice, fields)
