"""How far people moved: counts per difference, and the middle of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.signed_rank import Difference

# Digits that survive a subtraction of two totals divided by a number of items.
STEADY_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Distance:
    """How far n people moved, in steps of the scale; every value None for nobody.

    `hodges_lehmann` is the median of the averages of all pairs of people, each with themselves
    too; on a scale of few levels it moves in half steps, so it is for the appendix only.
    """

    hodges_lehmann: float | None
    mean: float | None
    median: float | None


def count_differences(block: Sequence[Sequence[int]]) -> dict[Difference, int]:
    """Return people per difference (level after minus level before) of a square table."""
    people: dict[Difference, int] = {}
    for before, row in enumerate(block):
        for after, count in enumerate(row):
            people[after - before] = people.get(after - before, 0) + count
    return people


def count_raw_differences(pairs: Iterable[tuple[float, float]]) -> dict[Difference, int]:
    """Return people per difference of raw scores (before, after).

    Thirds and tenths as floats differ in the last bit, which would break ties and zeros: so
    differences are rounded to nine digits of the largest score.
    """
    scores = list(pairs)
    largest = max((abs(x) for pair in scores for x in pair), default=0.0)
    unit = 10.0**-STEADY_DIGITS * largest
    people: dict[Difference, int] = {}
    steps: dict[int, float] = {}
    for before, after in scores:
        step = round((after - before) / unit) if unit else 0
        # The first difference of its kind stands for all: no digit of it is rounded away.
        difference = steps.setdefault(abs(step), abs(after - before))
        key = difference if step > 0 else -difference if step < 0 else 0
        people[key] = people.get(key, 0) + 1
    return people


def measure_distance(people: Mapping[Difference, int]) -> Distance:
    """Return how far people moved; people per difference."""
    n = sum(people.values())
    if n == 0:
        return Distance(None, None, None)
    used = sorted((difference, count) for difference, count in people.items() if count)
    mean = sum(difference * count for difference, count in used) / n
    return Distance(_walsh_median(used) / 2, float(mean), _median(used))


def _walsh_median(used: Sequence[tuple[Difference, int]]) -> float:
    """Return the median of the sums of all pairs, each person with themselves too."""
    sums: dict[Difference, int] = {}
    for place, (low, count) in enumerate(used):
        sums[2 * low] = sums.get(2 * low, 0) + count * (count + 1) // 2
        for high, other in used[place + 1 :]:
            sums[low + high] = sums.get(low + high, 0) + count * other
    return _median(sorted(sums.items()))


def _median(used: Sequence[tuple[Difference, int]]) -> float:
    """Return the middle of sorted values with how often each occurs."""
    total = sum(count for _, count in used)
    passed, middles = 0, list[float]()
    for value, count in used:
        wanted = ((total - 1) // 2, total // 2)
        middles += [value for place in wanted if passed <= place < passed + count]
        passed += count
    return float(sum(middles) / 2)
