"""What a sheet becomes before anything is measured: counts of people, as the gate takes them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.breakdown import Breakdown, Group
from analysis.disclosure import TableSet
from analysis.figures import ItemFigures
from analysis.transition import Answer, TransitionTable
from surveys.spreadsheets.answer import MISSING, gap_of, shown
from surveys.spreadsheets.scales import CannotAnalyse, Scales
from surveys.spreadsheets.sheet import Cell, Sheet
from translations.language import gettext as _

MOST_GROUPS = 20

Pairs = Counter[tuple[int, int]]
"""(code before, code after) → people."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A sheet as counts, unprotected: goes into `protect` and nowhere else.

    `without_ends`: the items of which nobody said where their scale ends. `repeats`: how many
    lines repeat an answer of the same participant, wave and item.
    """

    tables: TableSet
    without_ends: frozenset[str]
    repeats: int


def count_sheet(sheet: Sheet, waves: tuple[str, str], scales: Scales) -> Counted:
    """Count the answers of two waves. Raises CannotAnalyse for a column that makes no groups."""
    scales.check_named(sheet.items)
    values = _group_values(sheet)
    wholes: dict[str, TransitionTable] = {}
    parts: dict[tuple[int, str], dict[str, TransitionTable]] = {}
    for item in sheet.items:
        whole, groups = _pairs(sheet, item, waves)
        levels, level_of = _levels(item, whole, scales)
        wholes[item] = _table(levels, level_of, whole)
        for key, pairs in groups.items():
            parts.setdefault(key, {})[item] = _table(levels, level_of, pairs)
    breakdowns = tuple(
        Breakdown(name, tuple(Group(value, parts.get((place, value), {})) for value in found))
        for place, (name, found) in enumerate(zip(sheet.columns, values, strict=True))
        if found
    )
    return Counted(
        tables=TableSet(
            tuple(
                ItemFigures(item, "knowledge" if item in scales.right else "custom", table)
                for item, table in wholes.items()
            ),
            breakdowns,
        ),
        without_ends=frozenset(
            item for item in wholes if item not in scales.right and not scales.ends_of(item)
        ),
        repeats=sum(len(codes) for cell in sheet.again.values() for codes in cell.values()),
    )


def _group_values(sheet: Sheet) -> list[list[str]]:
    """The groups of each column in the order of their names, which tells nothing of their sizes."""
    found: list[set[str]] = [set() for _column in sheet.columns]
    for values, _line in sheet.groups.values():
        for seen, value in zip(found, values, strict=True):
            if value:
                seen.add(value)
    for name, seen in zip(sheet.columns, found, strict=True):
        if len(seen) > MOST_GROUPS:
            raise CannotAnalyse(
                _(
                    "The column “%(name)s” has more than %(most)s different values, which are too"
                    " many to be groups. Name the columns that are groups with --groups.",
                    name=shown(name),
                    most=MOST_GROUPS,
                )
            )
    return [sorted(seen) for seen in found]


def _pairs(
    sheet: Sheet, item: str, waves: tuple[str, str]
) -> tuple[Pairs, dict[tuple[int, str], Pairs]]:
    """The answers of everybody, and of those in each group by the place of its column."""
    before = _first(sheet, (item, waves[0]))
    after = _last(sheet, (item, waves[1]))
    whole: Pairs = Counter()
    groups: dict[tuple[int, str], Pairs] = {}
    for person in before.keys() | after.keys():
        pair = before.get(person, MISSING), after.get(person, MISSING)
        whole[pair] += 1
        for place, value in enumerate(sheet.groups[person][0]):
            if value:
                groups.setdefault((place, value), Counter())[pair] += 1
    return whole, groups


def _first(sheet: Sheet, cell: Cell) -> Mapping[str, int]:
    """Everybody's first answer that is a level, else their first gap."""
    return _chosen(sheet, cell, in_order=1)


def _last(sheet: Sheet, cell: Cell) -> Mapping[str, int]:
    """Everybody's last answer that is a level, else their last gap."""
    return _chosen(sheet, cell, in_order=-1)


def _chosen(sheet: Sheet, cell: Cell, in_order: int) -> Mapping[str, int]:
    """One code of everybody: of several, the first one from the end that `in_order` names."""
    people, again = sheet.answers.get(cell, {}), sheet.again.get(cell)
    if not again:
        return people
    chosen = dict(people)
    for person, further in again.items():
        codes = [people[person], *further][::in_order]
        chosen[person] = next((code for code in codes if code >= 0), codes[0])
    return chosen


def _levels(item: str, pairs: Pairs, scales: Scales) -> tuple[int, dict[int, int]]:
    """How many levels an item has, 0 the worst, and the level of every number given.

    Where nobody said where the scale ends, it goes as far as the answers do.
    """
    given = {code for pair in pairs for code in pair if code >= 0}
    if item in scales.right:
        return 2, {code: int(code in scales.right[item]) for code in given}
    low, high = scales.ends_of(item) or (min(given, default=0), max(given, default=0))
    if scales.is_low_best(item):
        return high - low + 1, {code: high - code for code in given}
    return high - low + 1, {code: code - low for code in given}


def _table(levels: int, level_of: Mapping[int, int], pairs: Pairs) -> TransitionTable:
    """The transition table of codes."""
    cells: dict[tuple[Answer, Answer], int] = {}
    for (before, after), people in pairs.items():
        cell = level_of.get(before, gap_of(before)), level_of.get(after, gap_of(after))
        cells[cell] = cells.get(cell, 0) + people
    return TransitionTable.from_cells(levels, cells)
