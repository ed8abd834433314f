"""Analysing a spreadsheet file: read it, count, pass the one gate, and keep what may be shown.

No database, no settings, and nothing is written.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from analysis.disclosure import Audience, ReleasedSet, protect
from analysis.group_gate import ProtectedBreakdown
from surveys.spreadsheets.counts import count_sheet
from surveys.spreadsheets.scales import Scales
from surveys.spreadsheets.sheet import Fault, check_waves, read_sheet


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a file: for whom, above which threshold, and what it cannot say itself.

    `waves`: the two to compare, () for the first and the last; `groups`: the columns that are
    groups, None for all that are not needed otherwise.
    """

    audience: Audience = "steering"
    threshold: int = 5
    scales: Scales = field(default_factory=Scales)
    waves: tuple[str, ...] = ()
    groups: tuple[str, ...] | None = None
    skip_bad: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """What whoever holds the file is told about it, and nobody else: the numbers may be small."""

    faults: tuple[Fault, ...]
    repeats: int
    unused_waves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A file after the gate: `released` is all that may be shown of it, to this audience.

    `without_ends`: items of which nothing is said about the ends of the scale, because nobody
    said where it ends. `some_hidden`: columns of which some groups are hidden, and not even named.
    `is_partial`: bad lines were left out.
    """

    waves: tuple[str, str]
    released: ReleasedSet
    without_ends: frozenset[str]
    some_hidden: frozenset[str]
    is_partial: bool
    notes: Notes


class BadLines(ValueError):
    """Lines that cannot be used; so nothing was computed."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} bad lines")


def analyse(lines: Iterable[str], asked: Asked) -> Analysis:
    """Read, count and protect the answers in the lines of a file.

    Raises BadLines, unless they are to be skipped, and CannotAnalyse.
    """
    sheet = read_sheet(lines, asked.scales, asked.groups)
    if sheet.faults and not asked.skip_bad:
        raise BadLines(sheet.faults)
    waves = check_waves(sheet, asked.waves)
    counted = count_sheet(sheet, waves, asked.scales)
    released = protect(counted.tables, asked.audience, asked.threshold)
    unused = tuple(wave for wave in sheet.waves if wave not in waves)
    return Analysis(
        waves,
        _shown(released, counted.without_ends),
        counted.without_ends,
        some_hidden=frozenset(each.key for each in released.breakdowns if _hides(each)),
        is_partial=bool(sheet.faults),
        notes=Notes(tuple(sheet.faults), counted.repeats, unused),
    )


def _shown(released: ReleasedSet, without_ends: frozenset[str]) -> ReleasedSet:
    """The released set without what a file gives away by itself.

    The highest answer that somebody gave is not the end of the scale. And the file lists only
    groups that have somebody in them: so a group that is hidden is not even named.
    """
    return replace(
        released,
        items=tuple(
            replace(item, top=None, bottom=None) if item.key in without_ends else item
            for item in released.items
        ),
        breakdowns=tuple(map(_named, released.breakdowns)),
    )


def _hides(breakdown: ProtectedBreakdown) -> bool:
    """Whether some of the groups are hidden and others are not."""
    return any(group.n is None for each in breakdown.items for group in each.groups)


def _named(breakdown: ProtectedBreakdown) -> ProtectedBreakdown:
    """A breakdown with only the groups of which something is shown."""
    items = (
        replace(each, groups=tuple(group for group in each.groups if group.n))
        for each in breakdown.items
    )
    return replace(breakdown, items=tuple(items))
