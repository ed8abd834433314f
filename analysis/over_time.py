"""Three waves and more: how people stand at each wave, compared with their own start.

A point is the paired change from the first wave to a later one, of the people who answered both.
Points are of different answers, so none can be taken from another; what one point tells is what a
release about its wave tells, and it keeps the same distance from what is out (rule R10).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis.earlier import Told, is_close
from analysis.outcome import HIDDEN, Outcome, ProtectedOutcome, protect_outcome
from analysis.protected import Audience
from analysis.tiers import COUNTS_FROM
from analysis.wave_tests import WaveTests, adjust, measure_waves
from analysis.waves import Pattern
from analysis.xmr import Flag, XmR, chart


@dataclass(frozen=True, slots=True)
class PointFigures:
    """How people moved from the first wave to this one; unprotected. `told` is what is out about
    the same question and wave."""

    wave: str
    outcome: Outcome
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesFigures:
    """One item over all waves; unprotected.

    `patterns` counts people by their levels in every wave in order, None where one is missing;
    `told` is what is out about the tests of the same question: n there are the answers tested.
    """

    key: str
    points: tuple[PointFigures, ...]
    patterns: Mapping[Pattern, int] = field(default_factory=dict)
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class ProtectedPoint:
    """One wave after the gate: nobody answered (a gap), hidden, bands or counts. `flags` are the
    rules of the chart that it belongs to. `is_above`: its net change lies above the mean."""

    wave: str
    outcome: ProtectedOutcome
    flags: tuple[Flag, ...] = ()
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class ProtectedSeries:
    """One item over all later waves, in order.

    `limits_in_ten` are the limits of the chart, in people of every ten that more got better than
    worse; None below 12 points. `tests` of the waves together are for closed groups, from 10
    people on; `answers` is how many answers they stand on.
    """

    key: str
    points: tuple[ProtectedPoint, ...]
    limits_in_ten: tuple[float, float] | None = None
    tests: WaveTests | None = None
    answers: int = 0


def protect_every_series(
    figures: Sequence[SeriesFigures], audience: Audience, k: int
) -> tuple[ProtectedSeries, ...]:
    """Return what `audience` may see of all items over time, their tests adjusted together."""
    found = [_protect_series(each, audience, k) for each in figures]
    tests = adjust([each.tests for each in found])
    return tuple(replace(each, tests=test) for each, test in zip(found, tests, strict=True))


def _protect_series(figures: SeriesFigures, audience: Audience, k: int) -> ProtectedSeries:
    """Return one item over time, its tests not adjusted yet."""
    outcomes = [_outcome(point, audience, k) for point in figures.points]
    drawn = chart([_net(each) for each in outcomes])
    points = tuple(
        ProtectedPoint(point.wave, outcome, flags, _is_above(outcome, drawn))
        for point, outcome, flags in zip(figures.points, outcomes, drawn.flags, strict=True)
    )
    low, high = drawn.low, drawn.high
    limits = (low, high) if drawn.shows_limits and low is not None and high is not None else None
    tests, answers = _tests(figures, audience, k)
    return ProtectedSeries(figures.key, points, _in_ten(limits), tests, answers)


def _outcome(point: PointFigures, audience: Audience, k: int) -> ProtectedOutcome:
    """Return a point, hidden where it may not stand beside what is out."""
    found = protect_outcome(point.outcome, audience, k)
    close = is_close(point.outcome.n, point.told, k, is_exempt=found.shows_small(k))
    return HIDDEN if close and found.n is not None else found


def _net(outcome: ProtectedOutcome) -> float | None:
    """Return the net change that is shown, -1 to 1; the chart knows nothing else."""
    if outcome.up is None or outcome.down is None or not outcome.n:
        return None
    return (outcome.up - outcome.down) / outcome.n


def _is_above(outcome: ProtectedOutcome, drawn: XmR) -> bool:
    """Tell whether a point lies above the mean of those shown."""
    net = _net(outcome)
    return net is not None and drawn.mean is not None and net > drawn.mean


def _in_ten(limits: tuple[float, float] | None) -> tuple[float, float] | None:
    """Return limits in people of every ten, one decimal, not beyond all of them."""
    if limits is None:
        return None
    return max(-10.0, round(10 * limits[0], 1)), min(10.0, round(10 * limits[1], 1))


def _tests(figures: SeriesFigures, audience: Audience, k: int) -> tuple[WaveTests | None, int]:
    """Return the tests of all waves, where there are people enough and no earlier test is close."""
    people = _people(figures.patterns)
    if audience == "public" or sum(people.values()) < COUNTS_FROM:
        return None, 0
    answers = sum(n * sum(level is not None for level in p) for p, n in people.items())
    if is_close(answers, figures.told, max(k, COUNTS_FROM)):
        return None, 0
    return measure_waves(people), answers


def _people(patterns: Mapping[Pattern, int]) -> dict[Pattern, int]:
    """Return the patterns of two answers or more: the others say nothing about waves."""
    return {
        pattern: n
        for pattern, n in patterns.items()
        if n and sum(level is not None for level in pattern) > 1
    }


def shown_points(series: Sequence[ProtectedSeries]) -> dict[tuple[str, str], ProtectedOutcome]:
    """Return (item, wave) → every point of which a number is shown."""
    return {
        (each.key, point.wave): point.outcome
        for each in series
        for point in each.points
        if point.outcome.n
    }
