"""Reading a file in one pass: every answer is kept as a number, every bad line as a sentence."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from surveys.spreadsheets.answer import LARGEST, not_an_answer, off_the_scale, read_answer, shown
from surveys.spreadsheets.header import NEEDED, Header, not_utf8, read_header
from surveys.spreadsheets.scales import CannotAnalyse, Scales
from translations.language import gettext as _

Cell = tuple[str, str]
"""An item and a wave."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be used: its number in the file, from 1, and a sentence that says why."""

    line: int
    sentence: str


@dataclass(slots=True)
class Sheet:
    """What a file says. Codes are those of `surveys.spreadsheets.answer`.

    `waves` and `items` in the order in which they first appear. `answers`: for each item and wave
    the first code of every participant; `again`: their further ones, in order. `groups`: for each
    participant what stands in each of the group `columns`, "" for nothing, and the line on which
    they first stand.
    """

    columns: tuple[str, ...] = ()
    waves: dict[str, None] = field(default_factory=dict)
    items: dict[str, None] = field(default_factory=dict)
    answers: dict[Cell, dict[str, int]] = field(default_factory=dict)
    again: dict[Cell, dict[str, list[int]]] = field(default_factory=dict)
    groups: dict[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_sheet(
    lines: Iterable[str], scales: Scales, groups: tuple[str, ...] | None = None
) -> Sheet:
    """Read the lines of a file, the first naming the columns; `groups` None keeps all columns.

    Raises CannotAnalyse when the columns are not those that are needed.
    """
    source = iter(lines)
    header = read_header(next(source, ""))
    if groups is not None:
        header = header.keep_groups(groups)
    sheet = Sheet(columns=tuple(name for name, _place in header.groups))
    reading = _Reading(sheet, header, scales)
    for number, row in _rows(source, header.delimiter, sheet.faults):
        fault = reading.take(number, row)
        if fault:
            sheet.faults.append(Fault(number, fault))
    return sheet


def _rows(
    source: Iterator[str], delimiter: str, faults: list[Fault]
) -> Iterator[tuple[int, list[str]]]:
    """Every line with its number, split into cells; empty ones are passed over."""
    reader, start = csv.reader(source, delimiter=delimiter, strict=True), 2
    while True:
        try:
            for row in reader:
                if any(row):
                    yield start, row
                start = reader.line_num + 2
        except csv.Error:
            sentence = _("A quotation mark is not closed, or stands where it may not.")
            faults.append(Fault(start, sentence))
            start = reader.line_num + 2
        else:
            return


class _Reading:
    """What the pass through a file remembers beside the sheet that it fills."""

    def __init__(self, sheet: Sheet, header: Header, scales: Scales) -> None:
        self._sheet = sheet
        self._header = header
        self._scales = scales
        self._needed = itemgetter(*header.needed)
        self._places = tuple(place for _name, place in header.groups)
        self._codes: dict[str, int | None] = {}
        self._ends: dict[str, tuple[int, int]] = {}
        self._names: set[tuple[str, str]] = set()
        self._spelt: dict[tuple[str, str], str] = {}

    def take(self, number: int, row: list[str]) -> str | None:
        """Keep the answer on a line; returns why it cannot be kept, None when it was."""
        if len(row) != self._header.width:
            return self._wrong_width(len(row))
        participant, wave, item, answer = map(str.strip, self._needed(row))
        group = tuple(row[place].strip() for place in self._places)
        if answer not in self._codes:
            self._codes[answer] = read_answer(answer)
        code = self._codes[answer]
        fault = self._fault(participant, wave, item)
        if fault:
            return fault
        if code is None:
            return self._unreadable(answer) if _is_other_text(answer) else not_an_answer(answer)
        fault = self._off(item, code) or self._group(number, participant, group)
        if not fault:
            self._keep(participant, wave, item, code)
        return fault

    def _fault(self, participant: str, wave: str, item: str) -> str | None:
        """Why the cells that name something cannot be used, or None."""
        if not (participant and wave and item):
            names = zip(NEEDED, (participant, wave, item), strict=False)
            empty = next(name for name, text in names if not text)
            return _("The column %(name)s is empty.", name=empty)
        return self._name("wave", wave) or self._name("item", item)

    def _name(self, column: str, name: str) -> str | None:
        """Why a wave or an item cannot be called so, or None: two that differ in capitals alone
        are one, and would never be compared."""
        if (column, name) in self._names:
            return None
        if not name.isprintable():
            return self._unreadable(name)
        first = self._spelt.setdefault((column, name.casefold()), name)
        if first != name:
            return _(
                "Here stands “%(name)s”, but “%(first)s” before. Write it the same each time.",
                name=shown(name),
                first=shown(first),
            )
        self._names.add((column, name))
        return None

    def _off(self, item: str, code: int) -> str | None:
        """Why this item cannot have been answered so, or None."""
        if item not in self._ends:
            self._ends[item] = self._scales.ends_of(item) or (0, LARGEST)
        low, high = self._ends[item]
        return None if code < 0 or low <= code <= high else off_the_scale(code, low, high)

    def _group(self, number: int, participant: str, group: tuple[str, ...]) -> str | None:
        """Remember in which groups somebody is; why that cannot be, or None."""
        known = self._sheet.groups.get(participant)
        if known is None:
            for text in (participant, *group):
                if not text.isprintable():
                    return self._unreadable(text)
            self._sheet.groups[participant] = (group, number)
        elif known[0] != group:
            return self._merge(participant, *known, group)
        return None

    def _merge(
        self, participant: str, known: tuple[str, ...], line: int, group: tuple[str, ...]
    ) -> str | None:
        """An empty cell says nothing; two different ones say too much."""
        for name, old, new in zip(self._sheet.columns, known, group, strict=True):
            if old and new and old != new:
                return _(
                    "Under “%(name)s” stands “%(new)s”, but “%(old)s” for the same participant"
                    " before (line %(line)s). A participant is in one group of each column.",
                    name=name,
                    new=shown(new),
                    old=shown(old),
                    line=line,
                )
        both = tuple(old or new for old, new in zip(known, group, strict=True))
        for text in both:
            if not text.isprintable():
                return self._unreadable(text)
        self._sheet.groups[participant] = (both, line)
        return None

    def _keep(self, participant: str, wave: str, item: str, code: int) -> None:
        """Keep an answer: the first in its place, any further one behind it."""
        people = self._sheet.answers.get((item, wave))
        if people is None:
            self._sheet.waves[wave] = self._sheet.items[item] = None
            people = self._sheet.answers[item, wave] = {}
        if participant in people:
            again = self._sheet.again.setdefault((item, wave), {})
            again.setdefault(participant, []).append(code)
        else:
            people[participant] = code

    def _wrong_width(self, width: int) -> str:
        """What to say of a line with more or fewer cells than the first one has."""
        return _(
            "This line has %(width)s columns, but the first line has %(columns)s.",
            width=width,
            columns=self._header.width,
        )

    def _unreadable(self, text: str) -> str:
        """What to say of a text with characters that are none."""
        if _is_other_text(text):
            return not_utf8()
        return _("“%(text)s” holds a character that cannot be shown.", text=shown(text))


def _is_other_text(text: str) -> bool:
    """Whether a text was read from bytes that are not UTF-8."""
    return any("\udc80" <= each <= "\udcff" for each in text)


def check_waves(sheet: Sheet, waves: tuple[str, ...] = ()) -> tuple[str, str]:
    """The two waves to compare: those named, or the first and the last that appear.

    Raises CannotAnalyse where there are not two.
    """
    named = waves or tuple(sheet.waves)
    for wave in named:
        if wave not in sheet.waves:
            raise CannotAnalyse(_("No line has the wave “%(wave)s”.", wave=wave))
    if not named:
        raise CannotAnalyse(_("There is no answer in the file."))
    if named[0] == named[-1] or len(waves) not in (0, 2):
        raise CannotAnalyse(_("Two waves are needed, one to compare with the other."))
    return named[0], named[-1]
