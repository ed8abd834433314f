"""The second factor: six digits that an app on somebody's phone makes anew every half minute.

The app and we share a secret and the time, and nothing is sent: RFC 6238, by pyotp. A recovery
code stands in for the digits once, where the phone is lost; it is written like the code of a card.
"""

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

import pyotp

DRIFT_STEPS = 1
"""How many half minutes a phone's clock may be ahead or behind."""
RECOVERY_CODES = 10
ISSUER = "Heard"


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """That of one account: since when it is in force, None while it is not, and how many recovery
    codes are left."""

    since: datetime | None
    codes_left: int


def read_digits(typed: str) -> str | None:
    """The six digits that somebody typed, with spaces or without; None for anything else."""
    digits = "".join(typed.split())
    return digits if len(digits) == 6 and digits.isascii() and digits.isdigit() else None


def find_step(secret: str, digits: str, now: datetime, used: int) -> int | None:
    """The step of time whose six digits these are, counted in half minutes since 1970.

    Only steps after `used` count, so that no digits work twice. None when there is no such step.
    """
    totp = pyotp.TOTP(secret)
    current = totp.timecode(now)
    steps = range(max(current - DRIFT_STEPS, used + 1), current + DRIFT_STEPS + 1)
    return next((each for each in steps if compare_digest(totp.generate_otp(each), digits)), None)


def address_of(secret: str, email: str) -> str:
    """What the square of the set-up page says: the secret, and what the app shall call it."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def groups_of(secret: str) -> list[str]:
    """The secret in groups of four, for whoever types it."""
    return [secret[at : at + 4] for at in range(0, len(secret), 4)]
