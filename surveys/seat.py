"""What the cookies of people who answer hold, signed: which response, which visit, which card."""

import secrets
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from involvement.secrecy import Secrecy
from surveys.acting import Acting
from surveys.mode import Helper, Mode, Way
from surveys.store.answers import Seat

RESUMED = "r"
LEFT = "left"
BY_CARD, BY_PICTURES = "card", "pictures"


class Sitting(NamedTuple):
    """A seat and the last day on which it may answer; `acting` where a worker sits in it for a
    participant."""

    seat: Seat
    until: date
    acting: Acting | None = None

    @property
    def resumed(self) -> bool:
        """Whether the person came back to answers given before this visit."""
        return self.seat.name.startswith(RESUMED)

    def to_cookie(self, secrecy: Secrecy) -> str:
        """The signed cookie value."""
        seat = self.seat
        numbers = (seat.response, seat.version, seat.card, self.until.toordinal())
        text = ".".join(map(str, numbers)) + "." + seat.name
        return secrecy.sign(f"{text}.{self.acting.to_text()}" if self.acting else text)


def new_seat_name(*, resumed: bool) -> str:
    """A name for one visit, 60 random bits."""
    return (RESUMED if resumed else "f") + secrets.token_hex(8)[:15]


@lru_cache(maxsize=10_000)  # a browser shows the same one some twenty times
def read_sitting(secrecy: Secrecy, cookie: str | None) -> Sitting | None:
    """The sitting of a cookie; None when there is none or we did not write it."""
    parts = (secrecy.check(cookie) or "").split(".")
    if len(parts) not in (5, 6):
        return None
    response, version, card, until = map(int, parts[:4])
    acting = _read_acting(parts[5]) if len(parts) == 6 else None
    return Sitting(Seat(response, version, card, parts[4]), date.fromordinal(until), acting)


def _read_acting(text: str) -> Acting:
    """What `Acting.to_text` wrote."""
    participant, number, mode, helper = text.split("-")
    way = Way(Mode(mode), Helper(helper) if helper else None)
    return Acting(UUID(participant), int(number), way)


def read_key(text: str) -> UUID | None:
    """A key from a form, or None for anything that is not one."""
    try:
        return UUID(text)
    except ValueError:
        return None


class Card(NamedTuple):
    """Whose card a browser showed us, and which of their cards it was. `by_pictures`: they chose
    pictures in its place, which open less."""

    participant: int
    number: int
    by_pictures: bool = False

    def to_cookie(self, secrecy: Secrecy) -> str:
        """The signed cookie value."""
        kind = BY_PICTURES if self.by_pictures else BY_CARD
        return secrecy.sign(f"{kind}.{self.participant}.{self.number}")


@lru_cache(maxsize=10_000)
def read_card(secrecy: Secrecy, cookie: str | None) -> Card | None:
    """The card of a cookie; None when there is none or we did not write it."""
    parts = (secrecy.check(cookie) or "").split(".")
    if len(parts) != 3 or parts[0] not in (BY_CARD, BY_PICTURES):
        return None
    return Card(int(parts[1]), int(parts[2]), parts[0] == BY_PICTURES)


def done_cookie(secrecy: Secrecy, next_due: date | None) -> str:
    """What takes the place of the seat when the person has finished."""
    return secrecy.sign(f"done.{next_due.toordinal() if next_due else 0}")


def left_cookie(secrecy: Secrecy) -> str:
    """What takes the place of the seat when somebody has left at once."""
    return secrecy.sign(LEFT)


def has_left(secrecy: Secrecy, cookie: str | None) -> bool:
    """Whether somebody has left at once, so that going back shows the first page."""
    return secrecy.check(cookie) == LEFT


def read_done(secrecy: Secrecy, cookie: str | None) -> tuple[bool, date | None]:
    """(whether the person has just finished, when they are asked again)."""
    parts = (secrecy.check(cookie) or "").split(".")
    if len(parts) != 2 or parts[0] != "done":
        return False, None
    ordinal = int(parts[1])
    return True, date.fromordinal(ordinal) if ordinal else None
