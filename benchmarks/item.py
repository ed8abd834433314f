"""One item's whole result from its table, beside SciPy on the same people's rows."""

import time
import warnings
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.stats import permutation_test, wilcoxon

from analysis.paired import measure_block
from benchmarks.figures import Figure

LEVELS = 5
PEOPLE = tuple(10**power for power in range(2, 8))
DRAWS = 999
DRAWS_UP_TO = 1000
SECONDS, ROUNDS = 0.6, 7
GOAL_MILLISECONDS = 25
SEED = 20_061_117

Rows = NDArray[np.int8]


def measure() -> Iterator[Figure]:
    """Yield what an item costs for a hundred to ten million people, and how many times SciPy."""
    random = np.random.default_rng(SEED)
    for people in PEOPLE:
        blocks = {levels: _block(levels, people, random) for levels in (3, LEVELS, 11)}
        seconds = {k: _seconds(partial(measure_block, block)) for k, block in blocks.items()}
        name = f"{people:,} people, slowest of 3, 5 and 11 levels"
        yield Figure(name, 1000 * max(seconds.values()), "ms", GOAL_MILLISECONDS)
        ours, (before, after) = seconds[LEVELS], _rows(blocks[LEVELS])
        yield Figure("  5 levels", 1000 * ours, "ms")
        yield Figure(
            "  scipy.stats.wilcoxon (normal curve) / that", _wilcoxon(before, after) / ours
        )
        if people <= DRAWS_UP_TO:
            drawn = _permutation(before, after) / ours
            yield Figure(f"  scipy.stats.permutation_test, {DRAWS} draws / that", drawn)


def _block(levels: int, people: int, random: np.random.Generator) -> list[list[int]]:
    """A table near the null: as many up as down but for chance, answers near the first ones."""
    near = np.exp(-np.abs(np.subtract.outer(range(levels), range(levels))))
    cells = random.multinomial(people, (near / near.sum()).ravel()).reshape(levels, levels)
    return [[int(count) for count in row] for row in cells]


def _rows(block: list[list[int]]) -> tuple[Rows, Rows]:
    """The answers before and after of every person."""
    cells = np.array(block).ravel()
    levels = np.arange(LEVELS, dtype=np.int8)
    before, after = np.repeat(levels, LEVELS), np.tile(levels, LEVELS)
    return np.repeat(before, cells), np.repeat(after, cells)


def _wilcoxon(before: Rows, after: Rows) -> float:
    """Seconds of SciPy's test as people would call it for rows with ties."""
    differences = after.astype(float) - before

    def run() -> object:
        return wilcoxon(differences, zero_method="pratt", method="asymptotic")

    return _seconds(run)


def _permutation(before: Rows, after: Rows) -> float:
    """Seconds of SciPy's general permutation test with the same statistic, once."""

    def statistic(x: Rows, y: Rows, axis: int) -> object:
        return wilcoxon(x, y, zero_method="pratt", method="asymptotic", axis=axis).statistic

    def run() -> object:
        return permutation_test(
            (after.astype(float), before.astype(float)),
            statistic,
            permutation_type="samples",
            n_resamples=DRAWS,
            vectorized=True,
            rng=np.random.default_rng(SEED),
        )

    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _seconds(run: Callable[[], object]) -> float:
    """The least of up to seven rounds: other work on the machine can only add to it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rounds: list[float] = []
        begun = time.perf_counter()
        while len(rounds) < 2 or (len(rounds) < ROUNDS and time.perf_counter() - begun < SECONDS):
            start = time.perf_counter()
            run()
            rounds.append(time.perf_counter() - start)
    return min(rounds)
