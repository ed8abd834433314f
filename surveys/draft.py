"""A questionnaire that somebody is writing: the nested values of its file, and what changes them.

The values are those of a TOML file: `item`, `section` and `scale` are lists of tables, in order,
each known by its `key`. Everything here works on values that were read anew for one change, and
changes them in place. What is not understood is kept as it is.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from surveys.mistakes import KEY
from surveys.questionnaire import Continues
from surveys.toml_writing import write_toml

Values = dict[str, Any]
Name = Literal["item", "section", "scale"]
NAMES: Final[tuple[Name, ...]] = ("item", "section", "scale")
LETTERS: Final[Mapping[Name, str]] = {"item": "q", "section": "part", "scale": "scale"}
"""What the keys begin with that we make: "q7"."""

_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")


class Overtaken(Exception):
    """Somebody else changed what a form was about to change: `now` is what stands there, None
    where they took it out."""

    def __init__(self, now: Values | None) -> None:
        super().__init__("changed meanwhile")
        self.now = now


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it is kept. `based_on` is the version that it changes, None for a new
    questionnaire; `number` rises with every change; `published` is what it became, or None."""

    id: int
    organisation: int
    key: str
    title: str
    text: str
    based_on: int | None
    number: int
    changed_at: datetime
    changed_by: int | None
    may_undo: bool
    published: int | None

    @property
    def values(self) -> Values:
        """The nested values, read anew each time."""
        return tomllib.loads(self.text)


def new_values(title: str, about: str, language: str) -> Values:
    """A questionnaire in which nothing is asked yet."""
    key = _NOT_IN_KEYS.sub("-", title.casefold()).strip("-")[:50].strip("-")
    key = key if KEY.fullmatch(key) else f"q-{key}".strip("-")
    return {"key": key, "title": title, "about": about, "language": language}


def to_new_version(values: Values) -> Values:
    """The same as the draft of a next version, in which every item is the same so far."""
    same: Continues = "same"
    items = [{**each, "continues": same} for each in tables(values, "item")]
    return {**values, "item": items}


def continuing(values: Values, before: Collection[str]) -> Values:
    """The same where the items that the version before has, by their keys, say nothing about it:
    they are the same until somebody says otherwise."""
    same: Continues = "same"
    items = [
        {"continues": same, **each} if each["key"] in before else each
        for each in tables(values, "item")
    ]
    return {**values, "item": items}


def is_workable(values: Values) -> bool:
    """Whether items, sections and scales are tables that keys tell apart, as an editor needs."""
    for name in NAMES:
        found = values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            return False
        keys = [each.get("key") for each in found]
        if len(set(map(str, keys))) < len(keys):
            return False
        if not all(isinstance(key, str) and KEY.fullmatch(key) for key in keys):
            return False
    return bool(KEY.fullmatch(str(values.get("key"))))


def tables(values: Values, name: Name) -> list[Values]:
    """The items, sections or scales, in order."""
    found: list[Values] = values.get(name, [])
    return found


def find(values: Values, name: Name, key: str) -> Values | None:
    """The one of that key, or None."""
    return next((each for each in tables(values, name) if each["key"] == key), None)


def mark_of(table: Values) -> str:
    """A short text that is another one as soon as anything in the table is."""
    return hashlib.sha256(write_toml({"table": [table]}).encode()).hexdigest()[:16]


def fresh_key(values: Values, name: Name, taken: Collection[str] = ()) -> str:
    """A key that none has, nor any of `taken`: those of the version before stay what they were."""
    used = {each["key"] for each in tables(values, name)} | set(taken)
    number = next(n for n in range(1, 10_000) if f"{LETTERS[name]}{n}" not in used)
    return f"{LETTERS[name]}{number}"


def find_untouched(values: Values, name: Name, fields: Values) -> str | None:
    """The key of one that says nothing but these fields: it was added and not written in yet, so a
    form that is sent twice adds nothing more. None where there is none."""
    found = (each["key"] for each in tables(values, name) if each == {**fields, "key": each["key"]})
    return next(found, None)


def add(values: Values, name: Name, table: Values, after: str = "") -> None:
    """Put a table after the one with the key `after`; at the end where there is none."""
    found = values.setdefault(name, [])
    keys = [each["key"] for each in found]
    found.insert(keys.index(after) + 1 if after in keys else len(found), table)


def change(
    values: Values, name: Name, key: str, seen: str, fields: Callable[[Values], Values]
) -> None:
    """Write fields of one table; None takes a field out. `fields` is given the table as it stands.

    `seen` is the mark of what the form showed. Raises Overtaken where the table has become another
    one, unless it says just this already.
    """
    table = find(values, name, key)
    if table is None:
        raise Overtaken(None)
    after = {each: value for each, value in {**table, **fields(table)}.items() if value is not None}
    if after != table and mark_of(table) != seen:
        raise Overtaken(table)
    table.clear()
    table.update(after)


def move(values: Values, name: Name, key: str, step: int) -> None:
    """Move a table so many places; at the ends it stays."""
    found = tables(values, name)
    place = next((n for n, each in enumerate(found) if each["key"] == key), None)
    if place is not None and 0 <= place + step < len(found):
        found.insert(place + step, found.pop(place))


def copy(values: Values, key: str, taken: Collection[str] = ()) -> None:
    """Put the same item once more after itself, as a new one."""
    table = find(values, "item", key)
    if table is not None:
        made = {**table, "key": fresh_key(values, "item", taken)}
        made.pop("continues", None)
        add(values, "item", made, after=key)


def remove(values: Values, name: Name, key: str, seen: str) -> None:
    """Take a table out. Raises Overtaken where it is not what the form showed. One that is gone
    stays gone."""
    table = find(values, name, key)
    if table is not None:
        if mark_of(table) != seen:
            raise Overtaken(table)
        tables(values, name).remove(table)
