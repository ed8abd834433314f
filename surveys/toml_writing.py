"""Writing nested values as TOML text, which the standard reader reads back equal.

A list of tables at the top stands in blocks, `[[item]]`; whatever is nested deeper stands on one
line, or, where that grows long, one value a line.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

LONGEST_LINE: Final = 80
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def write_toml(values: Mapping[str, Any]) -> str:
    """The TOML text of these values: texts, numbers, dates, lists and tables of them."""
    blocks = {key: each for key, each in values.items() if _is_block(each)}
    written = [_lines((key, each) for key, each in values.items() if key not in blocks)]
    written += [
        f"[[{_key(key)}]]\n{_lines(table.items())}"
        for key, tables in blocks.items()
        for table in tables
    ]
    return "\n\n".join(block.rstrip("\n") for block in written if block) + "\n"


def _is_block(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _lines(pairs: Iterable[tuple[str, Any]]) -> str:
    return "\n".join(f"{_key(key)} = {_wrapped(value)}" for key, value in pairs)


def _wrapped(value: object) -> str:
    """A value after its key: a long list with each of its values on a line of its own."""
    text = _value(value)
    if isinstance(value, list) and len(text) > LONGEST_LINE:
        return "\n".join(("[", *(f"  {_value(each)}," for each in value), "]"))
    return text


def _value(value: object) -> str:
    """A value on one line. JSON's texts are TOML's, but for one character."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if isoformat else str(value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _value(key)
