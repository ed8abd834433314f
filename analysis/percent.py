"""Whole-number percentages, rounded half up with integers."""

from collections.abc import Callable, Iterable
from fractions import Fraction


def percent_half_up(x: int, n: int) -> int:
    """Return x of n as a whole percentage, halves rounded up: 15 of 24 is 63.

    Integers only, because `round(62.5)` is 62 and published tables say 63.
    Raises ValueError when n is not above 0.
    """
    if n <= 0:
        raise ValueError("there is no percentage of nobody")
    return (200 * x + n) // (2 * n)


ROUNDINGS: dict[str, Callable[[int, int], int]] = {
    "half_up": percent_half_up,
    # Python's own way, and that of spreadsheets' BANKROUND: 62.5 becomes 62, 63.5 becomes 64.
    "half_even": lambda x, n: round(Fraction(100 * x, n)),
    "floor": lambda x, n: 100 * x // n,
    "ceiling": lambda x, n: -(-100 * x // n),
}
"""The ways to make a whole percentage of x of n that published tables are known to use."""


def reconstruct_n(
    percentages: Iterable[int], max_n: int, rounding: str = "half_up"
) -> tuple[int, ...]:
    """Return every number of people up to `max_n` for whom all these percentages can be right.

    Each percentage is taken as some whole count of the same n people, rounded as `rounding` says
    (a key of `ROUNDINGS`).
    """
    wanted, percent = set(percentages), ROUNDINGS[rounding]
    return tuple(n for n in range(1, max_n + 1) if all(_fits(p, n, percent) for p in wanted))


def _fits(percentage: int, n: int, percent: Callable[[int, int], int]) -> bool:
    """Tell whether some count of n people is printed as this percentage."""
    # Only the counts beside the exact share can be.
    near = percentage * n // 100
    counts = range(max(0, near - 1), min(n, near + 2) + 1)
    return any(percent(x, n) == percentage for x in counts)
