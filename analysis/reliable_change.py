"""Whether one person's total moved by more than its unreliability explains.

Only for scales of several items, and only with a spread and a reliability that somebody published
for people like these: never from our own few.
"""

from dataclasses import dataclass
from math import sqrt

# As in the original, not the ten digits of the normal curve.
RELIABLE_FROM = 1.96


@dataclass(frozen=True, slots=True)
class Norm:
    """A published norm: the deviation of totals before (> 0) and the reliability (0 to 1).

    `source` names the publication. Raises ValueError for numbers that cannot be.
    """

    deviation: float
    reliability: float
    source: str

    def __post_init__(self) -> None:
        """Refuse what no publication can say."""
        if not (self.deviation >= 0 and 0 <= self.reliability <= 1):
            raise ValueError("a norm needs a deviation of at least 0 and a reliability of 0 to 1")


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """`index` in standard errors of a difference; `smallest` change (> 0) that is reliable."""

    index: float
    is_reliable: bool
    smallest: float


def reliable_change(before: float, after: float, norm: Norm) -> ReliableChange | None:
    """Return the reliable change index; None for a norm without any error.

    Source: Jacobson and Truax 1991, Journal of Consulting and Clinical Psychology 59:12.
    """
    error = norm.deviation * sqrt(2) * sqrt(1 - norm.reliability)
    if error == 0:
        return None
    index = (after - before) / error
    return ReliableChange(index, abs(index) > RELIABLE_FROM, RELIABLE_FROM * error)
