"""Releases one after another: what two of them together could tell (rules R2 and R10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.tiers import COUNTS_FROM, is_small


@dataclass(frozen=True, slots=True)
class Apart:
    """How the people of an earlier live release or table differ from those of a new one.

    `name` names the earlier one. `only_then` people are counted only there, `only_now` only in
    the new one. `is_exempt`: it shows counts below the threshold, as a steering group may see them
    of the whole support service.
    """

    name: str
    only_then: int
    only_now: int
    is_exempt: bool = False


@dataclass(frozen=True, slots=True)
class TooClose:
    """Why a new release may not stand beside an earlier one: `people` differ, `needed` must.

    `people` is for the maker of the release alone; nobody else may be told a number so small.
    """

    name: str
    people: int
    needed: int


def too_close(earlier: Sequence[Apart], k: int, *, is_exempt: bool) -> tuple[TooClose, ...]:
    """Return every earlier release that forbids a new one; empty when it may be made.

    The people by whom two releases differ can be worked out by subtraction, so they are a group
    like any other: k people at least, and 10 where counts below k are shown. About exactly the
    same people any number of tables may stand, as long as they are looked at together.
    """
    found = []
    for each in earlier:
        people = each.only_then + each.only_now
        needed = needed_after(k, is_exempt=is_exempt or each.is_exempt)
        if is_small(people, needed):
            found.append(TooClose(each.name, people, needed))
    return tuple(found)


def needed_after(k: int, *, is_exempt: bool) -> int:
    """Return how many people must make the difference between two releases at least."""
    return max(k, COUNTS_FROM) if is_exempt else k


def released_snapshots(sizes: Sequence[int], k: int, needed: int | None = None) -> tuple[int, ...]:
    """Return which of the snapshots in order of time become releases, by place.

    The first with k pairs, then each with `needed` (k by default) more or fewer than the last one
    released. `sizes` are pairs.
    """
    released: list[int] = []
    for place, size in enumerate(sizes):
        gap = abs(size - sizes[released[-1]]) if released else size
        if size >= k and gap >= (needed or k if released else k):
            released.append(place)
    return tuple(released)


def may_nest(outer: int, inner: int, k: int) -> bool:
    """Tell whether a group may be shown beside one that holds it: nobody or k people between.

    `outer` and `inner` are people. Raises ValueError when the inner group is the larger.
    """
    if inner > outer:
        raise ValueError(f"{inner} people cannot be among {outer}")
    return not is_small(outer - inner, k)
