"""Checking one posted answer against its item.

Nothing is built per request: what an item allows is a table of posted values, made once
(`Item.choice_values`), and a good answer is one look-up. What is wrong becomes a `Problem`, which
keeps what is needed to say a sentence, so that the page that shows it says it in the reader's
language (`problem_sentence`). What the person typed is not in it: the page still has it.

Fields of the form: `answer` (repeated for several choices), `gap` for items that are not one
group of radio buttons (there the gaps are values of `answer`), and `day`, `month`, `year`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final, Protocol

import msgspec

from surveys.problem import Problem, problem_sentence
from surveys.questionnaire import LARGEST_NUMBER, ONE_CHOICE_KINDS, TEXT_LIMITS, Item
from surveys.questionnaire import Kind as ItemKind

__all__ = ["EMPTY", "Checked", "PostedForm", "Problem", "Row", "check_answer", "problem_sentence"]

Row = tuple[int, int | None, str | None]
"""One stored row of an answer: place among the choices from 0, code or None, text or None."""

_DIGITS = re.compile(r"[+\-−]?\d{1,40}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DATE_FIELDS = ("day", "month", "year")


class PostedForm(Protocol):
    """What a form posted: Litestar's form data, or anything else that lists values by field."""

    def getall(self, key: str, default: Any, /) -> Any:
        """All values posted under a name; `default` when there are none."""


class Checked(msgspec.Struct, frozen=True):
    """An answer that can be stored. No rows means that the item was left empty."""

    answers: tuple[Row, ...]


EMPTY: Final = Checked(())


def check_answer(item: Item, form: PostedForm) -> Checked | Problem:
    """The answer to `item` in a posted form, ready to store, or what is wrong with it.

    Never raises, whatever was posted. An empty answer is good unless the author requires one; a
    gap is an answer. Text has its control characters removed but for new lines and tabs, and the
    space around it; nothing is ever cut short.
    """
    read = _one_choice if item.kind in ONE_CHOICE_KINDS else _beside_gaps
    checked = read(item, form)
    if checked is EMPTY and item.required:
        return Problem("required", _DATE_FIELDS[0] if item.kind == "date" else "answer")
    return checked


def _one_choice(item: Item, form: PostedForm) -> Checked | Problem:
    """One radio group: an option or a gap."""
    values = form.getall("answer", ())
    if len(values) != 1:
        return Problem("one_only") if values else EMPTY
    code = item.choice_values.get(values[0])
    if code is not None:
        return Checked(((0, code, None),))
    return EMPTY if values[0] == "" else Problem("impossible")


def _beside_gaps(item: Item, form: PostedForm) -> Checked | Problem:
    """An answer with its gaps in a field of their own: one of the two, not both."""
    gaps = [value for value in form.getall("gap", ()) if value != ""]
    checked = _READERS[item.kind](item, form)
    if not gaps:
        return checked
    if len(gaps) > 1:
        return Problem("one_only", "gap")
    code = item.gap_values.get(gaps[0])
    if code is None:
        return Problem("impossible", "gap")
    return Checked(((0, code, None),)) if checked is EMPTY else Problem("answer_and_gap", "gap")


def _several(item: Item, form: PostedForm) -> Checked | Problem:
    """Any of the options, kept in the order shown whatever the order posted."""
    values = [value for value in form.getall("answer", ()) if value != ""]
    allowed = item.option_values
    if len(values) > len(allowed) or any(value not in allowed for value in values):
        return Problem("impossible")
    codes = [code for value, code in allowed.items() if value in values]
    rows = tuple((position, code, None) for position, code in enumerate(codes))
    return Checked(rows) if rows else EMPTY


def _rank(item: Item, form: PostedForm) -> Checked | Problem:
    """All options in an order, after the step up or down that was pressed. The order that was shown
    at first is no answer before somebody says that it is right, or says why they give none."""
    order = [item.option_values.get(each) for each in form.getall("answer", ()) if each != ""]
    codes = [code for code in order if code is not None]
    if not order:
        return EMPTY
    if len(codes) != len(order) or sorted(codes) != sorted(item.option_labels):
        return Problem("impossible")
    moved = _move(codes, item.option_values.get(str(form.getall("up", [""])[0])), -1)
    moved |= _move(codes, item.option_values.get(str(form.getall("down", [""])[0])), 1)
    if not moved and (not form.getall("ordered", ()) or any(form.getall("gap", ()))):
        return EMPTY
    return Checked(tuple((position, code, None) for position, code in enumerate(codes)))


