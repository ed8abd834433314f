"""Three ways to learn about a change, side by side and never pooled.

Asked before and after; asked afterwards about both times ("looking back"); asked afterwards
whether it changed (a transition rating). Memory moves with what people came to expect, so the
first comes first wherever there is one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.paired import PairedResult, measure_paired
from analysis.ratings import Parted, Rating, RatingShare
from analysis.transition import TransitionTable

ThreeAnswers = Mapping[tuple[int, int, int], int]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What each design says about one item; None where people were not asked that way.

    `measured` from before to after; `remembered` from what people remember to after;
    `recalibration` from before to what they remember of it, for people with both: up means that
    they remember it better than they said. `leads` is the design that is told first.
    """

    measured: PairedResult | None
    remembered: PairedResult | None
    recalibration: PairedResult | None
    rated: Mapping[Rating, RatingShare] | None
    parted: Parted | None

    @property
    def leads(self) -> str | None:
        """Which design is told first: a real before, else looking back, else the rating."""
        order = (("measured", self.measured), ("remembered", self.remembered))
        asked = [name for name, found in order if found is not None and found.change.n]
        return asked[0] if asked else "rated" if self.rated is not None else None

    @property
    def only_looks_back(self) -> bool:
        """Whether no real before stands beside what people remember."""
        return self.leads == "remembered"


def compare_designs(
    levels: int,
    *,
    measured: TransitionTable | None = None,
    looking_back: ThreeAnswers | None = None,
    remembered: TransitionTable | None = None,
    rated: Mapping[Rating, RatingShare] | None = None,
    parted: Parted | None = None,
) -> SideBySide:
    """Put the designs beside each other; each keeps its own people.

    `looking_back` counts people by (before, remembered before, after) where one person gave all
    three, so that what moved in memory can be told; `remembered` is the table of everybody who
    looked back, from that to after, and is taken from the three where it is left out.
    """
    both = remembered
    if both is None and looking_back is not None:
        both = _table(levels, looking_back, 1, 2)
    recalled = None if looking_back is None else _table(levels, looking_back, 0, 1)
    return SideBySide(
        measured=None if measured is None else measure_paired(measured),
        remembered=None if both is None else measure_paired(both),
        recalibration=None if recalled is None else measure_paired(recalled),
        rated=rated,
        parted=parted,
    )


def _table(levels: int, people: ThreeAnswers, first: int, second: int) -> TransitionTable:
    """Return the table of two of three answers."""
    cells: dict[tuple[int, int], int] = {}
    for answers, count in people.items():
        cell = (answers[first], answers[second])
        cells[cell] = cells.get(cell, 0) + count
    return TransitionTable.from_cells(levels, cells)
