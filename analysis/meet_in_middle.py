"""Sums of signed ranks where few people moved or few distances occur: two halves, enumerated.

The sum is X = Σ r (2B - t) over the groups of people who moved equally far, with B ~ Bin(t, ½)
independent. Every sum of one half meets the tail of the other (Horowitz and Sahni 1974).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np
from numpy.typing import NDArray

from analysis.binomials import Window, binomial_masses, likely_window

# What may be left out at the far ends of the binomials, all groups together.
LEFT_OUT = 1e-13
FEW_GROUPS = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """How the groups are cut: windows of B, the places in the first half, the larger size.

    `is_whole`: no window leaves anything out, so that even the smallest p keeps its digits.
    """

    windows: tuple[Window, ...]
    first: tuple[int, ...]
    size: int
    is_whole: bool


def plan_halves(counts: Sequence[int], most: int) -> Plan | None:
    """Return the cut whose larger half has about `most` sums at most; None when there is none.

    Whole binomials where they fit, else windows around the middle.
    """
    plan = _cut(tuple((0, t) for t in counts), is_whole=True)
    if plan.size > most:
        each = LEFT_OUT / len(counts)
        plan = _cut(tuple(likely_window(t, 0.5, each) for t in counts), is_whole=False)
        # Two groups are two halves in order already: four times as many sums are as quick.
        most *= 4 if len(counts) == 2 else 1
    return plan if plan.size <= most else None


def _cut(windows: tuple[Window, ...], *, is_whole: bool) -> Plan:
    """Return the best cut of a few groups, or a fair one of many."""
    sizes = [high - low + 1 for low, high in windows]
    places = range(len(sizes))
    if len(sizes) <= FEW_GROUPS:
        choices = [c for k in range(len(sizes) // 2 + 1) for c in combinations(places, k)]
    else:
        choices = [_fair(sizes)]
    larger = {c: _larger(sizes, c) for c in choices}
    first = min(larger, key=larger.__getitem__)
    return Plan(windows, first, larger[first], is_whole)


def _larger(sizes: Sequence[int], first: Sequence[int]) -> int:
    """Return how many sums the larger half has."""
    one = prod(sizes[place] for place in first)
    return max(one, prod(sizes) // one)


def _fair(sizes: Sequence[int]) -> tuple[int, ...]:
    """Return the places of one half: the largest first, each to the half that is smaller."""
    halves: tuple[list[int], list[int]] = ([], [])
    products = [1, 1]
    for place in sorted(range(len(sizes)), key=lambda p: -sizes[p]):
        smaller = int(products[1] < products[0])
        halves[smaller].append(place)
        products[smaller] *= sizes[place]
    return tuple(halves[0])


def halves_tail(
    ranks: Sequence[int], counts: Sequence[int], plan: Plan, x: int
) -> tuple[float, float]:
    """Return P(X >= x) and P(X = x), each right to 1e-12 and to 1e-12 of itself if whole."""
    second = [place for place in range(len(counts)) if place not in plan.first]
    one = _sums(ranks, counts, plan, plan.first)
    other = _sums(ranks, counts, plan, second)
    (values, weights), (sums, masses) = sorted((one, other), key=lambda half: -len(half[0]))
    order = np.argsort(sums)
    sums = sums[order]
    # Summed from the far end, so that small tails are not lost beside large ones.
    tail = np.append(np.cumsum(masses[order][::-1])[::-1], 0.0)
    wanted = x - values
    from_x = float(weights @ tail[np.searchsorted(sums, wanted, side="left")])
    beyond_x = float(weights @ tail[np.searchsorted(sums, wanted, side="right")])
    return from_x, max(0.0, from_x - beyond_x)


def _sums(
    ranks: Sequence[int], counts: Sequence[int], plan: Plan, places: Sequence[int]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return every sum of one half with its probability."""
    values, weights = np.zeros(1, dtype=np.int64), np.ones(1)
    for place in places:
        low, high = plan.windows[place]
        steps = ranks[place] * (2 * np.arange(low, high + 1) - counts[place])
        values = np.add.outer(values, steps).ravel()
        masses = binomial_masses(counts[place], 0.5, low, high)
        weights = np.multiply.outer(weights, masses).ravel()
    return values, weights
