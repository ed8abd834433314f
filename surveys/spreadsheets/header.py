"""The first line of a file: which column is which, and what stands between columns."""

import csv
from dataclasses import dataclass

from surveys.spreadsheets.answer import shown
from surveys.spreadsheets.scales import CannotAnalyse
from translations.language import gettext as _

NEEDED = ("participant", "wave", "item", "answer")
DELIMITERS = ",;\t"
EXCEL = ("PK\x03\x04", "\udcd0\udccf\x11")
"""How workbooks begin, new ones and old ones, when they are read as text."""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a file: how many, the places of the `NEEDED` four, and the group columns by
    name and place, in their order. `delimiter` stands between two."""

    width: int
    needed: tuple[int, ...]
    groups: tuple[tuple[str, int], ...]
    delimiter: str

    def keep_groups(self, names: tuple[str, ...]) -> "Header":
        """The same with these group columns only. Raises CannotAnalyse for one that is missing."""
        columns = dict(self.groups)
        for name in names:
            if name not in columns:
                raise CannotAnalyse(_("No column is called “%(name)s”.", name=name))
        kept = tuple((name, columns[name]) for name in names)
        return Header(self.width, self.needed, kept, self.delimiter)


def read_header(line: str) -> Header:
    """The columns that the first line names. Raises CannotAnalyse when they are not enough."""
    if not line.strip():
        raise CannotAnalyse(_("The file is empty, or its first line is."))
    if line.startswith(EXCEL):
        raise CannotAnalyse(
            _("This is an Excel workbook. Open it, and save the sheet as CSV UTF-8.")
        )
    if "\0" in line or any("\udc80" <= each <= "\udcff" for each in line):
        raise CannotAnalyse(not_utf8())
    splits = {each: next(csv.reader([line], delimiter=each), []) for each in DELIMITERS}
    delimiter = max(DELIMITERS, key=lambda each: len(splits[each]))
    names = [name.strip() for name in splits[delimiter]]
    places = {name.casefold(): place for place, name in enumerate(names)}
    lacking = [name for name in NEEDED if name not in places]
    if lacking:
        raise CannotAnalyse(
            _(
                "The first line must name the columns participant, wave, item and answer. It lacks"
                " %(names)s.",
                names=", ".join(lacking),
            )
        )
    _check_names(names)
    needed = tuple(places[name] for name in NEEDED)
    groups = tuple((name, place) for place, name in enumerate(names) if place not in needed)
    return Header(len(names), needed, groups, delimiter)


def _check_names(names: list[str]) -> None:
    """Raises CannotAnalyse for a column without a name, or a name that stands there twice."""
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        if not name or not name.isprintable():
            raise CannotAnalyse(
                _("Column %(number)s of the first line has no name.", number=number)
            )
        if name.casefold() in seen:
            raise CannotAnalyse(
                _("Two columns of the first line are called “%(name)s”.", name=shown(name))
            )
        seen.add(name.casefold())


def not_utf8() -> str:
    """What to say of a file, or of a line, in another character set."""
    return _(
        "This is not text in UTF-8. Save the file again as CSV, with the character set Unicode"
        " (UTF-8)."
    )
