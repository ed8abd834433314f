"""Which ends of the scale may be shown, so that no small number can be worked out from others."""

from dataclasses import dataclass

from analysis.change import Box, Change
from analysis.tiers import is_small


@dataclass(frozen=True, slots=True)
class ReleasedBox:
    """One end of the scale before and after, in people; None = not shown, to protect people.

    A number that is not shown need not be below the threshold: another may have been hidden with
    it. So never write "fewer than 5" in its place.
    """

    before: int | None
    after: int | None


def hide_boxes(change: Change, k: int) -> tuple[ReleasedBox, ReleasedBox]:
    """Return (top, bottom) with every number hidden that is small or gives a small one away.

    Takes it that the reader also knows n, up, same and down (rules R3 and R4). Hiding one number
    can lay another open, so the rules are applied until nothing more happens.
    """
    hidden: set[str] = set()
    while True:
        more = (
            hidden | _give_away_across(change, hidden, k) | _give_away_over_time(change, hidden, k)
        )
        if more == hidden:
            break
        hidden = more
    return _box(change.top, "top", hidden), _box(change.bottom, "bottom", hidden)


def _box(box: Box, end: str, hidden: set[str]) -> ReleasedBox:
    """Return the box without its hidden numbers."""
    return ReleasedBox(
        before=None if f"{end} before" in hidden else box.before,
        after=None if f"{end} after" in hidden else box.after,
    )


def _give_away_across(change: Change, hidden: set[str], k: int) -> set[str]:
    """Hide what gives away a small number at the same time: best + between + worst = n.

    "Between" is never shown, but whoever sees both ends can work it out. Two hidden numbers
    protect each other only when together they are at least k + 1 (rule R4).
    """
    found: set[str] = set()
    for side in ("before", "after"):
        top, bottom = getattr(change.top, side), getattr(change.bottom, side)
        between = change.n - top - bottom
        ends = {f"top {side}": top, f"bottom {side}": bottom}
        kept = {end: x for end, x in ends.items() if end not in hidden and not is_small(x, k)}
        if len(kept) == 2 and is_small(between, k):
            kept.pop(min((end for end in kept if kept[end]), key=kept.__getitem__))
        if len(kept) == 1 and change.n - sum(kept.values()) < k + 1:
            kept.clear()
        found |= ends.keys() - kept.keys()
    return found


def _give_away_over_time(change: Change, hidden: set[str], k: int) -> set[str]:
    """Hide what gives away a small number of the same end at the other time.

    The best level can have gained at most `up` and lost at most `down` people, the worst level
    the other way round. A hidden number must still be able to be anything from 1 to k - 1. With
    two levels every number follows from any other, so all are hidden or none.
    """
    if change.levels <= 2 and hidden:
        return {f"{end} {side}" for end in ("top", "bottom") for side in ("before", "after")}
    found: set[str] = set()
    for end, box in (("top", change.top), ("bottom", change.bottom)):
        gain, loss = (change.up, change.down) if end == "top" else (change.down, change.up)
        if f"{end} before" in hidden and not _leaves_room(box.after - gain, box.after + loss, k):
            found.add(f"{end} after")
        if f"{end} after" in hidden and not _leaves_room(box.before - loss, box.before + gain, k):
            found.add(f"{end} before")
    return found


def _leaves_room(least: int, most: int, k: int) -> bool:
    """Tell whether every small number lies from `least` to `most`."""
    return least <= 1 and most >= k - 1
