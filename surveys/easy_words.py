"""An item, or a scale, in easy read as its writer fills it in: sentences and answers, each with a
picture, read from the fields of a form."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from surveys.draft import Values
from surveys.format_reading import MOST_LINES
from surveys.option_lines import plainly, read_written

SPARE_LINES: Final = 2


class Pictured(NamedTuple):
    """One place to write in: the name of its fields, what it is called, its words, its picture."""

    name: str
    label: str
    words: str
    picture: str


def lines_of(table: Values) -> list[Pictured]:
    """The sentences of an item and some empty places after them, eight at most. They are called by
    their number."""
    raw = table.get("easy_read", [])
    written = [each if isinstance(each, dict) else {"text": each} for each in raw or ()]
    places = min(MOST_LINES, len(written) + SPARE_LINES)
    written += [{}] * (places - len(written))
    return [
        Pictured(
            f"line-{n}", str(n + 1), str(each.get("text") or ""), str(each.get("picture") or "")
        )
        for n, each in enumerate(written)
    ]


def answers_of(table: Values) -> list[Pictured]:
    """The options of an item or a scale; they are called by their usual words."""
    return [
        Pictured(
            f"option-{each['code']}",
            str(each.get("label", "")),
            str(each.get("easy") or ""),
            str(each.get("picture") or ""),
        )
        for each in read_written(table.get("options"))
    ]


def lines_posted(form: Mapping[str, Any]) -> list[Any] | None:
    """The sentences of a form as a file has them; None for none."""
    lines: list[Any] = []
    for n in range(MOST_LINES):
        words, picture = _words(form, f"line-{n}"), _words(form, f"line-{n}-picture")
        if words or picture:
            lines.append({"text": words, "picture": picture} if picture else words)
    return lines or None


def answers_posted(options: object, form: Mapping[str, Any]) -> list[Any] | None:
    """The options with the easy words and pictures of a form; None for none."""
    written = []
    for each in read_written(options):
        name = f"option-{each['code']}"
        kept = {key: value for key, value in each.items() if key not in ("easy", "picture")}
        said = {"easy": _words(form, name), "picture": _words(form, f"{name}-picture")}
        written.append(kept | {key: value for key, value in said.items() if value})
    return plainly(written) or None


def told(table: Values) -> list[str]:
    """Everything that is written in easy read, to be read beside what somebody else wrote."""
    return [each.words for each in (*lines_of(table), *answers_of(table)) if each.words]


def _words(form: Mapping[str, Any], name: str) -> str:
    return str(form.get(name, "")).strip()
