"""How much may be said about so many people."""

from typing import Literal

Tier = Literal["nobody", "hidden", "words", "counts", "percent"]
Band = Literal["withheld", "fewer_than_half", "around_half", "more_than_half"]

SMALLEST_K, LARGEST_K = 5, 20
COUNTS_FROM = 10
PERCENT_FROM = 30


def tier(n_pairs: int, k: int = 5) -> Tier:
    """Return what may be shown of `n_pairs` people who answered both times.

    nobody: none answered; hidden: 1 to k - 1, nothing but that; words: bands without numbers;
    counts: from 10; percent: counts and whole percentages from 30.
    Raises ValueError when the threshold k is not from 5 to 20.
    """
    check_threshold(k)
    if n_pairs == 0:
        return "nobody"
    if n_pairs < k:
        return "hidden"
    if n_pairs < COUNTS_FROM:
        return "words"
    return "counts" if n_pairs < PERCENT_FROM else "percent"


def check_threshold(k: int) -> None:
    """Raise ValueError when k is not a threshold we allow (5 to 20)."""
    if not SMALLEST_K <= k <= LARGEST_K:
        raise ValueError(f"the threshold must be {SMALLEST_K} to {LARGEST_K}, not {k}")


def verbal_band(x: int, n: int) -> Band:
    """Return x of n in words: around half is within 1 of half. Every band covers two counts.

    Below 5 people it is withheld, because no band hides anyone there.
    """
    if n < SMALLEST_K:
        return "withheld"
    if 2 * x < n - 2:
        return "fewer_than_half"
    return "around_half" if 2 * x <= n + 2 else "more_than_half"


def band_values(x: int, n: int) -> tuple[int, ...]:
    """Return every count out of n that is told with the same band as x."""
    return tuple(other for other in range(n + 1) if verbal_band(other, n) == verbal_band(x, n))


def is_small(count: int, k: int) -> bool:
    """Tell whether a count of people is 1 to k - 1, and so could point at someone."""
    return 0 < count < k
