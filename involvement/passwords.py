"""Passwords: argon2id, in a thread, and as slow for an unknown address as for a known one."""

import asyncio
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST_PASSWORD = 12
_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """An argon2id hash with the library's current parameters."""
    return _hasher.hash(password)


async def check_password(password: str, password_hash: str | None) -> bool:
    """Whether the password is right; None (no such account) takes as long to say no."""
    return await asyncio.to_thread(_check, password, password_hash)


def _check(password: str, password_hash: str | None) -> bool:
    try:
        return _hasher.verify(password_hash or _nobody(), password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _hasher.hash("the hash of no account")
