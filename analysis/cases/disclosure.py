"""Cases about what a reader can work out."""

from typing import cast

from analysis.cases.reading import (
    Case,
    Malformed,
    Result,
    all_listed,
    counts,
    listed,
    number,
    table,
    whole,
    within,
    word,
)
from analysis.history import may_nest, released_snapshots
from analysis.leaks import mean_leak, percentage_leak
from analysis.suppression import Margins, attack_row, attack_table, is_hidden_well


def suppression_attack(case: Case) -> Result:
    """Compute what each cell of a row or table can be, and whether the hidden ones are safe."""
    k = whole(case, "k", least=1)
    if "table" in case:
        return _attack_table(case, k)
    cells = counts(case, "cells")
    visible = _mask(case, cells)
    given = case.get("published_total")
    total = None if given is None else whole(case, "published_total")
    intervals = attack_row(cells, visible, total)
    safe = is_hidden_well(intervals, visible, k)
    return {"intervals": [list(each) for each in intervals], "safe": safe}


def _attack_table(case: Case, k: int) -> Result:
    """Compute the same for a table with published margins."""
    rows, mask = table(case, "table"), table(case, "mask")
    if (len(rows), len(rows[0])) != (len(mask), len(mask[0])):
        raise Malformed("mask: must be as large as table")
    allowed = ("both", "rows", "columns", "total", "none")
    margins = cast("Margins", word(case, "margins", allowed, "both"))
    visible = [[bool(each) for each in row] for row in mask]
    found = attack_table(rows, visible, margins)
    flat = [each for row in found for each in row], [each for row in visible for each in row]
    return {
        "intervals": [[list(each) for each in row] for row in found],
        "safe": is_hidden_well(*flat, k),
    }


def _mask(case: Case, cells: list[int]) -> list[bool]:
    """Return which cells a reader sees."""
    mask = [bool(each) for each in counts(case, "mask")]
    if len(mask) != len(cells):
        raise Malformed("mask: must be as long as cells")
    return mask


def percentage(case: Case) -> Result:
    """Compute which counts a percentage of n people can be."""
    found = percentage_leak(whole(case, "percent"), whole(case, "n"), whole(case, "k", least=1))
    return {"possible_counts": all_listed(found.counts, "n"), "discloses": found.discloses}


def mean(case: Case) -> Result:
    """Compute which totals a rounded mean of n people can be."""
    ends = counts(case, "scale")
    if len(ends) != 2 or ends[0] >= ends[1]:
        raise Malformed("scale: must be the lowest and the highest level")
    text = f"{number(case, 'mean'):.{whole(case, 'decimals', most=9)}f}"
    found = mean_leak(text, whole(case, "n"), *ends)
    return {
        "possible_totals": all_listed(found.totals, "n"),
        "all_at_extreme": found.all_at_extreme,
        "at_least_one_known": found.someone_known,
    }


def release_schedule(case: Case) -> Result:
    """Compute which snapshots may become releases."""
    sizes = listed(case, "snapshots", lambda each: whole(within({"at": each}, "at"), "n"))
    k = whole(case, "k", least=1)
    return {"released_indexes": list(released_snapshots(sizes, k))}


def nested_groups(case: Case) -> Result:
    """Compute what a group tells beside one that holds it."""
    outer, inner, k = within(case, "outer"), within(case, "inner"), whole(case, "k", least=1)
    n, improved = (whole(outer, key) - whole(inner, key) for key in ("n", "improved"))
    if n < 0 or not 0 <= improved <= n:
        raise Malformed("inner: cannot be a part of outer")
    return {
        "difference_n": n,
        "difference_improved": improved,
        "allowed": may_nest(whole(outer, "n"), whole(inner, "n"), k),
    }
