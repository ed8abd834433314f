"""Somebody who gave the right password and has yet to give a code: a signed cookie, and no session.

It names the account and ends by itself. It is void when the password changes, and it opens nothing
but the page that asks for the code.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from involvement.secrecy import Secrecy

HALF_MINUTES = 10
PURPOSE = "second-factor"


@dataclass(frozen=True, slots=True)
class HalfSignedIn:
    """Whose password was right, until when that counts, and a mark of that password's hash."""

    account: int
    until: datetime
    mark: str

    def to_cookie(self, secrecy: Secrecy) -> str:
        """The signed cookie value."""
        until = int(self.until.timestamp())
        return secrecy.sign(f"{PURPOSE}.{self.account}.{until}.{self.mark}")

    def holds(self, password_hash: str, now: datetime) -> bool:
        """Whether it still counts for an account whose password has this hash."""
        return now < self.until and self.mark == _mark(password_hash)


def half_signed_in(account: int, password_hash: str, now: datetime) -> HalfSignedIn:
    """What to remember of somebody whose password was right just now."""
    until = now + timedelta(minutes=HALF_MINUTES)
    return HalfSignedIn(account, until, _mark(password_hash))


def read_half_signed_in(secrecy: Secrecy, cookie: str | None) -> HalfSignedIn | None:
    """What a cookie remembers, whether it still counts or not; None when we did not write it."""
    parts = (secrecy.check(cookie) or "").split(".")
    if len(parts) != 4 or parts[0] != PURPOSE:
        return None
    until = datetime.fromtimestamp(int(parts[2]), UTC)
    return HalfSignedIn(int(parts[1]), until, parts[3])


def _mark(password_hash: str) -> str:
    return hashlib.sha256(password_hash.encode()).hexdigest()[:20]
