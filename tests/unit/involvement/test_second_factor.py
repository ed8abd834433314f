"""Six digits count for one step of time, a little early or late, and never twice."""

from datetime import timedelta

import pyotp
import pytest

from involvement.second_factor import address_of, find_step, groups_of, read_digits
from tests.world import START

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP = timedelta(seconds=30)
NOW_STEP = int(START.timestamp()) // 30


def digits(steps: int = 0) -> str:
    """What an app shows whose clock is so many half minutes ahead."""
    return pyotp.TOTP(SECRET).at(START, counter_offset=steps)


@pytest.mark.parametrize("drift", [-1, 0, 1])
def test_a_clock_may_be_half_a_minute_wrong(drift: int) -> None:
    assert find_step(SECRET, digits(drift), START, 0) == NOW_STEP + drift


@pytest.mark.parametrize("drift", [-2, 2, 100])
def test_a_clock_that_is_more_wrong_is_not_believed(drift: int) -> None:
    assert find_step(SECRET, digits(drift), START, 0) is None


def test_digits_that_were_used_and_all_before_them_are_gone() -> None:
    used = find_step(SECRET, digits(), START, 0)
    assert used is not None
    for earlier in (-1, 0):
        assert find_step(SECRET, digits(earlier), START, used) is None
    assert find_step(SECRET, digits(1), START + STEP, used) == used + 1


def test_other_digits_are_wrong() -> None:
    wrong = f"{(int(digits()) + 1) % 1_000_000:06}"
    assert wrong not in {digits(-1), digits(1)}
    assert find_step(SECRET, wrong, START, 0) is None


@pytest.mark.parametrize("typed", ["123456", " 123 456 ", "123\t456"])
def test_digits_may_be_typed_with_spaces(typed: str) -> None:
    assert read_digits(typed) == "123456"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "ABCD EFGH JKLM"])
def test_nothing_else_is_six_digits(typed: str) -> None:
    assert read_digits(typed) is None


def test_the_square_says_the_secret_and_whose_it_is() -> None:
    parsed = pyotp.parse_uri(address_of(SECRET, "ada@example.org"))
    assert (parsed.secret, parsed.name, parsed.issuer) == (SECRET, "ada@example.org", "Heard")


def test_a_key_to_type_stands_in_groups() -> None:
    assert groups_of(SECRET)[:2] == ["JBSW", "Y3DP"]
    assert "".join(groups_of(SECRET)) == SECRET
