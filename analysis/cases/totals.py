"""Cases about published totals: percentages, bounds, ratings, several p at once."""

from analysis.bounds import Bounds, bounds_margins, bounds_subset, rating_conflict
from analysis.cases.reading import (
    MOST_LISTED,
    Case,
    Malformed,
    Result,
    counts,
    listed,
    numbers_or_gaps,
    whole,
    word,
)
from analysis.multiplicity import benjamini_hochberg, holm
from analysis.percent import ROUNDINGS, percent_half_up, reconstruct_n
from analysis.tiers import band_values, verbal_band


def reconstruct(case: Case) -> Result:
    """Compute which numbers of people a set of printed percentages can be about."""
    percentages = listed(case, "percentages", lambda p: whole({"percentages": p}, "percentages"))
    rounding = word(case, "rounding", tuple(ROUNDINGS), "half_up")
    return {"n": list(reconstruct_n(percentages, whole(case, "max_n", most=MOST_LISTED), rounding))}


def percent_format(case: Case) -> Result:
    """Compute a whole percentage; None for nobody."""
    x, n = whole(case, "x"), whole(case, "n")
    return {"half_up_integer": percent_half_up(x, n) if n else None}


def frechet_subset(case: Case) -> Result:
    """Bound the moves of people who are an unknown part of those who started."""
    matched = whole(case, "matched")
    return _bounds(bounds_subset(counts(case, "before"), counts(case, "after"), matched))


def frechet_margins(case: Case) -> Result:
    """Bound the moves of the same people when only the totals are known."""
    return _bounds(bounds_margins(counts(case, "before"), counts(case, "after")))


def _bounds(found: Bounds) -> Result:
    """Return bounds as lists."""
    return {"improved": list(found.up), "worsened": list(found.down), "net": list(found.net)}


def global_rating_conflict(case: Case) -> Result:
    """Compare what people said with what their answers can have done."""
    before, after = counts(case, "before"), counts(case, "after")
    found = rating_conflict(before, after, whole(case, "said_improved"), whole(case, "of"))
    return {
        "max_levels_improved": found.most_up,
        "at_least_this_many_say_improved_without_a_higher_level": found.at_least,
    }


def padjust(case: Case) -> Result:
    """Adjust p for several tests; gaps stay gaps and are not counted as tests."""
    p = numbers_or_gaps(case, "p")
    if any(each is not None and not 0 <= each <= 1 for each in p):
        raise Malformed("p: must be from 0 to 1")
    tests = sum(each is not None for each in p)
    adjusted = {"holm": holm(p), "BH": benjamini_hochberg(p)}
    return {
        **{name: {"p": list(values)} for name, values in adjusted.items()},
        "tests": tests,
        "excluded": len(p) - tests,
    }


def band(case: Case) -> Result:
    """Say x of n in words."""
    n = whole(case, "n", most=MOST_LISTED)
    x = whole(case, "x", most=n)
    return {"band": verbal_band(x, n), "values_sharing_band": list(band_values(x, n))}
