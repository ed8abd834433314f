"""Who did not answer again, and what that could hide."""

from dataclasses import dataclass

from analysis.change import Change

ENOUGH_PERCENT = 80


@dataclass(frozen=True, slots=True)
class Attrition:
    """How far the answers that we do not have could move the result.

    `started` people gave a level before, `again` of them gave one after, `lost` did not.
    Each range is (least, most) of the `started` people, whatever the lost would have said:
    `up` and `down` are people, `net` is people up minus people down.
    """

    started: int
    again: int
    lost: int
    up: tuple[int, int]
    down: tuple[int, int]
    net: tuple[int, int]

    @property
    def is_large(self) -> bool:
        """Tell whether fewer than 80 % of those who started answered again."""
        return 100 * self.again < ENOUGH_PERCENT * self.started


def measure_attrition(change: Change) -> Attrition:
    """Return the best and the worst case for the people who did not answer again."""
    net = change.up - change.down
    return Attrition(
        started=change.started,
        again=change.n,
        lost=change.lost,
        up=(change.up, change.up + change.lost),
        down=(change.down, change.down + change.lost),
        net=(net - change.lost, net + change.lost),
    )
