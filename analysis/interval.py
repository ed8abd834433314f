"""95 % intervals for proportions and for differences of proportions."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""

# Beyond so many people SciPy's quantile fails, and the two intervals agree in twelve digits.
ALL_ALIKE = 10**13

# Halving the range from -1 to 1 this often reaches the last bit of a float.
HALVINGS = 60


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included; shares (0 to 1) or differences of shares (-1 to 1)."""

    low: float
    high: float


def tango(up: int, down: int, n: int) -> Interval | None:
    """Return the score interval for (up - down) / n of n pairs; None for no pairs.

    Holds its level with few people, where the textbook (Wald) interval covers as little as 22 %.
    It always contains the estimate, and mirrors when up and down are swapped.
    Source: Tango 1998, Statistics in Medicine 17:891-908.
    """
    if n == 0:
        return None
    return Interval(-_tango_high(down, up, n), _tango_high(up, down, n))


def _tango_high(up: int, down: int, n: int) -> float:
    """Return the largest difference that the score test does not reject."""
    low, high = (up - down) / n, 1.0
    if _tango_score(up, down, n, high) > -Z:
        return high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _tango_score(up, down, n, middle) > -Z else (low, middle)
    return low


def _tango_score(up: int, down: int, n: int, delta: float) -> float:
    """Return the score statistic for a true difference of `delta`."""
    distance = up - down - n * delta
    b = -up - down + (2 * n - up + down) * delta
    c = -down * delta * (1 - delta)
    q = (sqrt(max(0.0, b * b - 8 * n * c)) - b) / (4 * n)
    spread = n * (2 * q + delta * (1 - delta))
    if spread <= 0:
        return 0.0 if distance == 0 else float("inf") * distance
    return distance / sqrt(spread)


def wilson(x: int, n: int) -> Interval | None:
    """Return the score interval for x of n; None for no people. Source: Wilson 1927."""
    if n == 0:
        return None
    centre = x + Z * Z / 2
    spread = Z * sqrt(x * (n - x) / n + Z * Z / 4)
    # At the ends the formula is exact only on paper; floats may miss by one bit.
    low = 0.0 if x == 0 else (centre - spread) / (n + Z * Z)
    high = 1.0 if x == n else (centre + spread) / (n + Z * Z)
    return Interval(low, high)


def clopper_pearson(x: int, n: int) -> Interval | None:
    """Return the exact interval for x of n, for claims of safety; None for no people.

    Source: Clopper and Pearson 1934, Biometrika 26:404, from quantiles of the beta distribution.
    """
    # SciPy takes a good part of a second to import: pages that only read must not pay for it.
    from scipy.special import betaincinv

    if n == 0:
        return None
    if n > ALL_ALIKE:
        return wilson(x, n)
    low = 0.0 if x == 0 else float(betaincinv(x, n - x + 1, 0.025))
    high = 1.0 if x == n else float(betaincinv(x + 1, n - x, 0.975))
    return Interval(low, high)


def newcombe(x1: int, n1: int, x2: int, n2: int) -> Interval | None:
    """Return the interval for x2/n2 - x1/n1 of two separate groups; None when one is empty.

    Source: Newcombe 1998, Statistics in Medicine 17:873-890, method 10 (hybrid Wilson).
    """
    first, second = wilson(x1, n1), wilson(x2, n2)
    if first is None or second is None:
        return None
    p1, p2 = x1 / n1, x2 / n2
    low = p2 - p1 - sqrt((p2 - second.low) ** 2 + (first.high - p1) ** 2)
    high = p2 - p1 + sqrt((second.high - p2) ** 2 + (p1 - first.low) ** 2)
    return Interval(low, high)


def newcombe_paired(both: int, gained: int, lost: int, neither: int) -> Interval | None:
    """Return the interval for (gained - lost) / n of the same people twice; None for nobody.

    A cross-check for `tango`. Source: Newcombe 1998, Statistics in Medicine 17:2635, method 10.
    """
    n = both + gained + lost + neither
    after, before = wilson(both + gained, n), wilson(both + lost, n)
    if after is None or before is None:
        return None
    p2, p1 = (both + gained) / n, (both + lost) / n
    phi = _corrected_phi(both, gained, lost, neither)
    a, b = p2 - after.low, before.high - p1
    c, d = after.high - p2, p1 - before.low
    low = p2 - p1 - sqrt(max(0.0, a * a - 2 * phi * a * b + b * b))
    high = p2 - p1 + sqrt(max(0.0, c * c - 2 * phi * c * d + d * d))
    return Interval(low, high)


def _corrected_phi(both: int, gained: int, lost: int, neither: int) -> float:
    """Return the correlation of the two times, with Newcombe's continuity correction."""
    margins = (both + gained) * (lost + neither) * (both + lost) * (gained + neither)
    if margins == 0:
        return 0.0
    product = float(both * neither - gained * lost)
    if product > 0:
        product = max(product - (both + gained + lost + neither) / 2, 0.0)
    return product / sqrt(margins)
