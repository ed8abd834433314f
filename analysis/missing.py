"""Who is missing: how far each wave reached, and whether those who left had answered otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.interval import Interval, wilson
from analysis.rank_sum import (
    BrunnerMunzel,
    ScoreTest,
    brunner_munzel,
    cliffs_delta,
    cochran_armitage,
    probability_after_better,
)
from analysis.transition import TransitionTable

COMPARED_FROM = 10
"""People in each group from which Brunner and Munzel's test holds its level."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one wave reached: `answered` of the `due` people, with the share's interval.

    `share` is 0 to 1; None when nobody was due.
    """

    due: int
    answered: int
    share: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class LeaversCompared:
    """First answers of the people who came back and of those who did not, by level, worst first.

    `better` is the probability that somebody who left had answered better at the start than
    somebody who stayed (ties half), `cliffs_delta` -1 to 1; both None when a group is empty.
    `trend` is the exact Cochran-Armitage test, `brunner_munzel` None below 10 people a group and
    where the groups have no spread.
    """

    stayed: tuple[int, ...]
    left: tuple[int, ...]
    trend: ScoreTest
    better: float | None
    cliffs_delta: float | None
    brunner_munzel: BrunnerMunzel | None


def measure_reach(waves: Sequence[tuple[int, int]]) -> tuple[Reach, ...]:
    """Return the reach of each wave, given as (people due, people who answered), in order.

    Raises ValueError when more answered than were due.
    """
    for due, answered in waves:
        if not 0 <= answered <= due:
            raise ValueError(f"{answered} people cannot have answered of {due} due")
    return tuple(
        Reach(due, answered, answered / due if due else None, wilson(answered, due))
        for due, answered in waves
    )


def compare_leavers(table: TransitionTable) -> LeaversCompared:
    """Compare first answers: who came back with a level, and who did not."""
    levels = table.levels
    stayed = tuple(sum(row) for row in table.paired)
    left = tuple(sum(row[levels:]) for row in table.counts[:levels])
    enough = min(sum(stayed), sum(left)) >= COMPARED_FROM
    return LeaversCompared(
        stayed=stayed,
        left=left,
        trend=cochran_armitage(stayed, left)[1],
        better=probability_after_better(stayed, left),
        cliffs_delta=cliffs_delta(stayed, left),
        brunner_munzel=brunner_munzel(stayed, left) if enough else None,
    )
