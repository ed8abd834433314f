"""Reading the inputs of a case: what is not as it must be is named by its key."""

from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from typing import Any, TypeVar

Case = Mapping[str, Any]
Result = dict[str, Any]
Value = TypeVar("Value")


MOST_LISTED = 2_000_000
"""Possible counts that are still listed one by one."""


class Malformed(ValueError):
    """A case cannot be computed; the message names the key and what is wrong with it."""


def whole(case: Case, key: str, least: int = 0, most: int | None = None) -> int:
    """Return a whole number from `least` to `most`."""
    return _whole(_get(case, key), key, least, most)


def number(case: Case, key: str) -> float:
    """Return a finite number."""
    return _number(_get(case, key), key)


def word(case: Case, key: str, allowed: Sequence[str], default: str) -> str:
    """Return one of the allowed words; the default where the key is left out."""
    value = case.get(key, default)
    if value not in allowed:
        raise Malformed(f"{key}: must be one of {', '.join(allowed)}")
    return str(value)


def counts(case: Case, key: str) -> list[int]:
    """Return a list of at least one number of people."""
    return listed(case, key, lambda value: _whole(value, key, 0, None), least=1)


def numbers(case: Case, key: str) -> list[float]:
    """Return a list of finite numbers."""
    return listed(case, key, lambda value: _number(value, key))


def numbers_or_gaps(case: Case, key: str) -> list[float | None]:
    """Return a list of finite numbers, None for a gap."""
    return listed(case, key, lambda value: None if value is None else _number(value, key))


def table(case: Case, key: str, rows: int | None = None) -> list[list[int]]:
    """Return a table of people: lists of one length, `rows` of them where that is given."""
    found = listed(case, key, lambda row: counts({key: row}, key), least=1)
    if len({len(row) for row in found}) > 1:
        raise Malformed(f"{key}: every row must be as long as the others")
    if rows is not None and len(found) != rows:
        raise Malformed(f"{key}: must have {rows} rows, not {len(found)}")
    return found


def square(case: Case, key: str) -> list[list[int]]:
    """Return a table with as many rows as columns."""
    found = table(case, key)
    return table(case, key, rows=len(found[0]))


def records(case: Case, key: str) -> list[list[float | None]]:
    """Return rows of numbers with gaps, all of one length."""
    found = listed(case, key, lambda row: numbers_or_gaps({key: row}, key))
    if len({len(row) for row in found}) > 1:
        raise Malformed(f"{key}: every row must be as long as the others")
    return found


def within(case: Case, key: str) -> Case:
    """Return an object inside the case."""
    value = _get(case, key)
    if not isinstance(value, dict):
        raise Malformed(f"{key}: must be an object")
    return value


def listed(case: Case, key: str, read: Callable[[Any], Value], least: int = 0) -> list[Value]:
    """Return a list, each element read."""
    value = _get(case, key)
    if not isinstance(value, list) or len(value) < least:
        raise Malformed(f"{key}: must be a list" + (" that is not empty" if least else ""))
    return [read(each) for each in value]


def same_length(case: Case, one: str, other: str) -> None:
    """Raise Malformed when two lists differ in length."""
    if len(_get(case, one)) != len(_get(case, other)):
        raise Malformed(f"{other}: must be as long as {one}")


def _get(case: Case, key: str) -> Any:
    """Return what stands at a key."""
    if key not in case:
        raise Malformed(f"{key}: is missing")
    return case[key]


def _whole(value: Any, key: str, least: int, most: int | None) -> int:
    """Return a whole number that may be written 3 or 3.0."""
    as_number = _number(value, key)
    if as_number != int(as_number):
        raise Malformed(f"{key}: must be a whole number, not {value}")
    found = value if isinstance(value, int) else int(value)
    if found < least or (most is not None and found > most):
        limit = f"{least} or more" if most is None else f"from {least} to {most}"
        raise Malformed(f"{key}: must be {limit}, not {found}")
    return int(found)


def _number(value: Any, key: str) -> float:
    """Return a number as it is written; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise Malformed(f"{key}: must be a number, not {value!r}")
    return value


def all_listed(found: Sequence[int], key: str) -> list[int]:
    """Return numbers as a list. Raises Malformed when they are too many to be one."""
    if len(found) > MOST_LISTED:
        raise Malformed(f"{key}: stands for more than {MOST_LISTED:,} numbers")
    return list(found)
