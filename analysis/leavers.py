"""Whether people who did not come back had answered otherwise at the start: one word an item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.change import EVIDENCE_BELOW
from analysis.figures import ItemFigures
from analysis.missing import COMPARED_FROM, compare_leavers
from analysis.multiplicity import benjamini_hochberg
from analysis.protected import ProtectedItem

Claim = Literal["lower", "higher", "alike"]


@dataclass(frozen=True, slots=True)
class Leavers:
    """First answers of people who left, against those of people who stayed, in one item.

    "lower" and "higher" are more than chance alone would explain; None: fewer than 10 people left
    or stayed, or how many left is not shown.
    """

    key: str
    claim: Claim | None


def tell_leavers_apart(
    items: Sequence[ItemFigures], shown: Mapping[str, ProtectedItem]
) -> tuple[Leavers, ...]:
    """Return the items that may be shown, in order, adjusted together by Benjamini and Hochberg."""
    told = [item for item in items if shown[item.key].n]
    compared = [
        compare_leavers(item.table) if _is_enough(shown[item.key]) else None for item in told
    ]
    adjusted = benjamini_hochberg([each.trend.p if each else None for each in compared])
    return tuple(
        Leavers(item.key, None if p is None or each is None else _claim(p, each.better))
        for item, each, p in zip(told, compared, adjusted, strict=True)
    )


def _is_enough(item: ProtectedItem) -> bool:
    """Tell whether enough people stayed and left, and both may be known."""
    return min(item.n or 0, item.lost or 0) >= COMPARED_FROM


def _claim(p: float, better: float | None) -> Claim:
    """Return the word; alike where it could be chance."""
    if p >= EVIDENCE_BELOW or better is None or better == 0.5:
        return "alike"
    return "higher" if better > 0.5 else "lower"
