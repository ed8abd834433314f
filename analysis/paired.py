"""Everything that one item's transition table tells: the whole default result, from counts alone.

The cost does not grow with the number of people. For the estimate and the claim see
`analysis.change`; here stand the tests and intervals beside it, for the technical note.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.attrition import Attrition, measure_attrition
from analysis.change import Box, Change, measure_change
from analysis.differences import Distance, count_differences, measure_distance
from analysis.interval import Interval, newcombe_paired, tango
from analysis.marginal import (
    ChiSquare,
    NormalTest,
    bhapkar,
    bowker,
    ordinal_margins,
    stuart_maxwell,
)
from analysis.sign import sign_test, sign_test_mid_p
from analysis.sign_flips import Work
from analysis.signed_rank import SignedRank, signed_rank
from analysis.transition import TransitionTable


@dataclass(frozen=True, slots=True)
class BoxChange:
    """One end of the scale among the same people: counts, and how sure the change in it is.

    `difference` is (gained - lost) / n, -1 to 1, with Tango's interval and, as a cross-check,
    Newcombe's; all three None for nobody. `p` is the exact McNemar test, in (0, 1].
    """

    box: Box
    difference: float | None
    interval: Interval | None
    newcombe: Interval | None
    p: float
    mid_p: float


@dataclass(frozen=True, slots=True)
class PairedResult:
    """One item measured in every way that its table allows.

    `pratt` is the signed-rank test; `probability_up` is P(up) + ½ P(same), None for nobody.
    `ordinal` is None when nobody moved. Nothing here is protected: it goes through the gate.
    """

    change: Change
    attrition: Attrition
    pratt: SignedRank
    distance: Distance
    probability_up: float | None
    top: BoxChange
    bottom: BoxChange
    stuart_maxwell: ChiSquare
    bhapkar: ChiSquare
    bowker: ChiSquare
    ordinal: NormalTest | None

    @property
    def size_disagrees(self) -> bool:
        """Whether most moved one way, but those who moved the other way moved further."""
        return self.change.signed_direction * self.pratt.direction < 0


def measure_paired(table: TransitionTable, work: Work | None = None) -> PairedResult:
    """Return everything that a table tells. Nothing raises, whatever the counts."""
    change, block = measure_change(table), table.paired
    people = count_differences(block)
    return PairedResult(
        change=change,
        attrition=measure_attrition(change),
        pratt=signed_rank(people, work),
        distance=measure_distance(people),
        probability_up=(change.up + change.same / 2) / change.n if change.n else None,
        top=measure_box(change.top, change.n),
        bottom=measure_box(change.bottom, change.n),
        stuart_maxwell=stuart_maxwell(block),
        bhapkar=bhapkar(block),
        bowker=bowker(block),
        ordinal=ordinal_margins(block),
    )


def measure_box(box: Box, n: int) -> BoxChange:
    """Return how sure the change in one end of the scale is, among n people."""
    both = box.before - box.lost
    neither = n - both - box.gained - box.lost
    return BoxChange(
        box=box,
        difference=(box.gained - box.lost) / n if n else None,
        interval=tango(box.gained, box.lost, n),
        newcombe=newcombe_paired(both, box.gained, box.lost, neither),
        p=sign_test(box.gained, box.lost),
        mid_p=sign_test_mid_p(box.gained, box.lost),
    )


def measure_block(block: Sequence[Sequence[int]], work: Work | None = None) -> PairedResult:
    """Return the same for people who all gave a level both times: levels x levels counts."""
    return measure_paired(TransitionTable.from_pairs(tuple(map(tuple, block))), work)
