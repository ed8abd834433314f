"""The people of a support service in groups, and what is out about them already."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from analysis.history import Apart
from analysis.transition import TransitionTable

Outcome = Literal["n", "down", "same", "up"]
OUTCOMES: tuple[Outcome, ...] = ("down", "same", "up")

CROSSED_FROM = 100
"""People from which two characteristics may be crossed at all (rule R9)."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group: a table for each item, by the key of the item.

    `within` are the people of every other shown group that holds this one, such as the 16 to 24
    year old beside the 18 to 24 year old: the ones between must be nobody or k (rule R2).
    `apart` says how its people differ from those of the same group in each live release that shows
    it: one more person in a group is found by subtraction, however many joined in all (rule R10).
    """

    key: str
    tables: Mapping[str, TransitionTable]
    within: tuple[int, ...] = ()
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A fixed list of groups that share nobody, such as ages, sites, languages or formats.

    Sites, ways of answering and languages are groups like any others. `crosses` is how many
    characteristics make a group: 1, or 2 where, say, age is crossed with gender.
    Raises ValueError when two groups have one key.
    """

    key: str
    groups: tuple[Group, ...]
    crosses: int = 1

    def __post_init__(self) -> None:
        """Refuse two groups of one name."""
        if len({group.key for group in self.groups}) != len(self.groups):
            raise ValueError(f"the groups of {self.key} must have different keys")


@dataclass(frozen=True, slots=True)
class LiveCell:
    """One number that is out already: people of a group with an outcome of an item."""

    item: str
    breakdown: str
    group: str
    outcome: Outcome
    people: int


@dataclass(frozen=True, slots=True)
class LiveTable:
    """A live release or table, how its people differ from ours, and its numbers about groups."""

    apart: Apart
    cells: tuple[LiveCell, ...] = ()

    @property
    def is_same_people(self) -> bool:
        """Whether it is about exactly the same people, so that its numbers add to ours."""
        return self.apart.only_then == self.apart.only_now == 0
