"""Three waves and more of the same people: did anything move, and in one direction?

Everything comes from patterns: how many people gave which answers, one for each wave in order,
None where a wave is missing. Who answered one wave only contributes nothing. For two waves there
are better tests (`signed_rank`, `sign`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import erfc, sqrt

from analysis.islands import laplacian_statistic
from analysis.marginal import ChiSquare, NormalTest, chi_square_p

Pattern = tuple[float | None, ...]
Patterns = Mapping[Pattern, int]


@dataclass(frozen=True, slots=True)
class Friedman:
    """The test of the `n` people who answered every wave, ties corrected.

    `kendalls_w` is the agreement of their orders, 0 to 1. All ties: statistic 0, p 1, W 0, where
    SciPy and R give no number. Nobody, or a single wave: all None.
    """

    n: int
    test: ChiSquare
    kendalls_w: float | None


@dataclass(frozen=True, slots=True)
class Trend:
    """Page's trend over the waves, ties corrected: positive when answers rise; `n` people.

    None without anybody whose answers differ between two waves.
    """

    n: int
    test: NormalTest | None


def friedman(patterns: Patterns) -> Friedman:
    """Test whether answers differ between the waves, by ranks within each person.

    Source: Hollander and Wolfe 1973, 7.1, with the correction for ties.
    """
    complete = {p: n for p, n in patterns.items() if None not in p and n}
    waves, n = _waves(patterns), sum(complete.values())
    if n == 0 or waves < 2:
        return Friedman(n, ChiSquare(None, max(0, waves - 1), None), None)
    sums, squares = [0] * waves, 0
    for pattern, people in complete.items():
        scores = centred_ranks(pattern)
        sums = [total + people * (score or 0) for total, score in zip(sums, scores, strict=True)]
        squares += people * sum((score or 0) ** 2 for score in scores)
    statistic = (waves - 1) * sum(total**2 for total in sums) / squares if squares else 0.0
    test = ChiSquare(statistic, waves - 1, chi_square_p(statistic, waves - 1))
    return Friedman(n, test, statistic / (n * (waves - 1)))


def skillings_mack(patterns: Patterns) -> ChiSquare:
    """Test whether answers differ between the waves although some are missing.

    Equals Friedman's test for complete answers without ties. Degrees of freedom count only waves
    that somebody answered beside another. Source: Skillings and Mack 1981, Technometrics 23:171.
    """
    waves = _waves(patterns)
    sums = [0.0] * waves
    together = [[0] * waves for _ in range(waves)]
    for pattern, people in patterns.items():
        scores = weighted_ranks(pattern)
        present = [wave for wave, score in enumerate(scores) if score is not None]
        for wave in present:
            sums[wave] += people * (scores[wave] or 0.0)
            for other in present:
                together[wave][other] += people * (other != wave)
    statistic, df = laplacian_statistic(sums, together)
    return ChiSquare(statistic, df, chi_square_p(statistic, df))


def page_trend(patterns: Patterns) -> Trend:
    """Test whether answers rise or fall with the waves, over everyone with two answers or more.

    The normal curve with the variance that ties leave; SciPy's `page_trend_test` ignores ties.
    For complete answers this is Page 1963, Journal of the American Statistical Association 58:216.
    """
    total, variance, n = 0.0, 0.0, 0
    for pattern, people in patterns.items():
        scores = centred_ranks(pattern)
        times = centred_times(scores)
        present = sum(score is not None for score in scores)
        if present < 2 or not people:
            continue
        n += people
        pairs = [(t, s) for t, s in zip(times, scores, strict=True) if s is not None]
        total += people * sum(t * s for t, s in pairs)
        spread = sum(t * t for t, _ in pairs) * sum(s * s for _, s in pairs)
        variance += people * spread / (present - 1)
    if variance == 0:
        return Trend(n, None)
    z = total / sqrt(variance)
    return Trend(n, NormalTest(z, erfc(abs(z) / sqrt(2))))


def centred_ranks(pattern: Pattern) -> list[int | None]:
    """Return twice each answer's mid-rank within the person, minus its mean: 0 on average."""
    answers = [answer for answer in pattern if answer is not None]
    return [
        None
        if answer is None
        else sum(other < answer for other in answers) - sum(other > answer for other in answers)
        for answer in pattern
    ]


def weighted_ranks(pattern: Pattern) -> list[float | None]:
    """Return centred ranks such that people with fewer waves weigh as Skillings and Mack say."""
    scores = centred_ranks(pattern)
    weight = sqrt(3 / (1 + sum(score is not None for score in scores)))
    return [None if score is None else weight * score for score in scores]


def centred_times(scores: Sequence[int | None]) -> list[float]:
    """Return the place of each wave minus the mean of the places that the person answered."""
    present = [wave for wave, score in enumerate(scores) if score is not None]
    mean = sum(present) / len(present) if present else 0.0
    return [wave - mean for wave in range(len(scores))]


def _waves(patterns: Patterns) -> int:
    """Return the number of waves; 0 without patterns. ValueError when patterns differ in it."""
    lengths = {len(pattern) for pattern in patterns}
    if len(lengths) > 1:
        raise ValueError(f"patterns of {sorted(lengths)} waves do not belong together")
    return lengths.pop() if lengths else 0
