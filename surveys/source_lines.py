"""On which line of a TOML file a key stands: the standard reader does not say.

The file is known to be valid when we look. Strings and comments are blanked out first, so that
what is left of a line is structure only; then a line either opens a table, or sets a key, or goes
on with a value in brackets.
"""

import re

_STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*",
    re.DOTALL,
)
_TABLE = re.compile(r"\s*\[\[?\s*([\w-]+)\s*(?:\.\s*([\w-]+))?")
_KEY = re.compile(r"\s*([\w-]+)\s*[.=]")
_NAME = re.compile(r"[\w-]+")

Place = tuple[str, int, str]
"""Name of the table ("" for the top of the file), its number among its like from 0, key ("" for
the line that opens the table)."""


class SourceLines:
    """The lines of one valid TOML text, counted from 1."""

    def __init__(self, source: str) -> None:
        self._lines: dict[Place, int] = {}
        self._counts: dict[str, int] = {}
        self._table: tuple[str, int] | None = ("", 0)
        depth = 0
        blanked = _STRING_OR_COMMENT.sub(_blank, source)
        for number, line in enumerate(blanked.split("\n"), start=1):
            if depth == 0 and line.lstrip().startswith("["):
                self._open_table(line, number)
                continue
            if depth == 0:
                self._note_key(line, number)
            depth += len(re.findall(r"[\[{]", line)) - len(re.findall(r"[\]}]", line))

    def find(self, table: str, number: int, key: str = "") -> int:
        """The line of a key; else of its table; else of the top-level key that holds the tables
        (`item = [...]`); else 1."""
        places = ((table, number, key), (table, number, ""), ("", 0, table))
        return next((self._lines[place] for place in places if place in self._lines), 1)

    def _open_table(self, line: str, number: int) -> None:
        """Note `[[name]]`, or `[[name.key]]` as a key of the table that is open."""
        found = _TABLE.match(line)
        if found is None:
            return
        name, inner = found.groups()
        if inner:
            self._lines.setdefault((name, self._counts.get(name, 1) - 1, inner), number)
            self._table = None
            return
        count = self._counts.get(name, 0)
        self._counts[name] = count + 1
        self._table = (name, count)
        self._lines[name, count, ""] = number

    def _note_key(self, line: str, number: int) -> None:
        """Note the line of a key of the open table."""
        found = _KEY.match(line)
        if found and self._table is not None:
            self._lines.setdefault((*self._table, found[1]), number)


def _blank(found: re.Match[str]) -> str:
    """The new lines of a string or comment; of a quoted key also its name."""
    text = found[0]
    inner = text[1:-1]
    if text[0] in "\"'" and _NAME.fullmatch(inner):
        return inner
    return "\n" * text.count("\n")
