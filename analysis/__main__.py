"""`python -m analysis compute FILE`: compute the cases of a JSON file, one JSON line each."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.bounds import Bounds, bounds_margins, bounds_subset, rating_conflict
from analysis.change import Box, measure_change, probability_of_improvement
from analysis.interval import Interval, clopper_pearson, newcombe_paired, tango, wilson
from analysis.multiplicity import benjamini_hochberg, holm
from analysis.percent import percent_half_up, reconstruct_n
from analysis.sign import sign_test, sign_test_mid_p
from analysis.tiers import band_values, verbal_band
from analysis.transition import TransitionTable
from analysis.unpaired import UnlinkedBox, compare_unlinked, fisher_p

Case = dict[str, Any]
Result = dict[str, Any]


def compute(case: Case) -> Result | None:
    """Return the blocks of one case, or None for a type that is not computed here."""
    computed = COMPUTED.get(case["type"])
    return computed(case) if computed else None


def paired_table(case: Case) -> Result:
    """Compute what a before-and-after table of the same people tells."""
    change = measure_change(TransitionTable.from_pairs(tuple(map(tuple, case["table"]))))
    sign = {"n_up": change.up, "n_down": change.down, "n_same": change.same}
    counts = {"n": change.n, "improved": change.up, "same": change.same, "worsened": change.down}
    result: Result = {
        "counts": counts,
        "sign_exact": {**sign, "p_two": 1.0 if change.sign_p is None else change.sign_p},
    }
    if change.n == 0:
        return result
    return result | {
        "net_improvement": {"estimate": change.net, "tango95": _ends(change.net_interval)},
        "probability_of_improvement": {
            "p_up": change.up / change.n,
            "p_down": change.down / change.n,
            "p_up_plus_half_same": probability_of_improvement(change),
        },
        "top_box": _paired_box(change.top, change.n),
        "bottom_box": _paired_box(change.bottom, change.n),
    }


def _paired_box(box: Box, n: int) -> Result:
    """Compute one end of the scale among the same n people."""
    both = box.before - box.lost
    neither = n - both - box.gained - box.lost
    return {
        "before": box.before,
        "after": box.after,
        "gained": box.gained,
        "lost": box.lost,
        "mcnemar_exact_p": sign_test(box.gained, box.lost),
        "mcnemar_midp": sign_test_mid_p(box.gained, box.lost),
        "tango95": _ends(tango(box.gained, box.lost, n)),
        "newcombe10_95": _ends(newcombe_paired(both, box.gained, box.lost, neither)),
    }


def unpaired_table(case: Case) -> Result:
    """Compare two groups that cannot be linked."""
    before, after = case["table"]
    result: Result = {"n": [sum(before), sum(after)], "fisher": {"p_two": _fisher(case["table"])}}
    if not all(result["n"]):
        return result
    compared = compare_unlinked(before, after)
    boxes = {"top_box": _unlinked_box(compared.top), "bottom_box": _unlinked_box(compared.bottom)}
    return result | boxes


def _fisher(table: list[list[int]]) -> float:
    """Return Fisher's p of a 2 x k table; 1 when there is nothing to compare."""
    used = [column for column in zip(*table, strict=True) if any(column)]
    if len(used) < 2 or not all(map(sum, table)):
        return 1.0
    return fisher_p(list(zip(*used, strict=True)))


def _unlinked_box(box: UnlinkedBox) -> Result:
    """Return one end of the scale of two separate groups."""
    return {
        "before": [box.before, box.n_before],
        "after": [box.after, box.n_after],
        "fisher": box.fisher_p,
        "diff": box.difference,
        "newcombe_wilson95": _ends(box.interval),
    }


def proportion(case: Case) -> Result:
    """Compute both intervals of x of n."""
    x, n = case["x"], case["n"]
    intervals = {"clopper_pearson": clopper_pearson(x, n), "wilson": wilson(x, n)}
    return {
        name: found and {"low": found.low, "high": found.high} for name, found in intervals.items()
    }


def frechet_subset(case: Case) -> Result:
    """Bound the moves of people who are an unknown part of those who started."""
    return _bounds(bounds_subset(case["before"], case["after"], case["matched"]))


def frechet_margins(case: Case) -> Result:
    """Bound the moves of the same people when only the totals are known."""
    return _bounds(bounds_margins(case["before"], case["after"]))


def _bounds(found: Bounds) -> Result:
    """Return bounds as lists."""
    return {"improved": list(found.up), "worsened": list(found.down), "net": list(found.net)}


def global_rating_conflict(case: Case) -> Result:
    """Compare what people said with what their answers can have done."""
    found = rating_conflict(case["before"], case["after"], case["said_improved"], case["of"])
    return {
        "max_levels_improved": found.most_up,
        "at_least_this_many_say_improved_without_a_higher_level": found.at_least,
    }


def padjust(case: Case) -> Result:
    """Adjust p for several tests."""
    p = case["p"]
    return {"holm": {"p": list(holm(p))}, "BH": {"p": list(benjamini_hochberg(p))}}


def band(case: Case) -> Result:
    """Say x of n in words."""
    x, n = case["x"], case["n"]
    return {"band": verbal_band(x, n), "values_sharing_band": list(band_values(x, n))}


def _ends(interval: Interval | None) -> list[float] | None:
    """Return an interval as [low, high]."""
    return [interval.low, interval.high] if interval else None


COMPUTED: dict[str, Callable[[Case], Result]] = {
    "paired_table": paired_table,
    "unpaired_table": unpaired_table,
    "proportion": proportion,
    "percent_format": lambda case: {"half_up_integer": percent_half_up(case["x"], case["n"])},
    "reconstruct_n": lambda case: {"n": list(reconstruct_n(case["percentages"], case["max_n"]))},
    "frechet_subset": frechet_subset,
    "frechet_margins": frechet_margins,
    "global_rating_conflict": global_rating_conflict,
    "verbal_band": band,
    "padjust": padjust,
}


def main(arguments: list[str]) -> int:
    """Run the command; return 0, or 2 for a wrong call."""
    if len(arguments) != 2 or arguments[0] != "compute":
        sys.stderr.write("usage: python -m analysis compute FILE\n")
        return 2
    for case in json.loads(Path(arguments[1]).read_text(encoding="utf-8"))["cases"]:
        line = {"id": case["id"], "type": case["type"], "result": compute(case)}
        sys.stdout.write(json.dumps(line) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
