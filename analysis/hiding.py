"""Which ends of the scale may be shown, so that no small number can be worked out from others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    while secrets and shown and not _keeps(secrets, change, shown, k):
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


def _keeps(secrets: Iterable[str], change: Change, shown: Mapping[str, int], k: int) -> bool:
    """Tell whether each secret can still be at least k numbers, given all that is shown."""
    return all(_spread(secret, change, shown) >= k - 1 for secret in secrets)


def _spread(secret: str, change: Change, shown: Mapping[str, int]) -> int:
    """Return the largest minus the least that a secret can be: one integer programme for each.

    0 when the solver finds neither, so that doubt hides rather than shows.
    """
    # SciPy takes a good part of a second to import: only a release in the making needs it.
    from scipy.optimize import Bounds, LinearConstraint, milp

    known = {UP: change.up, DOWN: change.down, ("BB", "MM", "TT"): change.same}
    known |= {PARTS[end]: number for end, number in shown.items()}
    hidden = [PARTS[end] for end in ENDS if end not in shown]
    between = 0 if change.levels < 3 else change.n
    rows = [_row(parts) for parts in (*known, *hidden)]
    least = [*known.values(), *(1 for _ in hidden)]
    most = [*known.values(), *(change.n for _ in hidden)]
    limits = [between if "M" in move else change.n for move in MOVES]
    if change.levels == 3:
        limits[MOVES.index("MM up")] = limits[MOVES.index("MM down")] = 0
    ends = []
    for sign in (1, -1):
        solved = milp(
            [sign * worth for worth in _row(PARTS[secret])],
            integrality=[1] * len(MOVES),
            bounds=Bounds([0] * len(MOVES), limits),
            constraints=LinearConstraint(rows, least, most),
        )
        if not solved.success:
            return 0
        ends.append(round(float(solved.fun)))
    return -ends[1] - ends[0]


def _row(parts: Iterable[str]) -> list[int]:
    """Return 1 for every move that counts, 0 for the others."""
    return [int(move in parts) for move in MOVES]
