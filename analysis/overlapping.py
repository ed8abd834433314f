"""People asked twice, of whom some answered once only: a test that uses everybody's scores.

For the appendix: the paired and the unpaired result stand side by side, and this beside them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Block = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class OverlapTest:
    """Student's t with its degrees of freedom and two-sided p; positive when scores rose."""

    t: float
    df: float
    p: float


def partially_overlapping(
    paired: Block, only_before: Sequence[int], only_after: Sequence[int]
) -> OverlapTest | None:
    """Test whether the mean level rose, levels scored 0, 1, 2 ...

    `paired` counts people by level before (rows) and after; the others count people by level who
    answered once. None without spread, or with fewer than three people in all. Without pairs it is
    the pooled t-test. Source: T1 of Derrick, Toher and White 2017, The Quantitative Methods for
    Psychology 13:120.
    """
    levels = range(len(paired))
    before = [sum(paired[i]) + only_before[i] for i in levels]
    after = [sum(row[j] for row in paired) + only_after[j] for j in levels]
    pairs, first, second = sum(map(sum, paired)), sum(only_before), sum(only_after)
    n1, n2 = sum(before), sum(after)
    if n1 == 0 or n2 == 0 or n1 + n2 < 3:
        return None
    (mean1, squares1), (mean2, squares2) = _spread(before), _spread(after)
    pooled = (squares1 + squares2) / (n1 + n2 - 2)
    shared = 2 * _correlation(paired) * pairs / (n1 * n2)
    variance = pooled * (1 / n1 + 1 / n2 - shared)
    alone = first + second
    df = pairs - 1 + (alone + pairs - 1) / (alone + 2 * pairs) * alone
    if variance <= 1e-15 or df <= 0:
        return None
    # SciPy takes a good part of a second to import: pages that only read must not pay for it.
    from scipy.special import stdtr

    t = (mean2 - mean1) / sqrt(variance)
    return OverlapTest(t, df, float(2 * stdtr(df, -abs(t))))


def _spread(people: Sequence[int]) -> tuple[float, float]:
    """Return the mean level and the sum of squares around it."""
    n = sum(people)
    mean = sum(level * count for level, count in enumerate(people)) / n
    return mean, sum(count * (level - mean) ** 2 for level, count in enumerate(people))


def _correlation(paired: Block) -> float:
    """Return Pearson's correlation of the pairs; 0 without spread."""
    rows, columns = [sum(row) for row in paired], [sum(c) for c in zip(*paired, strict=True)]
    n = sum(rows)
    if n == 0:
        return 0.0
    (mean1, squares1), (mean2, squares2) = _spread(rows), _spread(columns)
    products = sum(
        count * (i - mean1) * (j - mean2)
        for i, row in enumerate(paired)
        for j, count in enumerate(row)
    )
    return products / sqrt(squares1 * squares2) if squares1 * squares2 > 0 else 0.0
