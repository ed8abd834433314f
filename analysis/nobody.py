"""Claims that nobody did: what few people leave open (the safety claim of the design).

That none of 14 got worse still allows that of 100 people like these up to 23 do.
"""

from analysis.change import Change
from analysis.interval import clopper_pearson, wilson
from analysis.message import Message
from analysis.percent import percent_half_up

MILLION = 1_000_000


def nobody_moved(change: Change) -> tuple[str, ...]:
    """Return the ways that nobody moved, "worse" or "better", where somebody moved the other."""
    found = {"worse": change.down, "better": change.up}
    moved = change.up or change.down
    return tuple(key for key, people in found.items() if moved and people == 0)


def nobody_at_end(change: Change) -> tuple[str, ...]:
    """Return the ends of the scale at which nobody stood the second time: "bottom", "top"."""
    found = {"bottom": change.bottom.after, "top": change.top.after}
    return tuple(key for key, people in found.items() if change.n and people == 0)


def up_to(n: int) -> tuple[int, int]:
    """Return how many of 100 people may do it all the same, where none of n did.

    The upper 95 % limits by Wilson and by Clopper and Pearson, in whole people, half up: 39 and
    46 for 6 people. Raises ValueError for nobody.
    """
    limits = wilson(0, n), clopper_pearson(0, n)
    if limits[0] is None or limits[1] is None:
        raise ValueError("nobody allows everything")
    low, high = (percent_half_up(round(each.high * MILLION), MILLION) for each in limits if each)
    return low, high


def tell_nobody(zeros: tuple[str, ...], n: int) -> tuple[Message, ...]:
    """Tell what nobody of n people did, and what that leaves open."""
    if not zeros:
        return ()
    low, high = up_to(n)
    return tuple(Message(f"nobody.{key}", {"n": n, "low": low, "high": high}) for key in zeros)
