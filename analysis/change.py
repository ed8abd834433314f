"""What changed between two answers of the same people, and how sure we may be."""

from dataclasses import dataclass
from typing import Literal

from analysis.interval import Interval, tango
from analysis.sign import sign_test
from analysis.transition import TransitionTable

Grade = Literal[
    "no_pairs",
    "none_moved",
    "clearly_up",
    "maybe_up",
    "balanced",
    "maybe_down",
    "clearly_down",
]

EVIDENCE_BELOW = 0.05


@dataclass(frozen=True, slots=True)
class Box:
    """One end of the scale (best or worst level) among the same people, before and after.

    `gained` people came to it, `lost` left it: after = before + gained - lost.
    """

    before: int
    after: int
    gained: int
    lost: int


@dataclass(frozen=True, slots=True)
class Change:
    """The paired change of one item: counts of the n people who gave a level both times.

    `net` is (up - down) / n, -1 to 1, with its 95 % interval; both None without pairs.
    `sign_p` is the unadjusted two-sided p of the sign test; None without pairs.
    `signed_direction` is 1 when more went up, -1 when more went down, else 0.
    `started` gave a level before; `lost` of them gave none after; `joined` only after.
    """

    n: int
    up: int
    same: int
    down: int
    net: float | None
    net_interval: Interval | None
    sign_p: float | None
    signed_direction: int
    top: Box
    bottom: Box
    levels: int
    started: int
    lost: int
    joined: int


def measure_change(table: TransitionTable) -> Change:
    """Return the paired change in a table. Needs the table alone, never people."""
    block, levels = table.paired, table.levels
    n = table.n_pairs
    up = sum(sum(row[before + 1 :]) for before, row in enumerate(block))
    same = sum(block[level][level] for level in range(levels))
    down = n - up - same
    return Change(
        n=n,
        up=up,
        same=same,
        down=down,
        net=(up - down) / n if n else None,
        net_interval=tango(up, down, n),
        sign_p=sign_test(up, down) if n else None,
        signed_direction=(up > down) - (up < down),
        top=_box(block, levels - 1),
        bottom=_box(block, 0),
        levels=levels,
        started=table.n_before,
        lost=table.lost,
        joined=table.joined,
    )


def _box(block: tuple[tuple[int, ...], ...], level: int) -> Box:
    """Return how one level filled and emptied."""
    before, after = sum(block[level]), sum(row[level] for row in block)
    stayed = block[level][level]
    return Box(before, after, gained=after - stayed, lost=before - stayed)


def grade(change: Change, adjusted_p: float | None) -> Grade:
    """Return the claim that the evidence carries; swapping before and after mirrors it.

    Fixed in advance: what is claimed is the net change, the evidence is the exact sign test
    adjusted for several items. Where a narrower interval disagrees, the weaker words win.
    `adjusted_p` None means that nothing was tested, so nothing is called clear.
    """
    difference = change.up - change.down
    if change.n == 0:
        return "no_pairs"
    if change.up == change.down == 0:
        return "none_moved"
    if abs(difference) <= 1:
        return "balanced"
    clear = adjusted_p is not None and adjusted_p < EVIDENCE_BELOW
    if difference > 0:
        return "clearly_up" if clear else "maybe_up"
    return "clearly_down" if clear else "maybe_down"
