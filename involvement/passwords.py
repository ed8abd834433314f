"""Passwords: argon2id, in a thread, and as slow for an unknown address as for a known one."""

import asyncio
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST_PASSWORD = 12
_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """An argon2id hash with the library's current parameters."""
    return _hasher.hash(password)


async def hash_new_password(password: str) -> str:
    """The same, while other requests go on."""
    return await asyncio.to_thread(hash_password, password)


async def check_password(password: str, password_hash: str | None) -> bool:
    """Whether the password is right. None (no such account) and '' (an invitation that was not
    taken up) take as long to say no."""
    return await asyncio.to_thread(_check, password, password_hash)


def _check(password: str, password_hash: str | None) -> bool:
    try:
        return _hasher.verify(password_hash or _nobody(), password) and bool(password_hash)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))
