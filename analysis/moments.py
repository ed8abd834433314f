"""What answers to several items add up to: enough for covariances, and no row is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

Matrix = Sequence[Sequence[float]]
Levels = TypeVar("Levels", bound=tuple[int, ...])


@dataclass(frozen=True, slots=True)
class Moments:
    """What the answers of n people to k items add up to: n, Σx and Σxx', whole numbers stay exact.

    Raises ValueError when the shapes do not fit.
    """

    n: int
    sums: tuple[float, ...]
    products: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        """Refuse shapes that cannot belong together."""
        k = len(self.sums)
        if self.n < 0 or len(self.products) != k or any(len(row) != k for row in self.products):
            raise ValueError(f"{k} sums need {k} x {k} products of at least 0 people")

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[float]], items: int) -> Self:
        """Return the moments of complete rows of answers."""
        n = 0
        sums: list[float] = [0] * items
        products: list[list[float]] = [[0] * items for _ in range(items)]
        for row in rows:
            n += 1
            for i, x in enumerate(row):
                sums[i] += x
                for j, y in enumerate(row):
                    products[i][j] += x * y
        return cls(n, tuple(sums), tuple(map(tuple, products)))

    @classmethod
    def from_counts(cls, people: Mapping[Levels, int], items: int) -> Self:
        """Return the moments of people counted by their answers."""
        sums, products = [0] * items, [[0] * items for _ in range(items)]
        for row, count in people.items():
            for i, x in enumerate(row):
                sums[i] += count * x
                for j, y in enumerate(row):
                    products[i][j] += count * x * y
        return cls(sum(people.values()), tuple(sums), tuple(map(tuple, products)))

    def __add__(self, other: Self) -> Self:
        """Return the moments of both groups together; ValueError when their items differ."""
        if len(self.sums) != len(other.sums):
            raise ValueError(f"{len(self.sums)} and {len(other.sums)} items cannot be added")
        pairs = zip(self.products, other.products, strict=True)
        products = tuple(tuple(a + b for a, b in zip(*rows, strict=True)) for rows in pairs)
        sums = tuple(a + b for a, b in zip(self.sums, other.sums, strict=True))
        return type(self)(self.n + other.n, sums, products)

    def covariance(self) -> list[list[float]] | None:
        """Return the covariances of the items, with n - 1; None for fewer than two people."""
        n, sums = self.n, self.sums
        if n < 2:
            return None
        # The numerators are whole numbers, so that an item without spread has exactly 0.
        return [
            [(n * xy - sums[i] * sums[j]) / (n * (n - 1)) for j, xy in enumerate(row)]
            for i, row in enumerate(self.products)
        ]


def pairwise_covariance(rows: Sequence[Sequence[float | None]], items: int) -> Matrix | None:
    """Return the covariances of incomplete answers, each from everyone who gave both.

    None when two items have fewer than two people in common. As R's `use = "pairwise"`.
    """
    matrix = []
    for i in range(items):
        line = []
        for j in range(items):
            pairs = [(r[i], r[j]) for r in rows]
            both = [(x, y) for x, y in pairs if x is not None and y is not None]
            covariance = Moments.from_rows(both, 2).covariance()
            if covariance is None:
                return None
            line.append(covariance[0][1])
        matrix.append(line)
    return matrix
