"""Which ends of the scale may be shown, so that no small number can be worked out from others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.attacker import Reader, exactly, is_safe, not_nothing
from analysis.change import Change
from analysis.tiers import is_small

# What the four numbers and the two between them add up from, with the best level (T), the worst
# (B) and everything between (M): moves are written "from, to". Within M people can go up, stay
# or go down.
MOVES = ("BB", "BM", "BT", "MB", "MM up", "MM", "MM down", "MT", "TB", "TM", "TT")
UP, DOWN = ("BM", "BT", "MM up", "MT"), ("MB", "MM down", "TB", "TM")
PARTS = {
    "top before": ("TB", "TM", "TT"),
    "top after": ("BT", "MT", "TT"),
    "bottom before": ("BB", "BM", "BT"),
    "bottom after": ("BB", "MB", "TB"),
    "between before": ("MB", "MM up", "MM", "MM down", "MT"),
    "between after": ("BM", "MM up", "MM", "MM down", "TM"),
}
ENDS = tuple(PARTS)[:4]


@dataclass(frozen=True, slots=True)
class ReleasedBox:
    """One end of the scale before and after, in people; None = not shown, to protect people.

    A number that is not shown need not be below the threshold: another may have been hidden with
    it. So never write "fewer than 5" in its place.
    """

    before: int | None
    after: int | None


def hide_boxes(change: Change, k: int) -> tuple[ReleasedBox, ReleasedBox]:
    """Return (top, bottom) without the numbers that are small or give a small one away.

    The reader is taken to know n, up, same and down, every number shown, and that hidden ones
    are at least 1. While a small number could be told to less than k values, the next smallest
    number is hidden too (rules R3 and R4); what then still shines through is what up, same and
    down tell by themselves.
    """
    numbers = _numbers(change)
    shown = {end: numbers[end] for end in ENDS if not is_small(numbers[end], k)}
    secrets = [part for part, number in numbers.items() if is_small(number, k)]
    parts = [_places(PARTS[secret]) for secret in secrets]
    while secrets and shown and not is_safe(_reader(change, shown), parts, k):
        people = [end for end in shown if shown[end] > 0]
        if not people:
            shown.clear()
            break
        shown.pop(min(people, key=shown.__getitem__))
    top = ReleasedBox(shown.get("top before"), shown.get("top after"))
    return top, ReleasedBox(shown.get("bottom before"), shown.get("bottom after"))


def _numbers(change: Change) -> dict[str, int]:
    """Return the four numbers, and the two between them that anyone can work out."""
    top, bottom = change.top, change.bottom
    return {
        "top before": top.before,
        "top after": top.after,
        "bottom before": bottom.before,
        "bottom after": bottom.after,
        "between before": change.n - top.before - bottom.before,
        "between after": change.n - top.after - bottom.after,
    }


def _reader(change: Change, shown: Mapping[str, int]) -> Reader:
    """Return what a reader knows of how many people made which move."""
    moved = ((UP, change.up), (DOWN, change.down), (("BB", "MM", "TT"), change.same))
    known = [exactly(_places(parts), people) for parts, people in moved]
    known += [exactly(_places(PARTS[end]), number) for end, number in shown.items()]
    known += [not_nothing(_places(PARTS[end]), change.n) for end in ENDS if end not in shown]
    between = 0 if change.levels < 3 else change.n
    limits = [between if "M" in move else change.n for move in MOVES]
    if change.levels == 3:
        limits[MOVES.index("MM up")] = limits[MOVES.index("MM down")] = 0
    return Reader(len(MOVES), tuple(known), tuple(limits))


def _places(moves: Iterable[str]) -> tuple[int, ...]:
    """Return where moves stand in `MOVES`."""
    return tuple(MOVES.index(move) for move in moves)
