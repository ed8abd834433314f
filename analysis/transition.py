"""The transition table: how many people gave which answer before and which after."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self, TypeVar

GAPS = ("dont_want_to_say", "dont_know", "dont_understand", "not_asked", "missing")
"""The ways of having no level, in the order of their rows and columns behind the levels."""

Answer = int | str
Cell = TypeVar("Cell", bound=tuple[Answer, Answer])
Counts = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class TransitionTable:
    """Counts of people by answer before (rows) and answer after (columns).

    `counts` is square with `levels + 5` rows: first the levels, 0 = worst, then `GAPS` in order.
    Everyone is in it once: people with both answers, with only one, and with none.
    Raises ValueError when the shape is wrong or a count is below 0.
    """

    levels: int
    counts: Counts

    def __post_init__(self) -> None:
        """Refuse a table that cannot be one."""
        size = self.levels + len(GAPS)
        if self.levels < 1 or len(self.counts) != size or any(len(r) != size for r in self.counts):
            raise ValueError(f"a table of {self.levels} levels needs {size} rows and columns")
        if any(count < 0 for row in self.counts for count in row):
            raise ValueError("a count of people cannot be below 0")

    @classmethod
    def empty(cls, levels: int) -> Self:
        """Return a table of `levels` levels that counts nobody."""
        nobody: dict[tuple[Answer, Answer], int] = {}
        return cls.from_cells(levels, nobody)

    @classmethod
    def from_cells(cls, levels: int, cells: Mapping[Cell, int]) -> Self:
        """Build a table from people per (before, after).

        An answer is a level (0 to levels - 1) or the name of a gap; cells left out count 0.
        Raises ValueError for an answer that is neither.
        """
        size = levels + len(GAPS)
        counts = [[0] * size for _ in range(size)]
        for (before, after), people in cells.items():
            counts[position(before, levels)][position(after, levels)] += people
        return cls(levels, tuple(tuple(row) for row in counts))

    @classmethod
    def from_pairs(cls, paired: Counts) -> Self:
        """Build a table from its inner block alone: everybody gave a level both times."""
        cells = {
            (before, after): people
            for before, row in enumerate(paired)
            for after, people in enumerate(row)
        }
        return cls.from_cells(len(paired), cells)

    @property
    def paired(self) -> Counts:
        """The inner block, levels x levels: people with a level both times."""
        return tuple(row[: self.levels] for row in self.counts[: self.levels])

    @property
    def n_pairs(self) -> int:
        """How many people gave a level both times."""
        return sum(map(sum, self.paired))

    @property
    def n_before(self) -> int:
        """How many people gave a level before, whatever came after."""
        return sum(map(sum, self.counts[: self.levels]))

    @property
    def n_after(self) -> int:
        """How many people gave a level after, whatever came before."""
        return sum(sum(row[: self.levels]) for row in self.counts)

    @property
    def lost(self) -> int:
        """How many people gave a level before and none after."""
        return self.n_before - self.n_pairs

    @property
    def joined(self) -> int:
        """How many people gave a level after and none before."""
        return self.n_after - self.n_pairs

    def __add__(self, other: Self) -> Self:
        """Return the table of both groups together; ValueError when their levels differ."""
        if self.levels != other.levels:
            raise ValueError(f"{self.levels} and {other.levels} levels cannot be added")
        rows = zip(self.counts, other.counts, strict=True)
        merged = tuple(tuple(a + b for a, b in zip(*pair, strict=True)) for pair in rows)
        return type(self)(self.levels, merged)

    def reversed_time(self) -> Self:
        """Return the same people with before and after swapped."""
        return type(self)(self.levels, tuple(zip(*self.counts, strict=True)))

    def gap_counts(self, side: Literal["before", "after"]) -> dict[str, int]:
        """Return people per gap on one side, whatever they answered on the other."""
        rows = self.counts if side == "before" else self.reversed_time().counts
        return {gap: sum(rows[self.levels + place]) for place, gap in enumerate(GAPS)}


def position(answer: Answer, levels: int) -> int:
    """Return the row or column of a level or a gap; ValueError when it is neither."""
    if isinstance(answer, int) and 0 <= answer < levels:
        return answer
    if isinstance(answer, str) and answer in GAPS:
        return levels + GAPS.index(answer)
    raise ValueError(f"{answer!r} is neither a level below {levels} nor a gap")
