"""Cases about scales of several items, and about one person's total."""

from analysis.cases.paired import ends
from analysis.cases.reading import Case, Malformed, Result, number, records
from analysis.moments import Moments, pairwise_covariance
from analysis.omega import omega_from
from analysis.reliable_change import Norm, reliable_change
from analysis.scale import alpha_from, measure_alpha


def scale(case: Case) -> Result:
    """Compute alpha and omega of rows of answers; with gaps, alpha by pairs of items too."""
    rows = records(case, "items")
    items = len(rows[0]) if rows else 0
    covariance = pairwise_covariance(rows, items)
    pairwise = alpha_from(covariance, len(rows), items)
    complete = [[x for x in row if x is not None] for row in rows if None not in row]
    alpha = measure_alpha(Moments.from_rows(complete, items))
    result: Result = {
        "alpha": {
            "raw_alpha": pairwise.alpha,
            "std_alpha": pairwise.standardised,
            "alpha_if_dropped": list(pairwise.if_dropped),
            "r_drop": list(pairwise.with_rest),
        },
        "alpha_complete_case": {
            "alpha": alpha.alpha,
            "ci95_feldt": ends(alpha.interval),
            "n": alpha.n,
        },
        "shown": {"alpha": alpha.is_shown, "looks_reversed": alpha.looks_reversed},
    }
    omega = omega_from(covariance, alpha.n)
    return result | {
        "omega_total_1factor": {
            "omega_std": omega and omega.standardised,
            "omega_raw": omega and omega.raw,
            "loadings": list(omega.loadings) if omega else None,
        }
    }


def rci(case: Case) -> Result:
    """Compute the reliable change of one person's total by a published norm."""
    deviation, reliability = number(case, "sd_before"), number(case, "reliability")
    if deviation < 0:
        raise Malformed("sd_before: must be 0 or more")
    if not 0 <= reliability <= 1:
        raise Malformed("reliability: must be from 0 to 1")
    norm = Norm(deviation, reliability, str(case.get("source", "")))
    found = reliable_change(number(case, "before"), number(case, "after"), norm)
    return {
        "rci": found and found.index,
        "reliable": found and found.is_reliable,
        "smallest_reliable_change": found and found.smallest,
    }
