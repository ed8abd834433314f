"""Which ends of the scale may be shown, so that no small number can be worked out from others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

from analysis.attacker import (
    Known,
    Parts,
    Reader,
    exactly,
    find_interval,
    is_safe,
    keeps,
    not_nothing,
)
from analysis.change import Change
from analysis.history import Apart
from analysis.tiers import is_small

# What the four numbers and the two between them add up from, with the best level (T), the worst
# (B) and everything between (M): moves are written "from, to". Within M people can go up, stay
# or go down.
MOVES = ("BB", "BM", "BT", "MB", "MM up", "MM", "MM down", "MT", "TB", "TM", "TT")
UP, DOWN = ("BM", "BT", "MM up", "MT"), ("MB", "MM down", "TB", "TM")
STAYED = ("BB", "MM", "TT")
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


@dataclass(frozen=True, slots=True)
class ItemBefore:
    """What an earlier release of the same two waves told of an item, and how its people differ.

    `moves` are (up, same, down), None where these numbers were not told; then nor were the ends.
    `for_public`: both times of an end were hidden together, so that a hidden number may be 0.
    """

    apart: Apart
    moves: tuple[int, int, int] | None = None
    top: ReleasedBox = ReleasedBox(None, None)
    bottom: ReleasedBox = ReleasedBox(None, None)
    for_public: bool = False

    @property
    def ends(self) -> dict[str, int | None]:
        """The four numbers at the ends of the scale, None where hidden."""
        return dict(
            zip(ENDS, (*astuple(self.top), *astuple(self.bottom)), strict=True)  # in this order
        )


def hide_boxes(
    change: Change, k: int, before: Sequence[ItemBefore] = ()
) -> tuple[ReleasedBox, ReleasedBox]:
    """Return (top, bottom) without the numbers that are small or give a small one away.

    The reader is taken to know n, up, same and down, every number shown, that hidden ones
    are at least 1, and what earlier releases told. While a small number could be told to less than
    k values, or one that an earlier release hid to fewer than that and fewer than it left, the next
    smallest number is hidden too (rules R3, R4 and R10); what then still shines through is what
    up, same and down tell by themselves.
    """
    numbers = _numbers(change)
    told = [each for each in before if each.moves is not None]
    shown = {end: numbers[end] for end in ENDS if not is_small(numbers[end], k)}
    secrets = [_places(PARTS[part]) for part, number in numbers.items() if is_small(number, k)]
    kept = _kept_before(change, told, k)
    while shown and not kept(_beside(_reader(change, shown), change, told), secrets):
        people = [end for end in shown if shown[end] > 0]
        if not people:
            shown.clear()
            break
        shown.pop(min(people, key=shown.__getitem__))
    top = ReleasedBox(shown.get("top before"), shown.get("top after"))
    return top, ReleasedBox(shown.get("bottom before"), shown.get("bottom after"))


def _kept_before(
    change: Change, told: Sequence[ItemBefore], k: int
) -> Callable[[Reader, Sequence[Parts]], bool]:
    """Return the test that a reader finds no secret: none of now, and none of earlier releases."""
    hidden: dict[Parts, tuple[int, int | None] | None] = {}
    alone = _beside(Reader(len(MOVES)), change, told, linked=False)
    for place, each in enumerate(told, start=1):
        for part in PARTS:
            if each.ends.get(part) is None:
                parts = tuple(place * len(MOVES) + move for move in _places(PARTS[part]))
                hidden[parts] = find_interval(alone, parts)

    def is_kept(reader: Reader, secrets: Sequence[Parts]) -> bool:
        return is_safe(reader, secrets, k) and all(
            keeps(reader, parts, k) or find_interval(reader, parts) == left
            for parts, left in hidden.items()
        )

    return is_kept


def _beside(
    reader: Reader, change: Change, told: Sequence[ItemBefore], *, linked: bool = True
) -> Reader:
    """Return a reader who also knows what earlier releases told of how many made which move, and if
    `linked` how many people joined and left since."""
    known, limits = list(reader.known), list(reader.most or _limits(change.levels, change.n))
    for place, each in enumerate(told, start=1):
        start = place * len(MOVES)
        moves = each.moves or (0, 0, 0)
        is_people = not each.for_public and any(end is not None for end in each.ends.values())
        for parts, people in zip((UP, STAYED, DOWN), moves, strict=True):
            known.append(exactly([start + move for move in _places(parts)], people))
        for end, number in each.ends.items():
            places = [start + move for move in _places(PARTS[end])]
            if number is not None:
                known.append(exactly(places, number))
            elif is_people:
                known.append(not_nothing(places))
        limits += _limits(change.levels, sum(moves))
        for move in range(len(MOVES)) if linked else ():
            apart = each.apart
            known.append(Known((move,), -apart.only_then, apart.only_now, less=(start + move,)))
    return Reader(len(limits), tuple(known), tuple(limits))


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
    moved = ((UP, change.up), (DOWN, change.down), (STAYED, change.same))
    known = [exactly(_places(parts), people) for parts, people in moved]
    known += [exactly(_places(PARTS[end]), number) for end, number in shown.items()]
    known += [not_nothing(_places(PARTS[end]), change.n) for end in ENDS if end not in shown]
    return Reader(len(MOVES), tuple(known), tuple(_limits(change.levels, change.n)))


def _limits(levels: int, n: int) -> list[int]:
    """Return how many of n people can have made each move: on few levels there is little between
    the ends."""
    between = 0 if levels < 3 else n
    limits = [between if "M" in move else n for move in MOVES]
    if levels == 3:
        limits[MOVES.index("MM up")] = limits[MOVES.index("MM down")] = 0
    return limits


def _places(moves: Iterable[str]) -> tuple[int, ...]:
    """Return where moves stand in `MOVES`."""
    return tuple(MOVES.index(move) for move in moves)
