"""What a reader can work out who adds and subtracts every number that is out.

The reader is taken to know every published number, the rules by which numbers are hidden, and that
hidden ones are whole and not 0 where zeros are shown. A hidden number is safe when it can still be
k different values. Integer programming finds the least and the most that it can be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Parts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A sum of cells of which the reader knows that it is `least` to `most`; most None: no end.

    The sum of the cells in `less` is taken off it.
    """

    parts: Parts
    least: int
    most: int | None
    less: Parts = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that a reader knows about `cells` numbers of people, each 0 or more.

    `most` holds an upper limit for each cell, None for no limit on any.
    """

    cells: int
    known: tuple[Known, ...] = field(default=())
    most: tuple[int, ...] | None = None


def exactly(parts: Iterable[int], value: int) -> Known:
    """Return a published sum."""
    return Known(tuple(parts), value, value)


def not_nothing(parts: Iterable[int], most: int | None = None) -> Known:
    """Return a hidden number where zeros are shown, so that it is known not to be 0."""
    return Known(tuple(parts), 1, most)


def find_interval(reader: Reader, parts: Parts) -> tuple[int, int | None] | None:
    """Return the least and the most that a sum of cells can be; most None: there is no end.

    None when the solver finds no answer, or when what is known contradicts itself.
    """
    least = _extreme(reader, parts, 1)
    if least is None:
        return None
    most = _extreme(reader, parts, -1)
    return None if most is None else (round(least), None if most == float("inf") else round(most))


def is_safe(reader: Reader, secrets: Iterable[Parts], k: int) -> bool:
    """Tell whether every secret can still be at least k values; no answer is unsafe."""
    return all(keeps(reader, secret, k) for secret in secrets)


def keeps(reader: Reader, secret: Parts, k: int) -> bool:
    """Tell whether one secret can still be at least k values."""
    found = find_interval(reader, secret)
    return found is not None and (found[1] is None or found[1] - found[0] >= k - 1)


def _extreme(reader: Reader, parts: Sequence[int], sign: int) -> float | None:
    """Return the least (sign 1) or the most (-1) of a sum; infinite without an end."""
    # SciPy takes a good part of a second to import: only a release in the making needs it.
    from scipy.optimize import Bounds, LinearConstraint, milp

    beyond = BEYOND + sum(known.most or known.least for known in reader.known)
    constraints = []
    if reader.known:
        rows = [_row(reader.cells, known.parts, known.less) for known in reader.known]
        least = [known.least for known in reader.known]
        most = [float("inf") if known.most is None else known.most for known in reader.known]
        constraints = [LinearConstraint(rows, least, most)]
    solved = milp(
        [sign * worth for worth in _row(reader.cells, parts)],
        integrality=[1] * reader.cells,
        bounds=Bounds([0] * reader.cells, reader.most or [beyond] * reader.cells),
        constraints=constraints,
    )
    if not solved.success:
        return None
    found = sign * float(solved.fun)
    return float("inf") if reader.most is None and found >= beyond else found


# No sum of what is known reaches so far: who can, can go on.
BEYOND = 1000


def _row(cells: int, parts: Sequence[int], less: Sequence[int] = ()) -> list[int]:
    """Return 1 for every cell of a sum, -1 for those taken off it, 0 for the others."""
    row = [0] * cells
    for part in parts:
        row[part] = 1
    for part in less:
        row[part] = -1
    return row
