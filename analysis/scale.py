"""Scales of several items: totals as whole numbers, and whether the items belong together.

Items are levels turned so that more is better, or the reversed item pulls everything down.
"""

from dataclasses import dataclass
from math import sqrt

from analysis.interval import Interval
from analysis.moments import Matrix, Moments

ALPHA_FROM_PEOPLE, ALPHA_FROM_ITEMS = 30, 3
OMEGA_FROM_PEOPLE = 50


@dataclass(frozen=True, slots=True)
class Alpha:
    """How far k items of n people go together. None: it cannot be computed.

    `alpha` (at most 1, may be negative: then an item is likely reversed) with Feldt's 95 %
    interval; `standardised` from correlations. `if_dropped` is alpha without each item, and
    `with_rest` each item's correlation with the sum of the others. Of two items, `if_dropped` is
    the slope on the item that is left (covariance over its variance). `is_shown`: 30 people and 3
    items at least. Items without spread stay in, where other programs drop them silently.
    """

    n: int
    items: int
    alpha: float | None
    interval: Interval | None
    standardised: float | None
    if_dropped: tuple[float | None, ...]
    with_rest: tuple[float | None, ...]

    @property
    def is_shown(self) -> bool:
        """Whether there are people and items enough to show alpha at all."""
        enough = self.n >= ALPHA_FROM_PEOPLE and self.items >= ALPHA_FROM_ITEMS
        return enough and self.alpha is not None

    @property
    def looks_reversed(self) -> bool:
        """Whether an item speaks against the others, as one does that nobody turned."""
        return any(each is not None and each < 0 for each in self.with_rest)


def measure_alpha(moments: Moments) -> Alpha:
    """Return Cronbach's alpha of complete answers. Source: Cronbach 1951, Psychometrika 16:297."""
    return alpha_from(moments.covariance(), moments.n, len(moments.sums))


def alpha_from(covariance: Matrix | None, n: int, items: int) -> Alpha:
    """Return alpha from the covariances of items; None: they are not known."""
    if covariance is None:
        return Alpha(n, items, None, None, None, (None,) * items, (None,) * items)
    alpha = alpha_of(covariance)
    return Alpha(
        n=n,
        items=items,
        alpha=alpha,
        interval=feldt(alpha, n, items) if alpha is not None else None,
        standardised=standardised_alpha(covariance),
        if_dropped=alpha_if_dropped(covariance),
        with_rest=item_rest_correlations(covariance),
    )


def alpha_of(covariance: Matrix) -> float | None:
    """Return alpha of a covariance matrix; None below two items or without any spread."""
    k, total = len(covariance), sum(map(sum, covariance))
    if k < 2 or total <= 0:
        return None
    return (1 - sum(covariance[i][i] for i in range(k)) / total) * k / (k - 1)


def standardised_alpha(covariance: Matrix) -> float | None:
    """Return alpha of the correlations; None when an item has no spread."""
    correlations = correlate(covariance)
    return None if correlations is None else alpha_of(correlations)


def correlate(covariance: Matrix) -> list[list[float]] | None:
    """Return the correlations; None when an item has no spread."""
    k = range(len(covariance))
    if any(covariance[i][i] <= 0 for i in k):
        return None
    return [[covariance[i][j] / sqrt(covariance[i][i] * covariance[j][j]) for j in k] for i in k]


def alpha_if_dropped(covariance: Matrix) -> tuple[float | None, ...]:
    """Return alpha without each item in turn."""
    k = len(covariance)
    if k == 2:
        variances = covariance[1][1], covariance[0][0]
        return tuple(covariance[0][1] / v if v > 0 else None for v in variances)
    return tuple(
        alpha_of([[x for j, x in enumerate(row) if j != i] for row in _without(covariance, i)])
        for i in range(k)
    )


def item_rest_correlations(covariance: Matrix) -> tuple[float | None, ...]:
    """Return the correlation of each item with the sum of the others."""
    found: list[float | None] = []
    for i, row in enumerate(covariance):
        rest = sum(x for other in _without(covariance, i) for j, x in enumerate(other) if j != i)
        spread = row[i] * rest
        found.append((sum(row) - row[i]) / sqrt(spread) if spread > 0 else None)
    return tuple(found)


def _without(covariance: Matrix, i: int) -> Matrix:
    """Return the rows without one."""
    return [row for place, row in enumerate(covariance) if place != i]


def feldt(alpha: float, n: int, items: int) -> Interval | None:
    """Return the 95 % interval of alpha; None below two people or items.

    Source: Feldt 1965, Psychometrika 30:357, from quantiles of F with n-1 and (n-1)(k-1).
    """
    if n < 2 or items < 2:
        return None
    from scipy.special import fdtri

    first, second = n - 1, (n - 1) * (items - 1)
    low, high = (1 - (1 - alpha) * float(fdtri(first, second, p)) for p in (0.975, 0.025))
    return Interval(low, high)
