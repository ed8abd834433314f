"""Sound, films and captions that an organisation put into its media folder.

A browser asks for a part of a film at a time, and Safari plays none that comes only as a whole.
"""

import re
from pathlib import Path
from typing import NamedTuple

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}\.[a-z0-9]{2,4}")
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
MOST_AT_ONCE = 1_000_000
"""Bytes of one answer: the browser asks for the next part itself."""


class Part(NamedTuple):
    """Some bytes of a file: from `first` on, of `total`."""

    content: bytes
    first: int
    total: int


def names_in(folder: Path) -> frozenset[str]:
    """The files that can be played; none where there is no such folder."""
    if not folder.is_dir():
        return frozenset()
    return frozenset(each.name for each in folder.iterdir() if _NAME.fullmatch(each.name))


def read_part(folder: Path, name: str, wanted: str) -> Part | None:
    """A part of a file, as the header Range asks for it ("" for the beginning); None where there is
    no such file or no such part."""
    if name not in names_in(folder):
        return None
    total = (folder / name).stat().st_size
    first, last = _bounds(wanted, total)
    if not 0 <= first < total:
        return None
    with (folder / name).open("rb") as file:
        file.seek(first)
        return Part(file.read(min(last - first + 1, MOST_AT_ONCE)), first, total)


def _bounds(wanted: str, total: int) -> tuple[int, int]:
    """The first and the last byte; the whole file for anything but one plain range."""
    found = _RANGE.fullmatch(wanted)
    if found is None or found[0] == "bytes=-":
        return 0, total - 1
    if not found[1]:
        return max(0, total - int(found[2])), total - 1
    return int(found[1]), min(int(found[2] or total - 1), total - 1)
