"""A value at many points in time: which of them differ by more than the usual ups and downs.

An XmR chart as the NHS draws it. Sources: Wheeler 2000, Understanding Variation; the rules as in
the package NHSRplotthedots (ptd_spc_standard, ptd_calculate_point_type), except that it overlooks
falling runs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Flag = Literal["outside", "shift7", "trend7", "two_of_three"]

LIMIT = 2.66
"""Three deviations in mean moving ranges, for differences of two neighbours."""
SCREEN = 3.267
RUN = 7
RULES_FROM = 7
LIMITS_FROM = 12


@dataclass(frozen=True, slots=True)
class XmR:
    """The chart of some values; every number None where there is nothing to compute it from.

    `screened` is the mean moving range without ranges of 3.267 times the mean and more; `low` and
    `high` are the limits, mean ± 2.66 of it. `flags` has one tuple for each value, in the order
    of `Flag`; empty for a value that is missing, with fewer than 7 values, and where nothing ever
    moves. `shows_limits`: 12 values or more, enough to draw the limits.
    """

    mean: float | None
    mean_moving_range: float | None
    screened: float | None
    low: float | None
    high: float | None
    flags: tuple[tuple[Flag, ...], ...]
    shows_limits: bool


def chart(values: Sequence[float | None]) -> XmR:
    """Return the chart of values in order of time; None is a point without enough people."""
    known = [value for value in values if value is not None]
    if not known:
        return XmR(None, None, None, None, None, ((),) * len(values), False)
    mean = sum(known) / len(known)
    ranges = [abs(b - a) for a, b in pairwise(known)]
    if not ranges:
        return XmR(mean, None, None, None, None, ((),) * len(values), False)
    moving = sum(ranges) / len(ranges)
    kept = [each for each in ranges if each < SCREEN * moving]
    screened = sum(kept) / len(kept) if kept else 0.0
    flags: list[tuple[Flag, ...]] = [()] * len(known)
    if screened > 0 and len(known) >= RULES_FROM:
        flags = _flags(known, mean, LIMIT * screened)
    shown = iter(flags)
    return XmR(
        mean=mean,
        mean_moving_range=moving,
        screened=screened,
        low=mean - LIMIT * screened,
        high=mean + LIMIT * screened,
        flags=tuple(() if value is None else next(shown) for value in values),
        shows_limits=len(known) >= LIMITS_FROM,
    )


def _flags(values: Sequence[float], mean: float, reach: float) -> list[tuple[Flag, ...]]:
    """Return which rules each value belongs to."""
    sides = [(value > mean) - (value < mean) for value in values]
    outside = [abs(value - mean) > reach for value in values]
    near = [
        not out and abs(value - mean) > 2 * reach / 3
        for value, out in zip(values, outside, strict=True)
    ]
    rules: dict[Flag, set[int]] = {
        "outside": {place for place, out in enumerate(outside) if out},
        "shift7": _members(len(values), RUN, lambda run: abs(sum(sides[i] for i in run)) == RUN),
        "trend7": _members(len(values), RUN, lambda run: _is_monotone([values[i] for i in run])),
        "two_of_three": _members(
            len(values),
            3,
            lambda run: abs(sum(sides[i] for i in run)) == 3 and sum(near[i] for i in run) >= 2,
        )
        & {place for place, close in enumerate(near) if close},
    }
    return [
        tuple(flag for flag, places in rules.items() if place in places)
        for place in range(len(values))
    ]


def _members(count: int, length: int, holds: Callable[[range], bool]) -> set[int]:
    """Return the places in any stretch of that length for which something holds."""
    runs = (range(start, start + length) for start in range(count - length + 1))
    return {place for run in runs if holds(run) for place in run}


def _is_monotone(values: Sequence[float]) -> bool:
    """Tell whether every value is above the one before it, or every one below."""
    steps = [b - a for a, b in pairwise(values)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)
