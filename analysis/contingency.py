"""Whether groups answer alike: Fisher's exact test of a table of any size, from its counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from analysis.marginal import chi_square_p

Rows = Sequence[Sequence[int]]

# Deals of half of the levels that the exact test may enumerate, and draws where it may not.
MOST_DEALS = 2_000_000
MOST_PEOPLE = 10**8
DRAWS = 20_000
SEED = 20_061_117


@dataclass(frozen=True, slots=True)
class IndependenceTest:
    """A two-sided p in (0, 1]; `error` is 1.96 standard errors of a drawn p, 0 for an exact one.

    `method` "none": fewer than two groups or two levels are in use, so that nothing differs;
    "chi_square": so many people that the exact numbers pass a computer's word.
    """

    p: float
    method: Literal["none", "exact", "drawn", "chi_square"]
    error: float


def fisher_test(table: Rows, seed: int = SEED) -> IndependenceTest:
    """Add up every table with the same margins that is at most as likely as this one.

    Rows are groups, columns levels. Exact where that can be enumerated, else drawn with `seed`.
    SciPy computes tables beyond 2 x 2 only by drawing.
    """
    rows = [row for row in table if any(row)]
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    if len(rows) < 2 or len(columns) < 2:
        return IndependenceTest(1.0, "none", 0.0)
    used = list(zip(*columns, strict=True))
    if sum(map(sum, used)) > MOST_PEOPLE:
        return IndependenceTest(_chi_square(used), "chi_square", 0.0)
    if len(used) == 2 and len(columns) == 2:
        # scipy.stats is the slowest import of all: only a release in the making needs it.
        from scipy.stats import fisher_exact

        p = float(fisher_exact([list(row) for row in used]).pvalue)
        return IndependenceTest(min(1.0, max(p, 5e-324)), "exact", 0.0)
    if len(columns) == 2:
        used, columns = list(columns), used
    if len(used) == 2:
        # NumPy is loaded only when something is measured: pages that read do without.
        from analysis.dealing import rarer_deals

        p_exact = rarer_deals([sum(column) for column in columns], used[0], MOST_DEALS)
        if p_exact is not None:
            return IndependenceTest(p_exact, "exact", 0.0)
    return _draw(used, seed)


def _chi_square(used: Rows) -> float:
    """Return Pearson's p, which is as good as exact for so many people."""
    columns = [sum(column) for column in zip(*used, strict=True)]
    people, statistic = sum(columns), 0.0
    for row in used:
        for count, column in zip(row, columns, strict=True):
            expected = sum(row) * column / people
            statistic += (count - expected) ** 2 / expected
    return max(chi_square_p(statistic, (len(used) - 1) * (len(columns) - 1)), 5e-324)


def _draw(table: Rows, seed: int) -> IndependenceTest:
    """Return p from random tables with the same margins; the one seen counts as drawn once."""
    import numpy as np
    from scipy.special import gammaln
    from scipy.stats import random_table

    from analysis.dealing import SAME

    seen = np.array(table, dtype=np.int64)
    margins = random_table(seen.sum(axis=1), seen.sum(axis=0))
    drawn = margins.rvs(size=DRAWS, random_state=np.random.default_rng(seed))
    likelihoods = -gammaln(drawn + 1).sum(axis=(1, 2))
    own = -gammaln(seen + 1).sum()
    p = (1 + int((likelihoods <= own + SAME).sum())) / (DRAWS + 1)
    return IndependenceTest(p, "drawn", 1.96 * sqrt(p * (1 - p) / DRAWS) + 1 / DRAWS)
