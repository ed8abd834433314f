"""Numbers of one release beside those of earlier ones (rules R2 and R10).

Answers are only ever added: who takes theirs out withdraws every release that counted them. So
beside a release that still stands, more people are as many new ones; beside one that is withdrawn
nobody knows how many left, and only a difference of enough people is safe.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.tiers import COUNTS_FROM, is_small


@dataclass(frozen=True, slots=True)
class Told:
    """How many people an earlier release told of in one place; `left`: it is withdrawn since, so
    somebody may have left. `is_exempt`: it showed counts below the threshold."""

    n: int
    left: bool = False
    is_exempt: bool = False


def is_close(n: int, earlier: Iterable[Told], k: int, *, is_exempt: bool = False) -> bool:
    """Tell whether n people differ by too few from those of an earlier release."""
    for each in earlier:
        needed = max(k, COUNTS_FROM) if is_exempt or each.is_exempt else k
        people = abs(n - each.n)
        if is_small(people, needed) or (each.left and people < needed):
            return True
    return False


def stands_beside(
    now: Mapping[str, int | None], then: Mapping[str, int | None], k: int, *, left: bool
) -> bool:
    """Tell whether a list of counts may stand beside an earlier one of the same places.

    What was shown must be shown again, with 0 or k people between; None is hidden. A withdrawn
    list may only be followed where every count differs by k people, or nobody was and is there.
    """
    for place, before in then.items():
        if before is None:
            continue
        after = now.get(place)
        if after is None or is_small(abs(after - before), k):
            return False
        if left and before == after > 0:
            return False
    return True
