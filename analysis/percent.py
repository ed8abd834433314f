"""Whole-number percentages, rounded half up with integers."""

from collections.abc import Iterable


def percent_half_up(x: int, n: int) -> int:
    """Return x of n as a whole percentage, halves rounded up: 15 of 24 is 63.

    Integers only, because `round(62.5)` is 62 and published tables say 63.
    Raises ValueError when n is not above 0.
    """
    if n <= 0:
        raise ValueError("there is no percentage of nobody")
    return (200 * x + n) // (2 * n)


def reconstruct_n(percentages: Iterable[int], max_n: int) -> tuple[int, ...]:
    """Return every number of people up to `max_n` for whom all these percentages can be right.

    Each percentage is taken as some whole count of the same n people, rounded half up.
    """
    wanted = set(percentages)
    return tuple(
        n for n in range(1, max_n + 1) if wanted <= {percent_half_up(x, n) for x in range(n + 1)}
    )
