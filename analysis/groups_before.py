"""What an earlier release of the same two waves told of the same groups (rule R10).

Each release hides small cells with others of its own choice. A group of whom nobody joined since
said the same both times: what one release shows of it, the other may have hidden.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.attacker import Known, exactly, not_nothing
from analysis.protected_group import DOWN, UP, ProtectedGroup
from analysis.tiers import Band, is_small, verbal_band

REST = ""
"""The key of all who are in no group."""


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """What an earlier release told of one item: `n` people, their (down, same, up), None where not
    shown, and the groups of one breakdown."""

    item: str
    n: int
    whole: tuple[int | None, int | None, int | None]
    groups: tuple[ProtectedGroup, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """That, with how many people `joined` and `left` each group since, by key; `REST` of no group.

    A reader is taken to know them, but not how many joined a group that is hidden.
    """

    told: ToldBefore
    joined: dict[str, int]
    left: dict[str, int]

    @property
    def cells(self) -> int:
        """Three for each group, and three for the people in none."""
        return 3 * (len(self.told.groups) + 1)

    def known(self, start: int) -> Iterator[Known]:
        """Yield what it told of its cells, the first of which is at `start`."""
        end = start + self.cells
        yield exactly(range(start, end), self.told.n)
        for move, people in enumerate(self.told.whole):
            if people is not None:
                yield exactly(range(start + move, end, 3), people)
        for place, group in enumerate(self.told.groups):
            yield from _told(group, start + 3 * place)

    def links(self, keys: Sequence[str], hidden: Collection[int], start: int) -> Iterator[Known]:
        """Yield how the cells of groups now, in the order of `keys`, then of those in none, can
        differ from its own: by as many people as joined or left. `hidden` are places of groups."""
        then = [*(group.key for group in self.told.groups), REST]
        shown = {group.key for group in self.told.groups if group.n is not None}
        for place, key in enumerate((*keys, REST)):
            is_known = key in shown and place not in hidden
            joined = self.joined.get(key, 0) if is_known else None
            for move in range(3) if key in then else ():
                now, before = 3 * place + move, start + 3 * then.index(key) + move
                yield Known((now,), -self.left.get(key, 0), joined, less=(before,))

    def hidden(self, start: int) -> Iterator[int]:
        """Yield the places of the cells that it hid beside shown ones of the same group."""
        for place, group in enumerate(self.told.groups):
            counts = (group.down, group.same, group.up)
            for move, people in enumerate(counts):
                if people is None and any(count is not None for count in counts):
                    yield start + 3 * place + move

    def is_close(self, now: Mapping[str, int], n: int, k: int) -> bool:
        """Tell whether 1 to k - 1 people make the difference in a group that is shown both times,
        or in all others together: what these few answered would be told by subtraction.

        `now` are the sizes of the groups that are shown now, of `n` people.
        """
        then = {group.key: group.n for group in self.told.groups if group.n is not None}
        both = now.keys() & then.keys()
        apart = [now[key] - then[key] for key in both]
        return any(is_small(abs(people), k) for people in (*apart, n - self.told.n - sum(apart)))


def _told(group: ProtectedGroup, first: int) -> Iterator[Known]:
    """Yield what a release told of one group, whose cells start at `first`."""
    if group.n is None:
        return
    yield exactly(range(first, first + 3), group.n)
    counts = (group.down, group.same, group.up)
    for move, people in enumerate(counts):
        if people is not None:
            yield exactly((first + move,), people)
        elif any(count is not None for count in counts):
            yield not_nothing((first + move,))
    for move, band in ((DOWN, group.down_band), (UP, group.up_band)):
        if band is not None:
            values = _values(band, group.n)
            yield Known((first + move,), min(values), max(values))


def _values(band: Band, n: int) -> list[int]:
    """Return every count out of n that is told with a band."""
    return [count for count in range(n + 1) if verbal_band(count, n) == band]
