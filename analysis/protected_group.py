"""One group after the gate."""

from dataclasses import dataclass

from analysis.tiers import Band

DOWN, SAME, UP = 0, 1, 2


@dataclass(frozen=True, slots=True)
class ProtectedGroup:
    """One group; None is hidden, and a hidden number may be of any size. `n` None: all hidden.

    Bands stand in where the counts of a group are not told. `net_in_ten` is the interval of the
    net change in people of every ten, rounded outwards, where all three counts are shown.
    """

    key: str
    n: int | None
    up: int | None = None
    same: int | None = None
    down: int | None = None
    up_band: Band | None = None
    down_band: Band | None = None
    net_in_ten: tuple[int, int] | None = None
