"""What can be wrong with a posted answer, and the sentence that says so."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from translations.formats import format_date, format_number
from translations.language import gettext as _
from translations.language import ngettext

ProblemKind = Literal[
    "impossible",
    "no_such_box",
    "not_all_in_order",
    "required",
    "one_only",
    "answer_and_gap",
    "too_long",
    "not_whole",
    "out_of_range",
    "date_incomplete",
    "date_impossible",
    "date_outside",
]
Fields = Mapping[str, int | date | None]


class Problem(msgspec.Struct, frozen=True):
    """Why an answer cannot be stored, and which form field to point at.

    fields: what the sentence needs to name: whole numbers, dates, None for a bound there is none.
    """

    kind: ProblemKind
    field: str = "answer"
    fields: Fields = MappingProxyType({})


def problem_sentence(problem: Problem) -> str:
    """What happened and what to do, in the current language; plain text."""
    return _SENTENCES[problem.kind](problem.fields)


def _too_long(fields: Fields) -> str:
    """How long the text is, how long it may be, and that it is still there."""
    return ngettext(
        "You wrote %(written)s character. There is room for %(limit)s. "
        "Your words are still here: please make them shorter.",
        "You wrote %(written)s characters. There is room for %(limit)s. "
        "Your words are still here: please make them shorter.",
        _whole(fields["written"]),
        written=format_number(_whole(fields["written"])),
        limit=format_number(_whole(fields["limit"])),
    )


def _out_of_range(fields: Fields) -> str:
    """The smallest and the largest number."""
    return _(
        "Please write a number from %(smallest)s to %(largest)s.",
        smallest=format_number(_whole(fields["smallest"])),
        largest=format_number(_whole(fields["largest"])),
    )


def _date_outside(fields: Fields) -> str:
    """The first and the last day, or the one of them that there is."""
    earliest, latest = fields["earliest"], fields["latest"]
    days = {
        name: format_date(day)
        for name, day in (("earliest", earliest), ("latest", latest))
        if isinstance(day, date)
    }
    if len(days) == 2:
        return _("Please give a date from %(earliest)s to %(latest)s.", **days)
    if earliest:
        return _("Please give a date that is not before %(earliest)s.", **days)
    return _("Please give a date that is not after %(latest)s.", **days)


def _whole(value: int | date | None) -> int:
    """The field as the whole number that it is. Raises TypeError when it is none."""
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number")
    return value


_SENTENCES: Final[Mapping[ProblemKind, Callable[[Fields], str]]] = {
    "impossible": lambda _fields: _(
        "We could not read that answer. Please choose one of the answers on this page."
    ),
    "no_such_box": lambda _fields: _(
        "There is no such box. Type what stands beside the box that was crossed. If that cannot be "
        "read, leave this empty."
    ),
    "required": lambda _fields: _(
        "We need an answer to this question before you go on. Please give one, or stop here."
    ),
    "one_only": lambda _fields: _("Please choose one answer only."),
    "answer_and_gap": lambda _fields: _(
        "You gave an answer and also chose a reason for not answering. Please keep only one."
    ),
    "too_long": _too_long,
    "not_whole": lambda _fields: _("Please write a whole number in digits, for example 3."),
    "out_of_range": _out_of_range,
    "date_incomplete": lambda _fields: _(
        "A date needs a day, a month and a year. Please fill in all three, or none of them."
    ),
    "not_all_in_order": lambda _fields: _(
        "Type every box once, in the order that was written: first the box with a 1 in it. "
        "If some have no number, leave this empty."
    ),
    "date_impossible": lambda _fields: _(
        "That day is not in the calendar. Please write the date in digits, for example 27 3 2025."
    ),
    "date_outside": _date_outside,
}
