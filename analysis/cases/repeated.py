"""Cases about more than two waves, and about values over time."""

from collections import Counter

from analysis.cases.paired import chi_square
from analysis.cases.reading import Case, Result, numbers_or_gaps, records
from analysis.wave_permutation import (
    PermutationTest,
    permute_friedman,
    permute_page,
    permute_skillings_mack,
)
from analysis.waves import friedman, page_trend, skillings_mack
from analysis.xmr import chart


def waves(case: Case) -> Result:
    """Compute the tests of rows of answers, one column for each wave, with gaps."""
    patterns = Counter(map(tuple, records(case, "rows")))
    overall, trend = friedman(patterns), page_trend(patterns)
    return {
        "friedman": {
            **chi_square(overall.test),
            "n": overall.n,
            "permutation": _permutation(permute_friedman(patterns)),
        },
        "kendalls_w": overall.kendalls_w,
        "page": {
            "z": trend.test and trend.test.z,
            "p_two": trend.test.p if trend.test else 1.0,
            "n": trend.n,
            "permutation": _permutation(permute_page(patterns)),
        },
        "skillings_mack": {
            **chi_square(skillings_mack(patterns)),
            "permutation": _permutation(permute_skillings_mack(patterns)),
        },
    }


def _permutation(found: PermutationTest | None) -> Result | None:
    """Return a permutation test."""
    return {"p": found.p, "method": found.method, "error": found.error} if found else None


def xmr(case: Case) -> Result:
    """Compute limits and flags of values in order of time."""
    found = chart(numbers_or_gaps(case, "values"))
    return {
        "mean": found.mean,
        "mean_moving_range": found.mean_moving_range,
        "mean_moving_range_screened": found.screened,
        "ucl": found.high,
        "lcl": found.low,
        "flags": [list(flags) for flags in found.flags],
        "shows_limits": found.shows_limits,
    }
