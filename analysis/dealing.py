"""All ways to deal people of given levels into two groups: sums of scores, from two halves.

How many of each level come into a group is hypergeometric, the same as binomials of one common
share, given their total: so each half of the levels is enumerated as (people, sum of scores).
"""

from collections.abc import Sequence
from math import log, prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.binomials import binomial_masses, likely_window

Integers = NDArray[np.int64]

# What may be left out at the far ends of each level where there are too many people for all.
LEFT_OUT = 1e-15

# Deals this little more likely than the one seen count as equally likely, as in R.
SAME = 1e-7


def deal_tails(
    totals: Sequence[int], scores: Sequence[int], drawn: int, deviation: int, most: int
) -> float | None:
    """Return P(|N·T - drawn·Σst| >= deviation), T the sum of scores of `drawn` of N people.

    In (0, 1]; None when a half has more than `most` sums. Needs 0 < drawn < N.
    """
    people = sum(totals)
    halves = _halves(totals, scores, drawn / people, most)
    widest = sum(t * abs(s) for t, s in zip(totals, scores, strict=True)) + 1
    if halves is None or widest > 2**30:
        return None
    middle = drawn * sum(t * s for t, s in zip(totals, scores, strict=True))
    least_high = -((-middle - deviation) // people)
    most_low = (middle - deviation) // people
    one, other = (_deals(half, drawn / people) for half in halves)
    order = np.lexsort((other[1], other[0]))
    keys = other[0][order] * (2 * widest) + other[1][order] + widest
    passed = np.concatenate(([0.0], np.cumsum(other[2][order])))
    partner = (drawn - one[0]) * (2 * widest) + widest
    limits = (-widest, most_low + 1 - one[1], least_high - one[1], widest)
    ends = [np.searchsorted(keys, partner + _within(x, widest)) for x in limits]
    low, high = passed[ends[1]] - passed[ends[0]], passed[ends[3]] - passed[ends[2]]
    every = passed[ends[3]] - passed[ends[0]]
    p = float(one[2] @ (low + high)) / float(one[2] @ every)
    return min(1.0, max(p, 5e-324))


def _within(x: int | Integers, widest: int) -> Integers:
    """Return x cut off at -widest and widest, where no sum is."""
    return np.asarray(np.minimum(np.maximum(x, -widest), widest))


def rarer_deals(totals: Sequence[int], seen: Sequence[int], most: int) -> float | None:
    """Return the probability of all deals that are at most as likely as the one seen.

    `seen` are the people of one group by level, `totals` those of both. In (0, 1]; None when a
    half has more than `most` deals. This is Fisher's test of a 2 x k table.
    """
    people, drawn = sum(totals), sum(seen)
    share = drawn / people
    halves = _halves(totals, [0] * len(totals), share, most)
    if halves is None:
        return None
    own = sum(_log_mass(t, x, share) for t, x in zip(totals, seen, strict=True))
    one, other = (_by_people(half, share) for half in halves)
    rarer = every = 0.0
    for count in one.keys() & {drawn - partner for partner in other}:
        mine, partner = one[count], np.sort(other[drawn - count])
        with np.errstate(divide="ignore"):
            limits = own + SAME - np.log(mine)
            reached = np.searchsorted(np.log(partner), limits, side="right")
        passed = np.append(0.0, np.cumsum(partner))
        rarer += float(mine @ passed[reached])
        every += float(mine.sum() * passed[-1])
    return min(1.0, max(rarer / every, 5e-324))


def _log_mass(total: int, x: int, share: float) -> float:
    """Return the logarithm of P(Bin(total, share) = x), at least that of the smallest float."""
    low, high = likely_window(total, share, LEFT_OUT)
    low, high = min(low, x), max(high, x)
    return log(max(float(binomial_masses(total, share, low, high)[x - low]), 5e-324))


class Level(NamedTuple):
    """People of one level, their score, and how many of them may come into the group."""

    total: int
    score: int
    low: int
    high: int


def _halves(
    totals: Sequence[int], scores: Sequence[int], share: float, most: int
) -> tuple[list[Level], list[Level]] | None:
    """Return the levels in two halves with about as many deals each; None for too many deals.

    Every deal where that is possible, else only the likely ones.
    """
    used = [(t, s) for t, s in zip(totals, scores, strict=True) if t]
    whole = [Level(t, s, 0, t) for t, s in used]
    likely = [Level(t, s, *likely_window(t, share, LEFT_OUT)) for t, s in used]
    for levels in (whole, likely):
        halves = _cut(levels)
        if max(map(_deal_count, halves)) <= most:
            return halves
    return None


def _cut(levels: Sequence[Level]) -> tuple[list[Level], list[Level]]:
    """Return two halves: the largest levels first, each to the half with fewer deals."""
    halves: tuple[list[Level], list[Level]] = ([], [])
    for level in sorted(levels, reverse=True):
        smaller = _deal_count(halves[1]) < _deal_count(halves[0])
        halves[int(smaller)].append(level)
    return halves


def _deal_count(levels: Sequence[Level]) -> int:
    """Return how many deals some levels have."""
    return prod(level.high - level.low + 1 for level in levels)


def _by_people(levels: Sequence[Level], share: float) -> dict[int, NDArray[np.float64]]:
    """Return the weights of every deal of some levels, by the people that it takes."""
    people, _, weights = _deals(levels, share)
    order = np.argsort(people, kind="stable")
    counts, starts = np.unique(people[order], return_index=True)
    return dict(zip(counts.tolist(), np.split(weights[order], starts[1:]), strict=True))


def _deals(levels: Sequence[Level], share: float) -> tuple[Integers, Integers, NDArray[np.float64]]:
    """Return people, sum of scores and weight of every deal of some levels."""
    people, sums, weights = np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64), np.ones(1)
    for level in levels:
        drawn = np.arange(level.low, level.high + 1)
        people = np.add.outer(people, drawn).ravel()
        sums = np.add.outer(sums, drawn * level.score).ravel()
        masses = binomial_masses(level.total, share, level.low, level.high)
        weights = np.multiply.outer(weights, masses).ravel()
    return people, sums, weights