def _move(codes: list[int], code: int | None, step: int) -> bool:
    """Move a code one place in the list; whether it could be."""
    if code is None or not 0 <= codes.index(code) + step < len(codes):
        return False
    place = codes.index(code)
    codes.insert(place + step, codes.pop(place))
    return True


def _text(item: Item, form: PostedForm) -> Checked | Problem:
    """Words, cleaned; too many are refused with their number, so that nothing is lost."""
    values = _strings(form, "answer")
    if values is None:
        return Problem("impossible")
    text = clean_text(values, lines=item.kind == "long_text")
    limit = TEXT_LIMITS[item.kind]
    if len(text) > limit:
        return Problem("too_long", "answer", {"written": len(text), "limit": limit})
    return Checked(((0, None, text),)) if text else EMPTY


def _number(item: Item, form: PostedForm) -> Checked | Problem:
    """A whole number in the digits of any script, within the bounds of the item."""
    typed = _strings(form, "answer")
    if typed is None:
        return Problem("impossible")
    typed = typed.strip()
    if not typed:
        return EMPTY
    if not _DIGITS.fullmatch(typed):
        return Problem("not_whole")
    number = int(typed.replace("−", "-"))
    smallest, largest = number_bounds(item)
    if not smallest <= number <= largest:
        return Problem("out_of_range", "answer", {"smallest": smallest, "largest": largest})
    return Checked(((0, number, None),))


def _date(item: Item, form: PostedForm) -> Checked | Problem:
    """A day of the calendar from three fields, stored as an ISO date."""
    typed = {name: (_strings(form, name) or "").strip() for name in _DATE_FIELDS}
    if not any(typed.values()):
        return EMPTY
    for name, value in typed.items():
        if not value:
            return Problem("date_incomplete", name)
        if not (value.isdecimal() and len(value) <= 4):
            return Problem("date_impossible", name)
    if len(typed["year"]) != 4:
        return Problem("date_impossible", "year")
    try:
        day = date(int(typed["year"]), int(typed["month"]), int(typed["day"]))
    except ValueError:
        return Problem("date_impossible", "day")
    earliest, latest = date_bounds(item)
    if (earliest and day < earliest) or (latest and day > latest):
        return Problem("date_outside", "day", {"earliest": earliest, "latest": latest})
    return Checked(((0, None, day.isoformat()),))


_READERS: Final[Mapping[ItemKind, Callable[[Item, PostedForm], Checked | Problem]]] = {
    "several": _several,
    "rank": _rank,
    "short_text": _text,
    "long_text": _text,
    "number": _number,
    "date": _date,
}


def clean_text(text: str, lines: bool) -> str:
    """Text without control characters but tabs and new lines, and without space around it.

    lines: False makes one line of it: new lines become spaces.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROLS.sub("", text).strip()
    return text if lines else text.replace("\n", " ")


def number_bounds(item: Item) -> tuple[int, int]:
    """The smallest and the largest number that a number item takes."""
    smallest = item.min if isinstance(item.min, int) else 0
    return smallest, item.max if isinstance(item.max, int) else LARGEST_NUMBER


def date_bounds(item: Item) -> tuple[date | None, date | None]:
    """The first and the last day that a date item takes; None where it has no bound."""
    earliest = item.min if isinstance(item.min, date) else None
    return earliest, item.max if isinstance(item.max, date) else None


def _strings(form: PostedForm, name: str) -> str | None:
    """The one text posted under a name, "" for none; None when it is several, or a file."""
    values: Sequence[object] = form.getall(name, ())
    if not values:
        return ""
    first = values[0]
    return first if len(values) == 1 and isinstance(first, str) else None
