"""The sign test: did more people go up than a coin would explain?"""

from math import comb, exp, log1p, pi, sqrt

# Up to here whole numbers are exact and quick; beyond, the incomplete beta function takes over.
EXACT_MOVERS = 1000


def sign_test(up: int, down: int) -> float:
    """Return the exact two-sided p of the sign test, in (0, 1]; 1 when nobody moved.

    It asks how often a fair coin is at least as lopsided as up against down. The same as the
    exact McNemar test. Fewer than 6 movers can never reach .05.
    """
    if 2 * min(up, down) >= up + down - 1:
        return 1.0
    # At least the smallest float above 0, because a p of exactly 0 would be a lie.
    return max(2 * coin_tail(up, down), 5e-324)


def sign_test_mid_p(up: int, down: int) -> float:
    """Return the mid-p version, in (0, 1]: the observed outcome counts half. For the appendix."""
    if up == down:
        # Twice the tail passes 1 by exactly the observed outcome, which mid-p takes off again.
        return 1.0
    return max(sign_test(up, down) - coin_outcome(up, down), 5e-324)


def coin_tail(up: int, down: int) -> float:
    """Return how probable at most min(up, down) heads are in up + down throws of a fair coin."""
    movers, fewer = up + down, min(up, down)
    if movers <= EXACT_MOVERS:
        return float(sum(comb(movers, i) for i in range(fewer + 1)) / 2**movers)
    # SciPy takes a good part of a second to import: most tables never need it.
    from scipy.special import betainc

    return float(betainc(movers - fewer, fewer + 1, 0.5))


def coin_outcome(up: int, down: int) -> float:
    """Return how probable exactly this outcome is for a fair coin."""
    movers = up + down
    if movers <= EXACT_MOVERS:
        return float(comb(movers, up) / 2**movers)
    if min(up, down) == 0:
        return 0.0
    # Stirling's series, in which the large terms cancel by hand: log-gamma would lose them.
    lean = (up - down) / movers
    entropy = movers / 2 * ((1 + lean) * log1p(lean) + (1 - lean) * log1p(-lean))
    series = (1 / movers - 1 / up - 1 / down) / 12
    return exp(series - entropy) * sqrt(movers / up / down / (2 * pi))
