"""Cases about separate groups, and about one share."""

from typing import Any

from analysis.cases.paired import ends
from analysis.cases.reading import Case, Malformed, Result, table, whole
from analysis.contingency import fisher_test
from analysis.interval import clopper_pearson, wilson
from analysis.rank_sum import (
    brunner_munzel,
    cliffs_delta,
    cochran_armitage,
    mann_whitney,
    probability_after_better,
)
from analysis.unconditional import barnard_p, boschloo_p
from analysis.unpaired import UnlinkedBox, compare_unlinked


def unpaired_table(case: Case) -> Result:
    """Compare two groups of people who cannot be linked: two rows of people by level."""
    before, after = table(case, "table", rows=2)
    fisher = fisher_test([before, after])
    result: Result = {
        "n": [sum(before), sum(after)],
        "fisher": {"p_two": fisher.p, "method": fisher.method, "error": fisher.error},
    }
    if not all(result["n"]):
        return result
    ranks, (trend, trend_exact) = mann_whitney(before, after), cochran_armitage(before, after)
    boxes = compare_unlinked(before, after)
    return result | {
        "mannwhitney_exact": {"p_two": ranks.p, "method": ranks.method},
        "cochran_armitage": {
            "chisq": trend and trend.statistic,
            "p_exact": trend_exact.p,
            "p_asym": trend.p if trend else 1.0,
            "method": trend_exact.method,
        },
        "auc": {
            "p_after_gt_before": probability_after_better(before, after),
            "cliffs_delta": cliffs_delta(before, after),
        },
        "brunner_munzel": _brunner_munzel(before, after),
        "top_box": _box(boxes.top),
        "bottom_box": _box(boxes.bottom),
    }


def _brunner_munzel(before: list[int], after: list[int]) -> Result:
    """Return the test; where it has no spread, the words that other programs print for that."""
    found = brunner_munzel(before, after)
    if found is not None:
        return {"statistic": found.statistic, "p_two": found.p, "df": found.df}
    delta = cliffs_delta(before, after)
    unknown = min(sum(before), sum(after)) < 2 or not delta
    statistic: Any = "nan" if unknown else "inf" if (delta or 0) > 0 else "-inf"
    return {"statistic": statistic, "p_two": None, "df": None}


def _box(box: UnlinkedBox) -> Result:
    """Return one end of the scale of two separate groups."""
    counts = box.before, box.n_before, box.after, box.n_after
    return {
        "before": [box.before, box.n_before],
        "after": [box.after, box.n_after],
        "fisher": box.fisher_p,
        "boschloo": boschloo_p(*counts),
        "barnard_pooled": barnard_p(*counts),
        "diff": box.difference,
        "newcombe_wilson95": ends(box.interval),
    }


def proportion(case: Case) -> Result:
    """Compute both intervals of x of n."""
    n = whole(case, "n")
    x = whole(case, "x")
    if x > n:
        raise Malformed(f"x: {x} people cannot be among {n}")
    found = {"clopper_pearson": clopper_pearson(x, n), "wilson": wilson(x, n)}
    return {
        name: {"low": interval and interval.low, "high": interval and interval.high}
        for name, interval in found.items()
    }
