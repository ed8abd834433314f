"""Who somebody is: an e-mail address with its password, then a code where there is a second factor.

Wrong tries are counted by account. What comes back never tells a wrong password from an address
that nobody has, or from an account that is closed for a while.
"""

from datetime import datetime

from involvement.half_signed_in import HalfSignedIn, half_signed_in, read_half_signed_in
from involvement.passwords import check_password
from involvement.secrecy import Secrecy
from involvement.store.accounts import find_password_hash, find_password_hash_of
from involvement.store.second_factor import settle_code
from involvement.store.tries import settle_password


async def prove_password(email: str, password: str, now: datetime) -> HalfSignedIn | None:
    """Whose password this is, who may yet have to give a code; None for every failure alike."""
    found = await find_password_hash(email)
    right = await check_password(password, found[1] if found else None)
    if found is None or not await settle_password(found[0], now, right=right):
        return None
    return half_signed_in(*found, now)


async def find_half_signed_in(
    secrecy: Secrecy, cookie: str | None, now: datetime
) -> HalfSignedIn | None:
    """Who gave their password a while ago, if that still counts."""
    half = read_half_signed_in(secrecy, cookie)
    password_hash = await find_password_hash_of(half.account) if half else None
    return half if half and password_hash and half.holds(password_hash, now) else None


async def prove_both(email: str, password: str, code: str, now: datetime, secrecy: Secrecy) -> bool:
    """Whether the password and the code of an account are both right, for somebody signed in who
    wants to change what protects it."""
    half = await prove_password(email, password, now)
    return half is not None and await settle_code(half.account, now, secrecy, code)
