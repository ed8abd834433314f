"""What a file cannot say about its items itself: their scales, their better end, what is right."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from surveys.spreadsheets.answer import LARGEST
from translations.language import gettext as _

BestEnd = Literal["high", "low"]
Scale = tuple[int, int]

EVERY = ""
"""Stands for all items that are not named themselves."""

_SCALE = re.compile(r"(\d{1,3})(?:-|–|\.\.)(\d{1,3})", re.ASCII)


class CannotAnalyse(ValueError):
    """Nothing can be computed; the message is a sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Scales:
    """What is known of the items beside their answers, by item, `EVERY` for all others.

    `ends`: the lowest and the highest answer that can be given. `best`: which end is the better
    one, high where nothing is said. `right`: the answers that are right, of a knowledge item.
    """

    ends: Mapping[str, Scale] = field(default_factory=dict)
    best: Mapping[str, BestEnd] = field(default_factory=dict)
    right: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def ends_of(self, item: str) -> Scale | None:
        """The ends of an item's scale; None where nobody said."""
        return self.ends.get(item, self.ends.get(EVERY))

    def is_low_best(self, item: str) -> bool:
        """Whether the lowest answer is the best one."""
        return self.best.get(item, self.best.get(EVERY)) == "low"

    def check_named(self, items: Collection[str]) -> None:
        """Raises CannotAnalyse where an item is named that no line has."""
        for name in (*self.ends, *self.best, *self.right):
            if name not in {EVERY, *items}:
                raise CannotAnalyse(_("No line has the item “%(item)s”.", item=name))


def read_scales(
    ends: Iterable[str] = (), best: Iterable[str] = (), right: Iterable[str] = ()
) -> Scales:
    """Scales from words such as `1-5` and `home=0-10`, `low` and `pain=low`, `locks=2,3`.

    Raises CannotAnalyse for words that say nothing of the kind.
    """
    return Scales(
        ends={name: _read_ends(value) for name, value in map(_split, ends)},
        best={name: _read_best(value) for name, value in map(_split, best)},
        right={name: _read_right(name, value) for name, value in map(_split, right)},
    )


def _split(word: str) -> tuple[str, str]:
    """The item that a word names, `EVERY` for none, and what is said of it."""
    name, _equals, value = word.rpartition("=")
    return name.strip(), value.strip()


def _read_ends(value: str) -> Scale:
    found = _SCALE.fullmatch(value)
    low, high = (int(found[1]), int(found[2])) if found else (0, 0)
    if not low < high <= LARGEST:
        raise CannotAnalyse(
            _(
                "“%(value)s” is no scale: write its lowest and highest answer, such as 1-5; the"
                " highest is %(largest)s at most.",
                value=value,
                largest=LARGEST,
            )
        )
    return low, high


def _read_best(value: str) -> BestEnd:
    if value == "low":
        return "low"
    if value == "high":
        return "high"
    raise CannotAnalyse(_("The best end of a scale is high or low, not “%(value)s”.", value=value))


def _read_right(name: str, value: str) -> frozenset[int]:
    numbers = value.split(",")
    if not name or not all(each.strip().isdecimal() for each in numbers):
        raise CannotAnalyse(
            _("“%(value)s” names no right answer: write item=2, or item=2,3.", value=value)
        )
    return frozenset(map(int, numbers))
