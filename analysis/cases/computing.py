"""Computing a list of cases: each by its type, one bad case stopping no other."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from analysis.cases import disclosure, paired, repeated, scales, totals, unpaired
from analysis.cases.reading import Case, Malformed, Result

TYPES: dict[str, Callable[[Case], Result]] = {
    "paired_table": paired.paired_table,
    "paired_raw": paired.paired_raw,
    "unpaired_table": unpaired.unpaired_table,
    "proportion": unpaired.proportion,
    "scale": scales.scale,
    "rci": scales.rci,
    "waves": repeated.waves,
    "xmr": repeated.xmr,
    "padjust": totals.padjust,
    "reconstruct_n": totals.reconstruct,
    "percent_format": totals.percent_format,
    "frechet_subset": totals.frechet_subset,
    "frechet_margins": totals.frechet_margins,
    "global_rating_conflict": totals.global_rating_conflict,
    "verbal_band": totals.band,
    "suppression_attack": disclosure.suppression_attack,
    "percentage_leak": disclosure.percentage,
    "mean_leak": disclosure.mean,
    "release_schedule": disclosure.release_schedule,
    "nested_groups": disclosure.nested_groups,
}
"""Every type of case, with what computes it."""


def compute_all(cases: Iterable[Any]) -> list[dict[str, Any]]:
    """Return {id, type, result} for each case, or {id, type, error} for one that is malformed."""
    return [compute(case) for case in cases]


def compute(case: Any) -> dict[str, Any]:
    """Return one case computed."""
    if not isinstance(case, dict):
        return {"id": None, "type": None, "error": "a case must be an object"}
    head = {"id": case.get("id"), "type": case.get("type")}
    try:
        result = _compute(case)
        # Every figure that leaves must be one: JSON has no word for those that are none.
        json.dumps(result, allow_nan=False)
    except (ValueError, ArithmeticError, MemoryError) as error:
        return {**head, "error": str(error) or type(error).__name__}
    return {**head, "result": result}


def _compute(case: Case) -> Result:
    """Return the result of a case."""
    for key in ("id", "type"):
        if not isinstance(case.get(key), str):
            raise Malformed(f"{key}: must be a text")
    if case["type"] not in TYPES:
        raise Malformed(f"type: {case['type']!r} is none of {', '.join(sorted(TYPES))}")
    return TYPES[case["type"]](case)
