"""Groups beside each other: how each one changed, and whether they differ by more than chance.

Only groups that may be shown come here: what is held back is neither tested nor told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.change import Change, measure_change
from analysis.contingency import IndependenceTest, fisher_test
from analysis.percent import percent_half_up
from analysis.transition import TransitionTable

SHIFT_PERCENT = 20


@dataclass(frozen=True, slots=True)
class GroupsCompared:
    """The change of each group by its key, and what they say together.

    `test` asks whether groups moved down, stayed and moved up alike. `is_reversed`: every group
    with anybody moved the other way than all together (Simpson). `mix_shift` is the largest
    difference, in percentage points, between a group's share of those who answered once only and
    its share of those who answered twice; None when either are nobody.
    """

    changes: dict[str, Change]
    test: IndependenceTest
    is_reversed: bool
    mix_shift: int | None

    @property
    def has_shifted(self) -> bool:
        """Whether the mix shifted by 20 percentage points or more."""
        return (self.mix_shift or 0) >= SHIFT_PERCENT


def compare_groups(groups: Mapping[str, TransitionTable], whole: TransitionTable) -> GroupsCompared:
    """Compare groups of the people in `whole`, each with its table."""
    changes = {key: measure_change(table) for key, table in groups.items()}
    moves = [(change.down, change.same, change.up) for change in changes.values()]
    return GroupsCompared(
        changes=changes,
        test=fisher_test(moves or [(0, 0, 0)]),
        is_reversed=_is_reversed(list(changes.values()), measure_change(whole)),
        mix_shift=_mix_shift(list(changes.values())),
    )


def _is_reversed(changes: Sequence[Change], whole: Change) -> bool:
    """Tell whether every group's direction differs from that of all together."""
    directions = [change.signed_direction for change in changes if change.n]
    if whole.signed_direction == 0 and len(set(directions)) > 1:
        # Groups that moved apart and cancel out are no reversal.
        return False
    return len(directions) > 1 and all(each != whole.signed_direction for each in directions)


def _mix_shift(changes: Sequence[Change]) -> int | None:
    """Return by how many percentage points the mix of groups shifted from those who left."""
    lost, paired = sum(change.lost for change in changes), sum(change.n for change in changes)
    if not lost or not paired:
        return None
    shares = [
        percent_half_up(change.lost, lost) - percent_half_up(change.n, paired) for change in changes
    ]
    return max(map(abs, shares), default=0)
