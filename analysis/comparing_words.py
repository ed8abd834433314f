"""What is told about groups, and about ratings beside answers: keys with fields, in no language."""

from collections.abc import Iterator

from analysis.group_gate import ProtectedBreakdown, ProtectedGroups
from analysis.message import Message
from analysis.ratings import Parted
from analysis.tiers import is_small


def tell_breakdown(breakdown: ProtectedBreakdown) -> Iterator[Message]:
    """Tell why a breakdown is withheld, or that hidden groups are hidden; nothing otherwise.

    Keys `groups.withheld.` with the reason, and `groups.some_hidden`.
    """
    if breakdown.withheld is not None:
        yield Message(f"groups.withheld.{breakdown.withheld}")
    elif any(group.n is None for item in breakdown.items for group in item.groups):
        yield Message("groups.some_hidden")


def tell_groups(found: ProtectedGroups) -> Iterator[Message]:
    """Tell whether groups moved alike, and where the whole may mislead about them.

    Keys `groups.differ` or `groups.not_apart`, `caution.groups_reversed`, `caution.groups_mix`.
    """
    if found.below_5_percent is not None:
        yield Message("groups.differ" if found.below_5_percent else "groups.not_apart")
    if found.is_reversed:
        yield Message("caution.groups_reversed")
    if found.mix_shifted:
        yield Message("caution.groups_mix")


def tell_parted(parted: Parted, n: int, k: int) -> Iterator[Message]:
    """Tell where what n people said and what their answers did part, better and worse alike.

    Keys `parted.` with `better_without`, `worse_without`, `better_opposite` or `worse_opposite`:
    with {count} and {n} where it is known and neither it nor its rest is 1 to k - 1, with
    `_between` and {low}, {high} and {n} where only bounds are, and `_few` for 1 to k - 1 people.
    Nothing for nobody, and nothing about fewer than 10 people.
    """
    if n < max(k, 10):
        return
    for name in ("better_without", "worse_without", "better_opposite", "worse_opposite"):
        low, high = getattr(parted, name)
        if low < high:
            if low and not is_small(low, k) and not is_small(n - high, k):
                yield Message(f"parted.{name}_between", {"low": low, "high": high, "n": n})
        elif is_small(low, k):
            yield Message(f"parted.{name}_few")
        elif low and not is_small(n - low, k):
            yield Message(f"parted.{name}", {"count": low, "n": n})
