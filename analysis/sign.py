"""The sign test, and what to do with several tests at once."""

from collections.abc import Sequence
from math import comb, exp, lgamma, log

# Up to here whole numbers are exact and quick; beyond, the incomplete beta function takes over.
EXACT_MOVERS = 1000


def sign_test(up: int, down: int) -> float:
    """Return the exact two-sided p of the sign test, in (0, 1]; 1 when nobody moved.

    It asks how often a fair coin is at least as lopsided as up against down. The same as the
    exact McNemar test. Fewer than 6 movers can never reach .05.
    """
    movers, fewer = up + down, min(up, down)
    if 2 * fewer >= movers - 1:
        return 1.0
    if movers <= EXACT_MOVERS:
        return float(2 * sum(comb(movers, i) for i in range(fewer + 1)) / 2**movers)
    # SciPy takes a good part of a second to import: most tables never need it.
    from scipy.special import betainc

    # At least the smallest float above 0, because a p of exactly 0 would be a lie.
    return max(2 * float(betainc(movers - fewer, fewer + 1, 0.5)), 5e-324)


def sign_test_mid_p(up: int, down: int) -> float:
    """Return the mid-p version: the observed outcome counts half. For the appendix only."""
    if up == down:
        # Twice the tail passes 1 by exactly the observed outcome, which mid-p takes off again.
        return 1.0
    movers = up + down
    # From logarithms, because the whole numbers grow to millions of digits.
    log_ways = lgamma(movers + 1) - lgamma(up + 1) - lgamma(down + 1)
    return sign_test(up, down) - exp(log_ways - movers * log(2))


def holm(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return p adjusted for several tests by Holm's steps, in the order given.

    None (nothing to test) stays None and does not count as a test. Source: Holm 1979.
    """
    ranked = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    largest = 0.0
    for rank, (p, place) in enumerate(ranked):
        largest = max(largest, min(1.0, p * (len(ranked) - rank)))
        adjusted[place] = largest
    return tuple(adjusted)


def benjamini_hochberg(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return p adjusted for exploring, in the order given; None stays None.

    Source: Benjamini and Hochberg 1995.
    """
    ranked = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    smallest = 1.0
    for rank, (p, place) in reversed(list(enumerate(ranked, start=1))):
        smallest = min(smallest, p * len(ranked) / rank)
        adjusted[place] = smallest
    return tuple(adjusted)
