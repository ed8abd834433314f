"""Two groups of people who cannot be linked, compared at the ends of the scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.change import EVIDENCE_BELOW
from analysis.contingency import fisher_test
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
    p = fisher_test([[before, n_before - before], [after, n_after - after]]).p
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
