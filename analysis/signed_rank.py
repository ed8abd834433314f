"""The signed-rank test of paired answers, exact with ties and zeros, from counts alone.

SciPy's `wilcoxon` is not used: with ties or zeros it is a normal approximation beyond 13 people,
and its `method="exact"` takes the null without ties.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.sign_flips import Method, Work, flip_signs

Difference = float
"""After minus before, in steps of the scale (whole numbers) or in points of a score."""


@dataclass(frozen=True, slots=True)
class SignedRank:
    """The test by Pratt: people who stayed are ranked, then left out.

    `up` and `down` are the sums of mid-ranks of people who went up and down (half-integers).
    `rank_biserial` is (up - down) / (up + down), -1 to 1; None when nobody moved.
    `p_two`, `p_greater` (more up) and `p_less` are in (0, 1]; 1 when nobody moved.
    `error_bound`: no p is further than this from the true one; `method` says how it was found.
    """

    up: float
    down: float
    rank_biserial: float | None
    p_two: float
    p_greater: float
    p_less: float
    method: Method
    error_bound: float

    @property
    def direction(self) -> int:
        """1 when the ranks of people who went up weigh more, -1 when those who went down do."""
        return (self.up > self.down) - (self.up < self.down)


def signed_rank(people: Mapping[Difference, int], work: Work | None = None) -> SignedRank:
    """Test whether as much went up as down: people per difference (after minus before).

    Under the null, with the distances as they are, twice the rank sum is Σ r·Bin(t, ½) over the
    distances: r twice the mid-rank (a whole number), t people. Sources: Pratt 1959; ties as in
    Hollander and Wolfe 1973.
    """
    ranks, counts, ups = [], [], 0
    below = people.get(0, 0)
    for distance in sorted({abs(difference) for difference in people} - {0}):
        up, down = people.get(distance, 0), people.get(-distance, 0)
        if up + down:
            rank = 2 * below + up + down + 1
            ranks.append(rank)
            counts.append(up + down)
            ups += rank * up
            below += up + down
    total = sum(rank * count for rank, count in zip(ranks, counts, strict=True))
    tails = flip_signs(ranks, counts, 2 * ups - total, work)
    return SignedRank(
        up=ups / 2,
        down=(total - ups) / 2,
        rank_biserial=(2 * ups - total) / total if total else None,
        p_two=tails.two_sided,
        p_greater=tails.greater,
        p_less=tails.less,
        method=tails.method,
        error_bound=tails.error_bound,
    )
