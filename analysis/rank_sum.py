"""Two groups of people on the same ordered levels, compared by scores: exact, from counts.

Each group is people by level, worst first; `before` and `after` stand for the two groups, which
may as well be people who came back and people who did not. A difference is positive when the
second group answered better.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd, sqrt
from typing import Literal

from analysis.marginal import ChiSquare, chi_square_p

Levels = Sequence[int]
PMethod = Literal["none", "exact", "normal"]

# Sums of one half of the levels that the exact test may enumerate.
MOST_SUMS = 2_000_000


@dataclass(frozen=True, slots=True)
class ScoreTest:
    """A two-sided p in (0, 1] given both margins, `method` "exact" or "normal"."""

    p: float
    method: PMethod


@dataclass(frozen=True, slots=True)
class BrunnerMunzel:
    """The statistic with its degrees of freedom and two-sided p; p from Student's t."""

    statistic: float
    df: float
    p: float


def mann_whitney(before: Levels, after: Levels) -> ScoreTest:
    """Test by mid-ranks, P(|W - E| >= seen) over all ways to deal the people into the groups.

    SciPy's exact `mannwhitneyu` takes the null without ties.
    """
    totals = [a + b for a, b in zip(before, after, strict=True)]
    ranks, below = [], 0
    for people in totals:
        ranks.append(2 * below + people + 1)
        below += people
    return score_test(before, after, ranks)


def cochran_armitage(before: Levels, after: Levels) -> tuple[ChiSquare | None, ScoreTest]:
    """Test for a trend over the levels, scored 0, 1, 2 ...; the statistic None without spread.

    The chi-square with the N - 1 of the permutation variance, and the exact test beside it.
    Sources: Cochran 1954, Biometrics 10:417; Armitage 1955, Biometrics 11:375.
    """
    scores = range(len(before))
    exact = score_test(before, after, scores)
    variance, deviation, people = _moments(before, after, scores)
    if variance == 0:
        return None, exact
    statistic = (people - 1) * deviation * deviation / variance
    return ChiSquare(statistic, 1, chi_square_p(statistic, 1)), exact


def score_test(before: Levels, after: Levels, scores: Sequence[int]) -> ScoreTest:
    """Return the two-sided p of the sum of scores in the second group, both margins given.

    All integer: levels are split in two halves, every (people, sum) of one meets those of the
    other. Too many of them: a normal curve with the exact variance. An empty group or no spread
    of scores: 1.
    """
    totals = [a + b for a, b in zip(before, after, strict=True)]
    scores = _smallest(scores, totals)
    variance, deviation, people = _moments(before, after, scores)
    if variance == 0:
        return ScoreTest(1.0, "none")
    if deviation == 0:
        return ScoreTest(1.0, "exact")
    # NumPy is loaded only when something is measured: pages that read a release do without.
    from analysis.dealing import deal_tails

    p = deal_tails(totals, scores, sum(after), abs(deviation), MOST_SUMS)
    if p is None:
        return ScoreTest(chi_square_p((people - 1) * deviation * deviation / variance, 1), "normal")
    return ScoreTest(p, "exact")


def _smallest(scores: Sequence[int], totals: Sequence[int]) -> list[int]:
    """Return the same scores in the smallest whole numbers: the test does not tell them apart."""
    least = min((s for s, t in zip(scores, totals, strict=True) if t), default=0)
    shared = gcd(*(s - least for s, t in zip(scores, totals, strict=True) if t)) or 1
    return [(s - least) // shared if t else 0 for s, t in zip(scores, totals, strict=True)]


def _moments(before: Levels, after: Levels, scores: Sequence[int]) -> tuple[int, int, int]:
    """Return n1 n2 (N Σs²t - (Σst)²), N T - n2 Σst and N, all whole numbers."""
    totals = [a + b for a, b in zip(before, after, strict=True)]
    n1, n2 = sum(before), sum(after)
    people = n1 + n2
    first = sum(s * t for s, t in zip(scores, totals, strict=True))
    second = sum(s * s * t for s, t in zip(scores, totals, strict=True))
    seen = sum(s * t for s, t in zip(scores, after, strict=True))
    return n1 * n2 * (people * second - first * first), people * seen - n2 * first, people


def probability_after_better(before: Levels, after: Levels) -> float | None:
    """Return P(after > before) + ½ P(equal) for two people drawn; None when a group is empty.

    The area under the curve; Cliff's delta is twice that minus 1.
    """
    n1, n2 = sum(before), sum(after)
    if not n1 or not n2:
        return None
    wins, below = 0, 0
    for old, new in zip(before, after, strict=True):
        wins += new * (2 * below + old)
        below += old
    return wins / (2 * n1 * n2)


def cliffs_delta(before: Levels, after: Levels) -> float | None:
    """Return P(after > before) - P(after < before), -1 to 1; None when a group is empty."""
    better = probability_after_better(before, after)
    return None if better is None else 2 * better - 1


def brunner_munzel(before: Levels, after: Levels) -> BrunnerMunzel | None:
    """Compare two groups whose spread may differ; None where its variance is 0 or unknown.

    From the mid-distribution of each level. Not for groups below 10: the caller decides. Source:
    Brunner and Munzel 2000, Biometrical Journal 42:17.
    """
    n1, n2 = sum(before), sum(after)
    if min(n1, n2) < 2:
        return None
    s1, s2 = n1 * _placements(before, after), n2 * _placements(after, before)
    delta = cliffs_delta(before, after)
    if s1 + s2 <= 0 or delta is None:
        return None
    from scipy.special import stdtr

    # The mean ranks of the two groups lie (n1 + n2) delta / 2 apart.
    statistic = n1 * n2 * delta / 2 / sqrt(s1 + s2)
    df = (s1 + s2) ** 2 / (s1 * s1 / (n1 - 1) + s2 * s2 / (n2 - 1))
    return BrunnerMunzel(statistic, df, float(2 * stdtr(df, -abs(statistic))))


def _placements(own: Levels, other: Levels) -> float:
    """Return the variance over `own` people of how many `other` stand below them, ties as half."""
    below, placed = 0.0, []
    for count in other:
        placed.append(below + count / 2)
        below += count
    n = sum(own)
    mean = sum(people * place for people, place in zip(own, placed, strict=True)) / n
    squares = sum(people * (place - mean) ** 2 for people, place in zip(own, placed, strict=True))
    return squares / (n - 1)
