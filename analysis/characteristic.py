"""Sums of signed ranks of many people: the characteristic function, where it is not negligible.

X = Σ r (2B - t) has φ(θ) = Π cos(rθ)^t. For a sum on the lattice of every second integer,

    P(|X| < x) = 1/N Σ φ(θ) sin((x - 1)θ) / sin θ   over θ = πj/N, j = 0 .. N-1,

is exact but for the mass of X beyond 2N - x (the discrete Fourier transform; Davies 1973). Where
many people moved, φ vanishes nearly everywhere: |cos u|^t <= exp(-t u²/2), so every rθ must come
near a multiple of π. Those θ are found by whole numbers, without looking at the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, gcd, pi, sqrt

import numpy as np
from numpy.typing import NDArray

# With |φ| below exp(-REACH) left out, all that is left out together stays below 4e-12: there
# are at most N/2 such θ, and Σ 1/sin θ over them is below N (log N + 1) / 2, with log N < 40.
REACH = 30.0

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Peaks:
    """The θ that count: θ = π (centre + offset / steps) / pace, centres by offsets.

    `pace` is the rank of the largest group, whose cosine is ±1 at every centre.
    """

    pace: int
    steps: int
    centres: Integers
    offsets: Integers


def find_peaks(ranks: Sequence[int], counts: Sequence[int], x: int, most: int) -> Peaks | None:
    """Return the θ that P(|X| < x + 2) needs; None for more than `most` θ times groups.

    Needs two groups at least, ranks below 2³¹ without a common divisor, and x >= 0.
    """
    order = sorted(range(len(counts)), key=lambda place: -counts[place])
    (pace, *others), reach = [ranks[p] for p in order], [sqrt(2 * REACH / counts[p]) for p in order]
    deviation = sqrt(sum(r * r * t for r, t in zip(ranks, counts, strict=True)))
    steps = ceil((x + 2 + deviation * sqrt(2 * REACH)) / (2 * pace))
    # To look at a centre costs about half of what a θ costs each group.
    centres = _near_second(pace, others[0], reach, 2 * most)
    if centres is None:
        return None
    for rank, own in zip(others, reach[1:], strict=True):
        distance = centres * (rank % pace) % pace
        distance = np.minimum(distance, pace - distance)
        centres = centres[pi * distance <= pace * own + rank * reach[0]]
    half = min(steps // 2, int(steps * reach[0] / pi) + 1)
    offsets = np.arange(-half, min(half, steps - half - 1) + 1)
    if len(centres) * len(offsets) * len(counts) > most:
        return None
    return Peaks(pace, steps, centres, offsets)


def _near_second(pace: int, rank: int, reach: Sequence[float], most: int) -> Integers | None:
    """Return the centres m = 0..pace/2 at which the second group comes near a multiple of π.

    That is m·rank ≡ v (mod pace) with small v: each v gives its m by the inverse of the rank.
    """
    widest = int((pace * reach[1] + rank * reach[0]) / pi)
    if 2 * widest + 1 >= pace:
        return np.arange(pace // 2 + 1) if pace // 2 <= most else None
    shared = gcd(rank, pace)
    period = pace // shared
    furthest = widest // shared
    if (2 * furthest + 1) * shared > most:
        return None
    inverse = pow(rank // shared, -1, period) if period > 1 else 0
    first = np.arange(-furthest, furthest + 1) * inverse % period
    centres = np.add.outer(np.arange(shared) * period, first).ravel()
    return np.asarray(centres[centres <= pace // 2])


def peaks_tail(
    ranks: Sequence[int], counts: Sequence[int], peaks: Peaks, x: int
) -> tuple[float, float]:
    """Return P(X >= x) and P(X = x) for x >= 0, right to 1e-11 whatever the number of people."""
    phi, total = _phi(ranks, counts, peaks), peaks.pace * peaks.steps
    place = peaks.centres[:, None] * peaks.steps + peaks.offsets
    # Each θ stands for itself and its mirror image; θ = 0 and θ = π/2 have none.
    twice = np.where((place > 0) & (2 * place < total), 2.0, 0.0)
    weights = np.where((place == 0) | (2 * place == total), 1.0, twice) * phi / total
    sines = np.sin(pi * place / total)
    below = [float((weights * _kernel(peaks, y, sines)).sum()) for y in (x, x + 2)]
    return (1 - below[0]) / 2, max(0.0, (below[1] - below[0]) / 2)


def _kernel(peaks: Peaks, y: int, sines: Floats) -> Floats:
    """Return sin((y - 1)θ) / sin θ; at θ = 0 that is y - 1."""
    waves = np.sin(pi * sum(_turns(peaks, y - 1)))
    return np.asarray(np.divide(waves, sines, out=np.full_like(sines, y - 1), where=sines != 0))


def _phi(ranks: Sequence[int], counts: Sequence[int], peaks: Peaks) -> Floats:
    """Return φ at every θ of the peaks."""
    shape = (len(peaks.centres), len(peaks.offsets))
    logs, signs = np.zeros(shape), np.ones(shape)
    for rank, count in zip(ranks, counts, strict=True):
        whole, part = _turns(peaks, rank)
        turns = whole + part
        nearest = np.rint(turns)
        sines = np.sin(pi * (whole - nearest + part))
        # cos² = 1 - sin²: near a multiple of π only this keeps the digits.
        with np.errstate(divide="ignore"):
            logs += count * np.log1p(-sines * sines) / 2
        if count % 2:
            signs *= 1 - 2 * np.abs(nearest % 2)
    return np.asarray(signs * np.exp(logs))


def _turns(peaks: Peaks, factor: int) -> tuple[Floats, Floats]:
    """Return factor·θ/π modulo 2, as the exact part at the centres and the rest by offset."""
    around = factor % (2 * peaks.pace)
    whole = (peaks.centres * around % (2 * peaks.pace)) / peaks.pace
    return whole[:, None], peaks.offsets / peaks.steps * (factor / peaks.pace)
