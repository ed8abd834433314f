"""What was measured, and the table in which it is printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

WIDTH = 66


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `goal` None: there is nothing to reach, it stands there for scale."""

    name: str
    value: float
    unit: str = ""
    goal: float | None = None
    better: Literal["more", "less"] = "less"

    @property
    def reached(self) -> bool:
        """Whether the goal is reached; a figure without one is always well."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.better == "more" else self.value <= self.goal

    def line(self) -> str:
        """The line as it is printed."""
        value = f"{_short(self.value)} {self.unit}".strip()
        if self.goal is None:
            return f"{self.name:{WIDTH}}{value:>14}"
        limit = "at least" if self.better == "more" else "at most"
        mark = "reached" if self.reached else "MISSED"
        return f"{self.name:{WIDTH}}{value:>14}   {limit} {_short(self.goal):<6} {mark}"


def print_table(title: str, figures: Iterable[Figure]) -> None:
    """One part of the table, printed as soon as it is measured."""
    print(f"\n{title}", *(figure.line() for figure in figures), sep="\n", flush=True)


def _short(value: float) -> str:
    """A number in three or four digits."""
    return f"{value:.2f}" if value < 10 and value != int(value) else f"{value:,.0f}"
