"""Two breakdowns about one group: what one of them hides, the other may tell by subtraction."""

from collections.abc import Iterator, Mapping

from analysis.breakdown import Breakdown
from analysis.change import measure_change
from analysis.transition import TransitionTable

Moves = tuple[tuple[int, int, int], ...]
"""(down, same, up) in every item."""


def share_a_group(one: Breakdown, other: Breakdown, wholes: Mapping[str, TransitionTable]) -> bool:
    """Tell whether a group of one breakdown moved exactly as a group of the other, or as all who
    are not in it.

    Then they are taken for the same people, such as women on one page and everybody else on
    another: each page hides small cells with others of its own choice. Tables do not say who is
    in them, so groups that are alike by chance count as well.
    """
    everybody = _moves(wholes, wholes)
    return not set(_parts(one, everybody, wholes)).isdisjoint(_parts(other, everybody, wholes))


def _parts(
    breakdown: Breakdown, everybody: Moves, wholes: Mapping[str, TransitionTable]
) -> Iterator[Moves]:
    """Yield how each group moved, and all who are not in it; nobody and everybody are no part."""
    for group in breakdown.groups:
        inside = _moves(group.tables, wholes)
        outside = tuple(
            (whole[0] - part[0], whole[1] - part[1], whole[2] - part[2])
            for whole, part in zip(everybody, inside, strict=True)
        )
        if inside != everybody and outside != everybody:
            yield inside
            yield outside


def _moves(tables: Mapping[str, TransitionTable], wholes: Mapping[str, TransitionTable]) -> Moves:
    """Return how the people of some tables moved in every item."""
    changes = (measure_change(tables.get(key, TransitionTable.empty(1))) for key in wholes)
    return tuple((change.down, change.same, change.up) for change in changes)
