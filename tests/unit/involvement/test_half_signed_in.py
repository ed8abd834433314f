"""A right password is remembered shortly, for one account, until that password changes."""

from datetime import timedelta

import pytest

from involvement.half_signed_in import HALF_MINUTES, half_signed_in, read_half_signed_in
from involvement.secrecy import Secrecy
from tests.world import SECRET, START, secrecy

HALF = half_signed_in(7, "the hash", START)
COOKIE = HALF.to_cookie(secrecy())


def test_it_is_read_as_it_was_written() -> None:
    found = read_half_signed_in(secrecy(), COOKIE)
    assert found == HALF
    assert found.holds("the hash", START)


def test_it_ends_by_itself_and_with_the_password() -> None:
    assert HALF.holds("the hash", START + timedelta(minutes=HALF_MINUTES, seconds=-1))
    assert not HALF.holds("the hash", START + timedelta(minutes=HALF_MINUTES))
    assert not HALF.holds("another hash", START)


def test_nobody_can_turn_it_into_another_accounts_or_a_longer_one() -> None:
    purpose, account, until, mark, signature = COOKIE.split(".")
    for changed in (
        f"{purpose}.8.{until}.{mark}.{signature}",
        f"{purpose}.{account}.{int(until) + 60}.{mark}.{signature}",
        f"{purpose}.{account}.{until}.{mark}",
    ):
        assert read_half_signed_in(secrecy(), changed) is None


@pytest.mark.parametrize(
    "value", ["card.7.1", "done.0", "second-factor.7", "7.1.1.739255.f0123", "seat.7.1.1"]
)
def test_what_was_signed_for_something_else_is_no_password(value: str) -> None:
    assert read_half_signed_in(secrecy(), secrecy().sign(value)) is None


def test_what_another_secret_signed_is_nothing() -> None:
    other = Secrecy(f"{SECRET} of somebody else")
    assert read_half_signed_in(secrecy(), HALF.to_cookie(other)) is None
    assert read_half_signed_in(secrecy(), None) is None
