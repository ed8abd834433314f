"""Figures that somebody else published, kept as printed, with what can honestly be said of them."""

import msgspec

from analysis.aggregates import AggregateFigures, tell_aggregates
from analysis.tracked import TrackedFigures, tell_tracked
from analysis.words import Told


class PublishedRow(msgspec.Struct, frozen=True):
    """One printed row: its label, and a text for each column."""

    label: str
    cells: tuple[str, ...]


class PublishedFigures(msgspec.Struct, frozen=True):
    """A printed table, and the counts behind it where they are known or can be inferred.

    `columns` name the label's column and then every cell's. `note` is what those who published
    the figures said of them themselves, "" for nothing. At most one of `aggregate` (unlinked
    totals before and after) and `tracked` (outcomes of those followed up) is given. `people`, where
    the rows are counts of places or answers and the last row is their total, is how many people
    there were in all; None for any other table.
    """

    columns: tuple[str, ...]
    rows: tuple[PublishedRow, ...]
    note: str = ""
    aggregate: AggregateFigures | None = None
    tracked: TrackedFigures | None = None
    people: int | None = None

    @property
    def shortfalls(self) -> tuple[tuple[str, int], ...]:
        """The columns that do not add up to all people: (heading, sum in people)."""
        if self.people is None:
            return ()
        *rows, _total = self.rows
        sums = [
            (heading, sum(int(row.cells[place]) for row in rows))
            for place, heading in enumerate(self.columns[1:])
        ]
        return tuple((heading, count) for heading, count in sums if count != self.people)

    def tell(self) -> Told | None:
        """What the counts can tell; None where there is nothing but the printed table."""
        if self.aggregate is not None:
            return tell_aggregates(self.aggregate)
        return None if self.tracked is None else tell_tracked(self.tracked)


class Published(msgspec.Struct, frozen=True):
    """One printed table of a support service with its source."""

    key: str
    title: str
    source: str
    figures: PublishedFigures
