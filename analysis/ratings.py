"""What people say themselves about a change: its own figures, and where it and their answers part.

A rating of change and the change of two answers measure different things: they stand side by side
and are never merged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.interval import Interval, wilson

Rating = Literal["better", "same", "worse"]
RATINGS: tuple[Rating, ...] = ("better", "same", "worse")
RatedPeople = Mapping[tuple[int, int, Rating], int]


@dataclass(frozen=True, slots=True)
class RatingShare:
    """How many of the n people gave one rating, with the interval of the share; None for nobody."""

    count: int
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Parted:
    """People whose rating and answers part, each (least, most); equal ends when it is known.

    `better_without` said better without a better answer, `worse_without` said worse without a
    worse one; `better_opposite` and `worse_opposite` said the opposite of what their answers did.
    """

    better_without: tuple[int, int]
    worse_without: tuple[int, int]
    better_opposite: tuple[int, int]
    worse_opposite: tuple[int, int]


def measure_ratings(better: int, same: int, worse: int) -> dict[Rating, RatingShare]:
    """Return each rating with the interval of its share."""
    n = better + same + worse
    counts = dict(zip(RATINGS, (better, same, worse), strict=True))
    return {rating: RatingShare(count, wilson(count, n)) for rating, count in counts.items()}


def parted_by_person(people: RatedPeople) -> Parted:
    """Return the conflict where each rating is linked: people by (before, after, rating)."""
    cross = {(rating, move): 0 for rating in RATINGS for move in (-1, 0, 1)}
    for (before, after, rating), count in people.items():
        cross[rating, (after > before) - (after < before)] += count
    better_down, worse_up = cross["better", -1], cross["worse", 1]
    better, worse = cross["better", 0] + better_down, cross["worse", 0] + worse_up
    return Parted(
        better_without=(better, better),
        worse_without=(worse, worse),
        better_opposite=(better_down, better_down),
        worse_opposite=(worse_up, worse_up),
    )


def parted_by_bounds(moved: Sequence[int], said: Sequence[int]) -> Parted:
    """Return the conflict where ratings are not linked to the answers of the same people.

    `moved` counts people who went up, stayed and went down, `said` those who said better, the
    same and worse. Fréchet's bounds. Raises ValueError when they are not equally many.
    """
    n = sum(moved)
    if sum(said) != n:
        raise ValueError(f"{sum(said)} ratings cannot belong to {n} people")
    (up, _, down), (better, _, worse) = moved, said
    return Parted(
        better_without=_both(better, n - up, n),
        worse_without=_both(worse, n - down, n),
        better_opposite=_both(better, down, n),
        worse_opposite=_both(worse, up, n),
    )


def _both(one: int, other: int, n: int) -> tuple[int, int]:
    """Return how many of n people are at least and at most in both of two sets."""
    return max(0, one + other - n), min(one, other)
