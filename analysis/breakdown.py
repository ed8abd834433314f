"""The people of a support service in groups, and what is out about them already."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from analysis.groups_before import Before, ToldBefore
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
    """

    key: str
    tables: Mapping[str, TransitionTable]
    within: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """The same breakdown in a live release, and where its people are now (rule R10).

    One more person in a group is found by subtraction, however many joined in all. `shown` are the
    groups that it shows. `people` counts them by their group then and now: the key of a group, ""
    for counted in none of them, None for not counted. Of `unknown` people, counted then and not
    now, nobody knows the group any more. `told` is what it says of each item where it compares the
    same two waves: only then are its numbers about the same answers.
    """

    name: str
    shown: frozenset[str]
    people: Mapping[tuple[str | None, str | None], int]
    unknown: int = 0
    told: tuple[ToldBefore, ...] = ()

    def before(self, item: str) -> list[Before]:
        """Return what it told of an item, with who joined and left each group since; or nothing."""
        keys = {key for pair in self.people for key in pair if key is not None}
        joined, left = dict.fromkeys(keys, 0), dict.fromkeys(keys, self.unknown)
        for (then, now), people in self.people.items():
            if then != now and now is not None:
                joined[now] += people
            if then != now and then is not None:
                left[then] += people
        return [Before(told, joined, left) for told in self.told if told.item == item]

    def apart(self, groups: Collection[str]) -> Apart:
        """Return how the people of some groups then differ from those of the same groups now.

        Where nobody is known to differ, somebody unknown may: that is told as one. Not where no
        one is left who was there then: such groups were empty, or k people left them.
        """
        only_then = only_now = 0
        for (before, after), people in self.people.items():
            only_then += people if before in groups and after not in groups else 0
            only_now += people if after in groups and before not in groups else 0
        if not only_then and not only_now and any(then in groups for then, _ in self.people):
            only_then = min(self.unknown, 1)
        return Apart(self.name, only_then, only_now)

    def rests(self, shown: Collection[str]) -> tuple[Apart, Apart]:
        """Return how all who were in no shown group, and all who are in none of `shown`, differ."""
        keys = {key for pair in self.people for key in pair if key is not None}
        return self.apart(keys - self.shown), self.apart(keys - {*shown})


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A fixed list of groups that share nobody, such as ages, sites, languages or formats.

    Sites, ways of answering and languages are groups like any others. `crosses` is how many
    characteristics make a group: 1, or 2 where, say, age is crossed with gender. `seen` is every
    live release that shows the same breakdown of people who are counted here.
    Raises ValueError when two groups have one key.
    """

    key: str
    groups: tuple[Group, ...]
    crosses: int = 1
    seen: tuple[Seen, ...] = ()

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
