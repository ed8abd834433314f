"""How a sum of signed ranks falls when each person's sign is a coin: the null of signed ranks.

X = Σ r (2B - t) over the groups of people who moved equally far: r the (doubled) rank of the
group, t its people, B ~ Bin(t, ½) those of them who went up. X is symmetric around 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, exp, gcd, pi, sqrt
from typing import Literal

from analysis.sign import coin_outcome, coin_tail

Method = Literal[
    "none",
    "binomial",
    "meet_in_middle",
    "characteristic_function",
    "hoeffding_bound",
    "edgeworth",
]

# Beyond this whole numbers of a computer word overflow; then the approximation takes over.
LARGEST = 2**62
LARGEST_RANK = 2**31


@dataclass(frozen=True, slots=True)
class Work:
    """How much may be computed: sums of a half, θ times groups, and sums as a last resort.

    The default keeps an item below 25 ms; `PATIENT` is for a single case.
    """

    halves: int = 12_000
    peaks: int = 500_000
    last_halves: int = 150_000


PATIENT = Work(halves=200_000, peaks=30_000_000, last_halves=3_000_000)


@dataclass(frozen=True, slots=True)
class Tails:
    """P(X >= x), P(X <= x) and P(|X| >= |x|), each in (0, 1].

    `error_bound`: no probability is further than this from the true one. `method` says how.
    """

    greater: float
    less: float
    two_sided: float
    method: Method
    error_bound: float


def flip_signs(
    ranks: Sequence[int], counts: Sequence[int], x: int, work: Work | None = None
) -> Tails:
    """Return the tails at x of the sum over groups with these ranks (> 0) and people (> 0).

    Exact to 1e-11 for any number of people wherever `work` allows, otherwise an Edgeworth
    series with the proven bound of its error. A p below 1e-12 may be given as what it cannot
    pass ("hoeffding_bound"). Without groups nothing moved: all 1.
    """
    if not counts:
        return Tails(1.0, 1.0, 1.0, "none", 0.0)
    shared = gcd(*ranks)
    ranks, far = [rank // shared for rank in ranks], abs(x) // shared
    tail, atom, method, error = _tail(ranks, counts, far, work or Work())
    # At least the least there is, because a p of exactly 0 would be a lie.
    tail = min(1.0, max(tail, 0.5 ** min(sum(counts), 1074)))
    other = min(1.0, max(tail, 1 - tail + atom))
    two = 1.0 if x == 0 else min(1.0, 2 * tail)
    greater, less = (tail, other) if x >= 0 else (other, tail)
    # Two-sided is twice a tail, and so is its error.
    return Tails(greater, less, two, method, min(1.0, 2 * error))


def _tail(
    ranks: Sequence[int], counts: Sequence[int], x: int, work: Work
) -> tuple[float, float, Method, float]:
    """Return P(X >= x), P(X = x) for x >= 0, how they were found, and the bound of the error."""
    # NumPy is loaded only when something is measured: pages that read a release do without.
    from analysis.binomials import hoeffding_bound
    from analysis.characteristic import find_peaks, peaks_tail
    from analysis.meet_in_middle import halves_tail, plan_halves

    if len(counts) == 1:
        moves = (counts[0] + x) // 2, (counts[0] - x) // 2
        return coin_tail(*moves), coin_outcome(*moves), "binomial", 5e-13
    if sum(r * t for r, t in zip(ranks, counts, strict=True)) >= LARGEST:
        return _edgeworth(ranks, counts, x)
    variance = sum(r * r * t for r, t in zip(ranks, counts, strict=True))
    bound = hoeffding_bound(float(variance), x)
    plan = plan_halves(counts, work.halves)
    if plan is None and bound < 1e-13:
        return bound, 0.0, "hoeffding_bound", bound + 1e-15
    if plan is None and max(ranks) < LARGEST_RANK:
        peaks = find_peaks(ranks, counts, x, work.peaks)
        if peaks is not None:
            tail, atom = peaks_tail(ranks, counts, peaks, x)
            return tail, atom, "characteristic_function", 5e-12
        plan = plan_halves(counts, work.last_halves)
    if plan is None:
        return _edgeworth(ranks, counts, x)
    tail, atom = halves_tail(ranks, counts, plan, x)
    if plan.is_whole:
        return tail, atom, "meet_in_middle", 5e-13
    # Below what was left out only the bound still tells how small it is.
    return (tail if tail > 1e-12 else min(bound, 1e-12)), atom, "meet_in_middle", 1e-12


def _edgeworth(
    ranks: Sequence[int], counts: Sequence[int], x: int
) -> tuple[float, float, Method, float]:
    """Return the tail by a normal curve, corrected for its fourth cumulant and for the lattice.

    The bound is that of Berry and Esseen (constant 0.56: Shevtsova 2010), widened by what the
    corrections moved.
    """
    groups = list(zip(ranks, counts, strict=True))
    deviation = sqrt(sum(r * r * t for r, t in groups))
    third = sum((r / deviation) ** 3 * t for r, t in groups)
    fourth = sum(-2 * (r / deviation) ** 4 * t for r, t in groups)
    ends = []
    for point in (x - 1, x + 1):
        z = point / deviation
        density = exp(-z * z / 2) / sqrt(2 * pi)
        ends.append(erfc(z / sqrt(2)) / 2 + density * fourth / 24 * (z**3 - 3 * z))
    plain = erfc(x / deviation / sqrt(2)) / 2
    tail = min(1.0, max(ends[0], 0.0))
    bound = min(1.0, 0.56 * third + abs(tail - plain))
    return tail, max(0.0, ends[0] - ends[1]), "edgeworth", bound
