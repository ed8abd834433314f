"""Slow answers that cannot be wrong: every sign, every order, every deal, with whole numbers."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import comb


def all_blocks(levels: int, people: int) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yield every levels x levels table of so many people."""
    for cells in spreads(people, levels * levels):
        yield tuple(cells[i : i + levels] for i in range(0, levels * levels, levels))


def spreads(people: int, places: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to spread people over places."""
    if places == 1:
        yield (people,)
        return
    for here in range(people + 1):
        for rest in spreads(people - here, places - 1):
            yield here, *rest


def flipped(ranks: Sequence[int], counts: Sequence[int]) -> dict[int, Fraction]:
    """Return the whole distribution of Σ r (2B - t), B ~ Bin(t, ½), as fractions."""
    ways = {0: 1}
    for rank, count in zip(ranks, counts, strict=True):
        grown: dict[int, int] = {}
        for total, n in ways.items():
            for up in range(count + 1):
                value = total + rank * (2 * up - count)
                grown[value] = grown.get(value, 0) + n * comb(count, up)
        ways = grown
    everything = 2 ** sum(counts)
    return {value: Fraction(n, everything) for value, n in ways.items()}


def pratt_by_people(differences: Sequence[float]) -> tuple[float, float, float, Fraction]:
    """Return W+, W-, and both p of Pratt's test by flipping every sign of every person."""
    sizes = [abs(d) for d in differences]
    ranks = [
        Fraction(2 * sum(x < size for x in sizes) + sum(x == size for x in sizes) + 1, 2)
        for size in sizes
    ]
    movers = [(rank, d) for rank, d in zip(ranks, differences, strict=True) if d]
    up = sum((rank for rank, d in movers if d > 0), Fraction(0))
    every = [
        sum((rank for sign, (rank, _) in zip(signs, movers, strict=True) if sign), Fraction(0))
        for signs in product((0, 1), repeat=len(movers))
    ]
    total = sum((rank for rank, _ in movers), Fraction(0))
    greater = Fraction(sum(w >= up for w in every), len(every))
    away = abs(2 * up - total)
    two = Fraction(sum(abs(2 * w - total) >= away for w in every), len(every))
    return float(up), float(total - up), float(greater), two


def dealt(totals: Sequence[int], drawn: int, scores: Sequence[int]) -> dict[int, Fraction]:
    """Return the distribution of the sum of scores of `drawn` people, every deal of people."""
    people = [score for score, total in zip(scores, totals, strict=True) for _ in range(total)]
    sums: dict[int, int] = {}
    for chosen in combinations(people, drawn):
        sums[sum(chosen)] = sums.get(sum(chosen), 0) + 1
    everything = comb(len(people), drawn)
    return {value: Fraction(n, everything) for value, n in sums.items()}


def fisher(first: Sequence[int], second: Sequence[int]) -> Fraction:
    """Return Fisher's p of two rows by adding up every table."""
    totals = [a + b for a, b in zip(first, second, strict=True)]
    seen, ways = _ways(totals, first), Fraction(0)
    for row in spreads(sum(first), len(totals)):
        if all(x <= t for x, t in zip(row, totals, strict=True)) and _ways(totals, row) <= seen:
            ways += _ways(totals, row)
    return ways / comb(sum(totals), sum(first))


def _ways(totals: Sequence[int], row: Sequence[int]) -> int:
    """Return in how many ways a row can be dealt."""
    ways = 1
    for total, x in zip(totals, row, strict=True):
        ways *= comb(total, x)
    return ways


def people_of(block: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return (before, after) of every person of a table."""
    return [
        (before, after)
        for before, row in enumerate(block)
        for after, count in enumerate(row)
        for _ in range(count)
    ]


def differences_of(people: Mapping[float, int]) -> list[float]:
    """Return the difference of every person."""
    return [difference for difference, count in people.items() for _ in range(count)]
