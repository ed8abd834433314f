"""Which groups of a breakdown stay hidden: the same for every item (rules R2, R4 and R11).

If one item hid one group and another item another, each would tell what the other hides.
"""

from collections.abc import Mapping, Sequence

from analysis.attacker import Known, Reader, exactly, keeps, not_nothing
from analysis.tiers import is_small

Bases = Mapping[str, Sequence[int]]
"""People of each group, in order, by item; the last group are those in none of the others."""


def choose_hidden(
    bases: Bases,
    nested: Sequence[Sequence[int]],
    out: Mapping[str, Sequence[Known]],
    k: int,
    close: frozenset[int] = frozenset(),
) -> frozenset[int] | None:
    """Return the places of the groups to hide; None when no choice is safe.

    `nested` are the sizes of larger shown groups that hold each group; `out` are sums of groups
    that are out already, by item; `close` are groups that may not stand beside a live release.
    A group is hidden where it or what it leaves of the total is 1 to k - 1 people, or where it is
    close; then the next smallest ones, until each such group keeps k possible sizes.
    """
    places = range(len(nested))
    secret = {place for place in places if place in close or _must_hide(bases, nested, place, k)}
    hidden = set(secret)
    while not all(
        _is_safe(row, secret, hidden, out.get(item, ()), k) for item, row in bases.items()
    ):
        left = [place for place in places if place not in hidden and _smallest(bases, place)]
        if not left:
            return None
        hidden.add(min(left, key=lambda place: (_smallest(bases, place), place)))
    people = {place for place in places if _smallest(bases, place)}
    # Beside one shown group alone, the others would be no breakdown.
    return frozenset(hidden) if not hidden or len(people - hidden) >= 2 else None


def _must_hide(bases: Bases, nested: Sequence[Sequence[int]], place: int, k: int) -> bool:
    """Tell whether a group, or what is left of a total without it, is small."""
    for row in bases.values():
        totals = (sum(row), *nested[place])
        if is_small(row[place], k) or any(0 < total - row[place] < k for total in totals):
            return True
    return False


def _smallest(bases: Bases, place: int) -> int:
    """Return the fewest people that a group has in any item where it has some; 0 for nobody."""
    sizes = [row[place] for row in bases.values() if row[place]]
    return min(sizes, default=0)


def _is_safe(
    row: Sequence[int], secret: set[int], hidden: set[int], out: Sequence[Known], k: int
) -> bool:
    """Tell whether every secret group of one item keeps k sizes, and all hidden are k people."""
    inside = [place for place in sorted(hidden) if row[place]]
    if not inside:
        return True
    if sum(row[place] for place in inside) < k:
        return False
    known = [exactly(range(len(row)), sum(row)), *out]
    known += [exactly((place,), row[place]) for place in range(len(row)) if place not in inside]
    reader = Reader(len(row), (*known, *(not_nothing((place,)) for place in inside)))
    return all(keeps(reader, (place,), k) for place in inside if place in secret)
