"""Two groups of people who cannot be linked, compared at the ends of the scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, prod

from analysis.change import EVIDENCE_BELOW
from analysis.interval import Interval, newcombe


@dataclass(frozen=True, slots=True)
class UnlinkedBox:
    """One end of the scale in two separate groups: `before` of `n_before`, `after` of `n_after`.

    `difference` is the share after minus the share before (-1 to 1), with its 95 % interval;
    all of `difference`, `interval` and `fisher_p` are None when a group is empty.
    `distinguishable` tells whether the two-sided exact p is below .05.
    """

    before: int
    n_before: int
    after: int
    n_after: int
    difference: float | None
    interval: Interval | None
    fisher_p: float | None
    distinguishable: bool


@dataclass(frozen=True, slots=True)
class UnlinkedComparison:
    """The worst level (`bottom`) and the best level (`top`) of two separate groups."""

    bottom: UnlinkedBox
    top: UnlinkedBox


def compare_unlinked(before: Sequence[int], after: Sequence[int]) -> UnlinkedComparison:
    """Compare two groups given as people by level, worst first.

    Wrong by a little when the groups overlap: then it is cautious if answers go together.
    """
    n_before, n_after = sum(before), sum(after)
    return UnlinkedComparison(
        bottom=compare_box(before[0], n_before, after[0], n_after),
        top=compare_box(before[-1], n_before, after[-1], n_after),
    )


def compare_box(before: int, n_before: int, after: int, n_after: int) -> UnlinkedBox:
    """Compare `before` of `n_before` people with `after` of `n_after` others."""
    if n_before == 0 or n_after == 0:
        return UnlinkedBox(before, n_before, after, n_after, None, None, None, False)
    p = fisher_p([[before, n_before - before], [after, n_after - after]])
    return UnlinkedBox(
        before,
        n_before,
        after,
        n_after,
        difference=after / n_after - before / n_before,
        interval=newcombe(before, n_before, after, n_after),
        fisher_p=p,
        distinguishable=p < EVIDENCE_BELOW,
    )


def fisher_p(table: Sequence[Sequence[int]]) -> float:
    """Return the two-sided p of Fisher's exact test of a 2 x k table, in (0, 1].

    Adds up every table with the same margins that is at most as likely as this one.
    """
    if len(table[0]) > 2:
        return _fisher_wide(table[0], table[1])
    # scipy.stats is the slowest import of all: only a release in the making needs it.
    from scipy.stats import fisher_exact

    return min(1.0, float(fisher_exact(table).pvalue))


def _fisher_wide(first: Sequence[int], second: Sequence[int]) -> float:
    """Return Fisher's p for more than two columns: SciPy would only draw tables at random."""
    columns = [a + b for a, b in zip(first, second, strict=True)]
    weights = _weights(columns, sum(first))
    observed = prod(comb(t, a) for t, a in zip(columns, first, strict=True))
    return sum(w for w in weights if w <= observed) / comb(sum(columns), sum(first))


def _weights(columns: Sequence[int], people: int) -> list[int]:
    """Return in how many ways each spread of `people` over the columns can come about."""
    if len(columns) == 1:
        return [comb(columns[0], people)]
    here, rest = columns[0], columns[1:]
    fewest = max(0, people - sum(rest))
    return [
        comb(here, x) * weight
        for x in range(fewest, min(here, people) + 1)
        for weight in _weights(rest, people - x)
    ]
