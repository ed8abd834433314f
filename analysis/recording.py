"""How far an equality item is recorded: beside a target, and without telling of a few people."""

from analysis.message import Message
from analysis.tiers import is_small

TARGET_PERCENT = 95
"""Of the people, as equality targets of health services ask for."""


def tell_recording(recorded: int, people: int, k: int) -> Message | None:
    """Tell whether `recorded` of `people` reach the target; None about fewer than k people.

    Keys `recorded.all`, and `recorded.reached` or `recorded.below` with {n} and {percent}; the same
    with `_counts` and {count} where neither the recorded nor the others are 1 to k - 1. Nothing is
    rounded, so 94.9 percent are below 95. Raises ValueError when more are recorded than there are.
    """
    if not 0 <= recorded <= people:
        raise ValueError(f"{recorded} of {people} people cannot be recorded")
    if people < k:
        return None
    if recorded == people:
        return Message("recorded.all", {"n": people})
    key = "recorded.reached" if 100 * recorded >= TARGET_PERCENT * people else "recorded.below"
    fields: dict[str, int | str] = {"n": people, "percent": TARGET_PERCENT}
    if is_small(recorded, k) or is_small(people - recorded, k):
        return Message(key, fields)
    return Message(f"{key}_counts", fields | {"count": recorded})
