"""Whether the answers of the same people are spread otherwise the second time.

Tests of a square table of counts (rows before, columns after, level 0 the worst). Only people who
moved count in them. For the appendix: they say that something moved, not that it went up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt

from analysis.differences import count_differences
from analysis.islands import laplacian_statistic

Block = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class ChiSquare:
    """A statistic with its degrees of freedom and p (0 to 1); statistic and p None: undefined."""

    statistic: float | None
    df: int
    p: float | None


@dataclass(frozen=True, slots=True)
class NormalTest:
    """A standard normal statistic, positive for better, with its two-sided p."""

    z: float
    p: float


NOTHING = ChiSquare(0.0, 0, 1.0)


def stuart_maxwell(block: Block) -> ChiSquare:
    """Test whether every level is as common after as before.

    d'V⁻d with d the changes of the levels and V their covariance; levels that nobody came to or
    left are dropped, where statsmodels gives no answer or too many degrees of freedom.
    Sources: Stuart 1955, Biometrika 42:412; Maxwell 1970, British Journal of Psychiatry 116:651.
    """
    levels = range(len(block))
    gains = [sum(row[level] for row in block) - sum(block[level]) for level in levels]
    moves = [[block[i][j] + block[j][i] for j in levels] for i in levels]
    statistic, df = laplacian_statistic(gains, moves)
    return ChiSquare(statistic, df, chi_square_p(statistic, df))


def bhapkar(block: Block) -> ChiSquare:
    """Return Bhapkar's version, X / (1 - X/n) of Stuart and Maxwell's X; undefined where X = n.

    Source: Bhapkar 1966, Journal of the American Statistical Association 61:228.
    """
    found, n = stuart_maxwell(block), sum(map(sum, block))
    if found.df == 0 or found.statistic is None:
        return NOTHING
    # X is a whole n only where every mover's way is told by the levels; floats miss by a bit.
    if found.statistic >= n * (1 - 1e-9):
        return ChiSquare(None, found.df, None)
    statistic = found.statistic / (1 - found.statistic / n)
    return ChiSquare(statistic, found.df, chi_square_p(statistic, found.df))


def bowker(block: Block) -> ChiSquare:
    """Test whether each move is as common as its way back.

    Only pairs of levels between which somebody moved count as degrees of freedom; R counts all
    and then gives no answer. Source: Bowker 1948, Journal of the American Statistical Association
    43:572.
    """
    pairs = [
        (block[i][j], block[j][i])
        for i in range(len(block))
        for j in range(i)
        if block[i][j] + block[j][i]
    ]
    statistic = sum((a - b) ** 2 / (a + b) for a, b in pairs)
    return ChiSquare(float(statistic), len(pairs), chi_square_p(statistic, len(pairs)))


def ordinal_margins(block: Block) -> NormalTest | None:
    """Test whether the mean level moved, levels as 0, 1, 2 ...; None when nobody moved.

    z = Σd / √Σd². Another question than the signed ranks ask. Source: Agresti 2013, Categorical
    Data Analysis, 11.3.
    """
    people = count_differences(block)
    total = sum(int(d) * count for d, count in people.items())
    squares = sum(int(d) ** 2 * count for d, count in people.items())
    if squares == 0:
        return None
    z = total / sqrt(squares)
    return NormalTest(z, erfc(abs(z) / sqrt(2)))


def chi_square_p(statistic: float, df: int) -> float:
    """Return P(chi-square with df >= statistic); 1 without degrees of freedom."""
    # SciPy takes a good part of a second to import: pages that only read must not pay for it.
    from scipy.special import chdtrc

    return float(chdtrc(df, statistic)) if df else 1.0
