"""Options as somebody writes them in a box, one a line: each keeps its code while words change.

A code is what was stored for people who chose an option, so it is never handed to another one.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Final

from surveys.draft import Values

FIXED_CODES: Final = {"yes_no": (1, 0, 2), "transition": (2, 1, 0)}
"""Codes of the kinds whose options have a meaning of their own, in the order in which to write."""


def read_written(options: object) -> list[Values]:
    """The options of a file, each as a table with its code; what is no option is left out."""
    listed = options if isinstance(options, list) else []
    tables = [each if isinstance(each, dict) else {"label": each} for each in listed]
    return [{"code": place, **each} for place, each in enumerate(tables)]


def lines_of(options: object) -> str:
    """Their words, one a line."""
    return "\n".join(str(each.get("label", "")) for each in read_written(options))


def merge_lines(options: object, text: str, kind: str = "") -> list[Any] | None:
    """The options after somebody wrote `text` in their place, as a file has them; None for none.

    A line that stayed keeps its code and all else; lines that changed keep those of the lines in
    whose place they stand; new ones get codes that none had.
    """
    old, labels = read_written(options), [line.strip() for line in text.splitlines()]
    labels = [label for label in labels if label]
    if not labels:
        return None
    if kind in FIXED_CODES:
        codes = [each["code"] for each in old] if len(old) == len(labels) else FIXED_CODES[kind]
        known = {each["code"]: each for each in old}
        pairs = zip(codes, labels, strict=False)
        return [{**known.get(code, {}), "code": code, "label": label} for code, label in pairs]
    return plainly(_merged(old, labels))


def plainly(options: Sequence[Values]) -> list[Any]:
    """Options as a file has them: their words alone, where that says everything."""
    plain = all(each == {"code": n, "label": each["label"]} for n, each in enumerate(options))
    return [each["label"] for each in options] if plain else list(options)


def _merged(old: list[Values], labels: list[str]) -> list[Values]:
    known = {str(each.get("label", "")): each for each in old}
    gone = [label for label in known if label not in labels]
    codes = [each["code"] for each in old if isinstance(each["code"], int)]
    following = 1 + max(codes, default=-1)
    merged: list[Values] = []
    for place, label in enumerate(labels):
        source = label if label in known else _reworded(label, place, list(known), labels, gone)
        if source is None:
            merged.append({"code": following, "label": label})
            following += 1
        else:
            merged.append({**known[source], "label": label})
            gone = [each for each in gone if each != source]
    return merged


def _reworded(
    label: str, place: int, before: list[str], labels: list[str], gone: list[str]
) -> str | None:
    """The words that a new line stands for: those that stood in its place, where no line was added
    or taken out; else the nearest that are gone. None where it is another option."""
    if len(before) == len(labels) and before[place] in gone:
        return before[place]
    return next(iter(get_close_matches(label, gone, n=1)), None)
