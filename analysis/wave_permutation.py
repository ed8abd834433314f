"""Tests of waves for few people: every person's answers in every other order.

Exact by adding people one by one and merging equal sums; too many sums: seeded random draws, with
the error of the drawn p.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.islands import islands
from analysis.waves import Patterns, centred_ranks, weighted_ranks

MOST_SUMS = 200_000
MOST_PEOPLE_EXACT = 60
MOST_WAVES = 6
# Beyond so many people whole numbers of a computer word overflow, and no permutation is needed.
MOST_PEOPLE = 10**7
DRAWS = 10_000
SEED = 20_061_117
# Scores become whole numbers of this size, so that equal sums are equal.
GRAIN = 1e9

Sums = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PermutationTest:
    """p in (0, 1]; `error` is 1.96 standard errors of a drawn p, 0 for an exact one."""

    p: float
    method: Literal["exact", "drawn"]
    error: float


def permute_friedman(
    patterns: Patterns, seed: int = SEED, most_sums: int = MOST_SUMS
) -> PermutationTest | None:
    """Return Friedman's test by permutation of the complete answers; None without any.

    `most_sums` is how many sums may be listed before p is drawn instead.
    """
    complete = {p: n for p, n in patterns.items() if None not in p}
    return _permute(complete, centred_ranks, lambda sums: (sums**2).sum(axis=1), seed, most_sums)


def permute_page(
    patterns: Patterns, seed: int = SEED, most_sums: int = MOST_SUMS
) -> PermutationTest | None:
    """Return Page's trend by permutation, two-sided; None without anybody with two answers."""

    def trend(sums: Floats) -> Floats:
        return np.asarray(np.abs(sums @ np.arange(sums.shape[1])))

    return _permute(patterns, centred_ranks, trend, seed, most_sums)


def permute_skillings_mack(
    patterns: Patterns, seed: int = SEED, most_sums: int = MOST_SUMS
) -> PermutationTest | None:
    """Return Skillings and Mack's test by permutation; None without anybody with two answers."""
    waves = max(map(len, patterns), default=0)
    together = np.zeros((waves, waves))
    for pattern, people in patterns.items():
        present = np.array([answer is not None for answer in pattern], dtype=float)
        together += people * np.outer(present, present)
    np.fill_diagonal(together, 0)
    # One node of each island stays out, as in `laplacian_statistic`.
    inner = [node for island in islands(together.tolist()) for node in island[1:]]
    spread = np.diag(together.sum(axis=1)) - together
    inverse = np.linalg.inv(spread[np.ix_(inner, inner)])

    def form(sums: Floats) -> Floats:
        moved = sums[:, inner]
        return np.asarray(np.einsum("ij,jk,ik->i", moved, inverse, moved))

    return _permute(patterns, weighted_ranks, form, seed, most_sums)


def _permute(
    patterns: Patterns,
    score: Callable[..., Sequence[float | None]],
    statistic: Callable[[Floats], Floats],
    seed: int,
    most_sums: int,
) -> PermutationTest | None:
    """Return the share of all orders whose statistic is at least the one seen."""
    people = [(_orders(score(p)), n) for p, n in patterns.items() if n and _answers(p) > 1]
    total = sum(n for _, n in people)
    if not 0 < total <= MOST_PEOPLE or any(orders is None for orders, _ in people):
        return None
    known = [(orders, n) for orders, n in people if orders is not None]
    # The order seen stands first.
    seen = sum(n * orders[0] for orders, n in known)[None, :]
    limit = float(statistic(seen / GRAIN)[0]) * (1 - 1e-9) - 1e-9
    states = _enumerate(known, most_sums) if total <= MOST_PEOPLE_EXACT else None
    if states is not None:
        sums, masses = states
        p = float(masses[statistic(sums / GRAIN) >= limit].sum())
        return PermutationTest(min(1.0, max(p, 5e-324)), "exact", 0.0)
    random = np.random.default_rng(seed)
    drawn = np.zeros((DRAWS, seen.shape[1]), dtype=np.int64)
    for orders, n in known:
        drawn += random.multinomial(n, np.full(len(orders), 1 / len(orders)), DRAWS) @ orders
    p = (1 + int((statistic(drawn / GRAIN) >= limit).sum())) / (DRAWS + 1)
    return PermutationTest(p, "drawn", 1.96 * sqrt(p * (1 - p) / DRAWS) + 1 / DRAWS)


def _orders(scores: Sequence[float | None]) -> Sums | None:
    """Return the scores in every different order of the waves answered, the one seen first.

    None when there are too many orders. A missing wave stays missing: 0.
    """
    present = [wave for wave, score in enumerate(scores) if score is not None]
    values = [round((scores[wave] or 0.0) * GRAIN) for wave in present]
    if len(values) > MOST_WAVES:
        return None
    orders = dict.fromkeys(permutations(values))
    table = np.zeros((len(orders), len(scores)), dtype=np.int64)
    table[:, present] = list(orders)
    return table


def _enumerate(people: Sequence[tuple[Sums, int]], most_sums: int) -> tuple[Sums, Floats] | None:
    """Return every different vector of sums with its probability; None when too many."""
    sums = np.zeros((1, people[0][0].shape[1]), dtype=np.int64)
    masses: Floats = np.ones(1)
    for orders, n in people:
        if len(orders) == 1:
            sums = sums + n * orders[0]
            continue
        for _ in range(n):
            if len(sums) * len(orders) > most_sums:
                return None
            every = (sums[:, None, :] + orders[None, :, :]).reshape(-1, sums.shape[1])
            sums, places = np.unique(every, axis=0, return_inverse=True)
            weights = np.repeat(masses / len(orders), len(orders))
            masses = np.asarray(np.bincount(places.ravel(), weights), dtype=np.float64)
    return sums, masses


def _answers(pattern: Sequence[float | None]) -> int:
    """Return how many waves were answered."""
    return sum(answer is not None for answer in pattern)
