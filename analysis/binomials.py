"""Binomial probabilities in windows, and bounds for what lies outside of them."""

from math import ceil, comb, exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

# Below this, numbers of ways are whole numbers that a float holds exactly.
FEW = 50

Window = tuple[int, int]
"""The least and the most that is looked at, both included."""


def likely_window(t: int, share: float, outside: float) -> Window:
    """Return a window of 0..t that Bin(t, share) leaves with probability `outside` at most.

    From 2 exp(-2h²/t) for a distance of h. Source: Hoeffding 1963, Journal of the American
    Statistical Association 58:13.
    """
    reach = ceil(sqrt(t * log(2 / outside) / 2))
    middle = t * share
    return max(0, int(middle) - reach), min(t, ceil(middle) + reach)


def binomial_masses(t: int, share: float, low: int, high: int) -> NDArray[np.float64]:
    """Return P(B = b | low <= b <= high) for each b, with B ~ Bin(t, share), 0 < share < 1.

    Right to about 1e-13 of itself: from ratios of neighbours outwards from the mode, because
    logarithms of factorials would lose nine digits for ten million people. Throws of a few fair
    coins come out to the last bit.
    """
    if share == 0.5 and (low, high) == (0, t) and t <= FEW:
        return np.array([comb(t, b) for b in range(t + 1)]) / 2.0**t
    mode, odds = min(max(int((t + 1) * share), low), high), share / (1 - share)
    above, below = np.arange(mode + 1, high + 1), np.arange(mode, low, -1)
    up = np.cumprod((t - above + 1) / above * odds)
    down = np.cumprod(below / (t - below + 1) / odds)
    shape = np.concatenate((down[::-1], [1.0], up))
    return np.asarray(shape / shape.sum())


def hoeffding_bound(variance: float, x: float) -> float:
    """Return a bound that P(X >= x) cannot pass, X a sum of signed ranks with that variance."""
    return exp(-min(700.0, x * x / (2 * variance)))
