"""Drawn tables as counts, and results as the lines that the specification shows."""

from collections.abc import Iterator
from typing import Any, TypeVar

from analysis.disclosure import Audience, TableSet, protect
from analysis.figures import ItemFigures, RatingCounts
from analysis.interval import Interval
from analysis.message import Messages
from analysis.protected import ProtectedItem
from analysis.transition import GAPS, Answer, TransitionTable
from analysis.words import Told, tell
from surveys.sentences import say_all
from tests.spec.section import Rows

Result = TypeVar("Result")

WORDS = ("did not want to say", "did not know", "did not understand", "not asked", "missing")
_GAPS = dict(zip(WORDS, GAPS, strict=True))


def table_of(given: Rows, levels: int) -> TransitionTable:
    """People by answer before and after: levels from 1, the worst, or the name of a gap."""
    cells: dict[tuple[Answer, Answer], int] = {}
    for row in given:
        pair = _answer(row["before"]), _answer(row["after"])
        cells[pair] = cells.get(pair, 0) + int(row["people"])
    return TransitionTable.from_cells(levels, cells)


def block_of(given: Rows, levels: int) -> list[list[int]]:
    """The same as rows and columns of people who gave a level both times."""
    return [list(row) for row in table_of(given, levels).paired]


def column(given: Rows, name: str) -> list[int]:
    """The whole numbers of a column."""
    return [int(row[name]) for row in given]


def item(
    given: Rows, levels: int = 3, said: RatingCounts | None = None, **others: Any
) -> ItemFigures:
    """One item with these answers."""
    return ItemFigures(others.pop("key", "item"), "custom", table_of(given, levels), said, **others)


def shown(figures: ItemFigures, audience: Audience = "steering") -> ProtectedItem:
    """The item after the gate."""
    return protect(TableSet((figures,)), audience).items[0]


def told(
    figures: ItemFigures,
    audience: Audience = "steering",
    parts: tuple[str, ...] = ("headline", "range"),
) -> Iterator[str]:
    """What is told of one item, a line for each sentence of these parts."""
    yield from sentences(tell(shown(figures, audience)), parts)


def sentences(found: Told, parts: tuple[str, ...]) -> Iterator[str]:
    """The sentences of these parts."""
    for part in parts:
        messages: Messages = getattr(found, part)
        yield from say_all(messages)


def number(value: float | None, digits: int = 3) -> str:
    """A number with so many decimals; "none" where there is none."""
    if value is None:
        return "none"
    return f"{value:.{digits}f}" if abs(value) >= 10.0**-digits or value == 0 else f"{value:.1e}"


def there(found: Result | None) -> Result:
    """A result that an example has."""
    assert found is not None
    return found


def ends(found: Interval | None) -> str:
    """An interval."""
    return f"from {number(found.low)} to {number(found.high)}" if found else "none"


def _answer(text: str) -> Answer:
    """A level, or the name of a gap."""
    return int(text) - 1 if text.isdigit() else _GAPS[text]
