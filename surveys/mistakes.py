"""The mistakes in a questionnaire file, and reading its tables so that none goes unnoticed.

Reading never stops at a mistake: a value that cannot be used is noted, with its line and key, and
something harmless stands in for it, so that the author hears of everything at once.
"""

import difflib
import re
from collections.abc import Collection, Sequence
from typing import Any

import msgspec

from surveys.source_lines import Place, SourceLines
from translations.language import gettext as _

KEY = re.compile(r"[a-z][a-z0-9_-]{0,59}")
LONGEST_TEXT = 2_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Mistake(msgspec.Struct, frozen=True):
    """One mistake: the line, from 1; the key, with the key of its item or scale before it
    ("home.text"); a sentence that says what is wrong and what to do; and the place in the nested
    values of the file, for an editor that shows the mistake where it was made."""

    line: int
    key: str
    sentence: str
    place: Place = ("", 0, "")


class QuestionnaireMistakes(ValueError):
    """A questionnaire that cannot be used, with everything that is wrong, in order of lines."""

    def __init__(self, filename: str, mistakes: Sequence[Mistake]) -> None:
        self.filename = filename
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: mistake.line))
        lines = [f"{filename}:{each.line}: {each.key}: {each.sentence}" for each in self.mistakes]
        super().__init__("\n".join(lines))


class Table:
    """One table of a questionnaire file; every method notes what is wrong with what it reads.

    name, number: the kind of table ("item"; "" for the top) and its number from 0.
    """

    def __init__(
        self,
        values: dict[str, Any],
        name: str,
        number: int,
        lines: SourceLines,
        mistakes: list[Mistake],
    ) -> None:
        self.values = values
        self.name = name
        self.number = number
        self._lines = lines
        self._mistakes = mistakes
        key = values.get("key")
        self.label = key if isinstance(key, str) and key else f"{name} {number + 1}"

    def note(self, key: str, sentence: str) -> None:
        """Note a mistake at a key of this table."""
        where = f"{self.label}.{key}" if self.name else key
        place = (self.name, self.number, key)
        self._mistakes.append(Mistake(self._lines.find(*place), where, sentence, place))

    def tables(self, name: str) -> list["Table"]:
        """The tables `[[name]]` in this one, in order; none when there are none."""
        found = self.values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            self.note(
                name, _("Write each one as a table that begins with [[%(name)s]].", name=name)
            )
            return []
        return [
            Table(each, name, number, self._lines, self._mistakes)
            for number, each in enumerate(found)
        ]

    def allow(self, keys: Collection[str]) -> None:
        """Note every key that is not one of these, with the nearest of them."""
        for key in self.values:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                self.note(
                    key,
                    _("We do not know this key. Did you mean “%(near)s”?", near=near[0])
                    if near
                    else _("We do not know this key. Please take it out."),
                )

    def text(self, key: str, required: bool = False, longest: int = LONGEST_TEXT) -> str:
        """The words at a key without space around them; "" when there are none."""
        value = self.values.get(key)
        if value is None:
            if required:
                self.note(key, _("“%(key)s” is missing. Please write it.", key=key))
            return ""
        return self.words(key, value, longest)

    def words(self, key: str, value: object, longest: int = LONGEST_TEXT) -> str:
        """A value as words, which are not empty, not too long, and all visible."""
        if not isinstance(value, str):
            self.note(key, _("Please write words in quotation marks here."))
            return ""
        if not value.strip():
            self.note(key, _("This is empty. Please write the words, or take the key out."))
        elif _CONTROLS.search(value):
            self.note(key, _("There is an invisible control character in this text."))
        elif len(value) > longest:
            self.note(key, _("This text is too long: at most %(limit)s characters.", limit=longest))
        return value.strip()

    def own_key(self) -> str:
        """The key that this table is known by; "" when it has none that can be used."""
        value = self.text("key", required=True)
        if value and not KEY.fullmatch(value):
            self.note(
                "key",
                _(
                    "A key begins with a small letter and has at most 60 small letters, digits, "
                    "“_” and “-”."
                ),
            )
        return value

    def flag(self, key: str) -> bool:
        """true or false at a key; False when it is not there."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.note(key, _("Please write true or false, without quotation marks."))
            return False
        return value

    def one_of(self, key: str, allowed: Sequence[str], required: bool = False) -> str | None:
        """One of the words allowed; None when it is missing or another."""
        value = self.values.get(key)
        if value is None and not required:
            return None
        if value not in allowed:
            self.note(key, _("Please write one of: %(words)s.", words=", ".join(allowed)))
            return None
        return str(value)
