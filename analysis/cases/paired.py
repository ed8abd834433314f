"""Cases about the same people twice: a table of levels, or raw scores."""

from analysis.cases.reading import Case, Result, numbers_or_gaps, same_length, square
from analysis.differences import Distance, count_raw_differences, measure_distance
from analysis.interval import Interval, tango
from analysis.marginal import ChiSquare
from analysis.paired import BoxChange, PairedResult, measure_block
from analysis.sign import sign_test
from analysis.sign_flips import PATIENT
from analysis.signed_rank import SignedRank, signed_rank


def paired_table(case: Case) -> Result:
    """Compute what a before-and-after table of the same people tells."""
    block = square(case, "table")
    found = measure_block(block, PATIENT)
    change = found.change
    result: Result = {
        **_moves(change.up, change.same, change.down),
        "wilcoxon_exact_pratt": _ranks(found.pratt),
        "hodges_lehmann": _distance(found.distance),
        **_margins(found),
    }
    if change.n == 0:
        return result
    if len(block) == 2:
        movers = {"b": change.up, "c": change.down, "p_two": change.sign_p}
        result["mcnemar_exact"] = movers
    return result | {
        "probability_of_improvement": {
            "p_up": change.up / change.n,
            "p_down": change.down / change.n,
            "p_up_plus_half_same": found.probability_up,
        },
        "top_box": _box(found.top),
        "bottom_box": _box(found.bottom),
    }


def paired_raw(case: Case) -> Result:
    """Compute the same from two lists of scores of the same people; a gap drops the person."""
    before, after = numbers_or_gaps(case, "before"), numbers_or_gaps(case, "after")
    same_length(case, "before", "after")
    both = [
        (old, new)
        for old, new in zip(before, after, strict=True)
        if old is not None and new is not None
    ]
    people = count_raw_differences(both)
    up = sum(count for difference, count in people.items() if difference > 0)
    down = sum(count for difference, count in people.items() if difference < 0)
    return {
        **_moves(up, len(both) - up - down, down),
        "wilcoxon_exact_pratt": _ranks(signed_rank(people, PATIENT)),
        "hodges_lehmann": _distance(measure_distance(people)),
        "dropped": len(before) - len(both),
    }


def _moves(up: int, same: int, down: int) -> Result:
    """Return counts, sign test and net improvement."""
    n = up + same + down
    net = {"estimate": (up - down) / n if n else None, "tango95": ends(tango(up, down, n))}
    return {
        "counts": {"n": n, "improved": up, "same": same, "worsened": down},
        "sign_exact": {
            "n_up": up,
            "n_down": down,
            "n_same": same,
            "p_two": sign_test(up, down),
        },
        "net_improvement": net,
    }


def _ranks(found: SignedRank) -> Result:
    """Return the signed-rank test."""
    return {
        "W_plus": found.up,
        "W_minus": found.down,
        "p_two": found.p_two,
        "p_greater": found.p_greater,
        "p_less": found.p_less,
        "rank_biserial": found.rank_biserial,
        "method": found.method,
        "error_bound": found.error_bound,
    }


def _distance(found: Distance) -> Result:
    """Return how far people moved."""
    return {
        "estimate": found.hodges_lehmann,
        "mean_change": found.mean,
        "median_change": found.median,
    }


def _margins(found: PairedResult) -> Result:
    """Return the tests of the margins."""
    ordinal = found.ordinal
    return {
        "stuart_maxwell": chi_square(found.stuart_maxwell),
        "bhapkar": chi_square(found.bhapkar),
        "bowker": chi_square(found.bowker),
        "mh_ordinal": {"z": ordinal and ordinal.z, "p": ordinal.p if ordinal else 1.0},
    }


def _box(found: BoxChange) -> Result:
    """Return one end of the scale."""
    return {
        "before": found.box.before,
        "after": found.box.after,
        "gained": found.box.gained,
        "lost": found.box.lost,
        "difference": found.difference,
        "mcnemar_exact_p": found.p,
        "mcnemar_midp": found.mid_p,
        "tango95": ends(found.interval),
        "newcombe10_95": ends(found.newcombe),
    }


def chi_square(found: ChiSquare) -> Result:
    """Return a chi-square test."""
    return {"statistic": found.statistic, "df": found.df, "p": found.p}


def ends(interval: Interval | None) -> list[float] | None:
    """Return an interval as [low, high]."""
    return [interval.low, interval.high] if interval else None
