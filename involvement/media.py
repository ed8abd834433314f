"""Sound, films and captions that an organisation put into its media folder, and the clips of the
computer voice beside them.

A browser asks for a part of a film at a time, and Safari plays none that comes only as a whole.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}\.[a-z0-9]{2,4}")
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
SPOKEN: Final = (".mp3", ".wav")
"""How the clips of the computer voice end: small where that could be made, else as it speaks."""
MOST_AT_ONCE = 1_000_000
"""Bytes of one answer: the browser asks for the next part itself."""


class Part(NamedTuple):
    """Some bytes of a file: from `first` on, of `total`."""

    content: bytes
    first: int
    total: int


@dataclass(frozen=True, slots=True)
class Recordings:
    """What can be played to people: the names of the files of an organisation, and the command of
    the computer voice that speaks now, "" for none."""

    names: frozenset[str] = frozenset()
    voice: str = ""

    def find_spoken(self, text: str, language: str) -> str:
        """The file in which the voice says this text, "" where there is none. What it said of an
        earlier wording is never found."""
        stem = spoken_stem(text, language, self.voice)
        return next((stem + end for end in SPOKEN if stem + end in self.names), "")


NO_RECORDINGS: Final = Recordings()


def spoken_stem(text: str, language: str, voice: str) -> str:
    """The name, without its ending, of the clip of a text: another text, language, voice or speed
    is another clip."""
    whole = "\0".join((language, voice, text))
    return f"voice-{hashlib.sha256(whole.encode()).hexdigest()[:40]}"


def is_name(name: str) -> bool:
    """Whether a file of this name can be played."""
    return _NAME.fullmatch(name) is not None


def names_in(folder: Path) -> frozenset[str]:
    """The files that can be played; none where there is no such folder."""
    if not folder.is_dir():
        return frozenset()
    return frozenset(each.name for each in folder.iterdir() if is_name(each.name))


def changed_at(folder: Path) -> float:
    """When a file last came or went there, in seconds since 1970; 0 where there is no folder."""
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def read_part(folder: Path, name: str, wanted: str) -> Part | None:
    """A part of a file, as the header Range asks for it ("" for the beginning); None where there is
    no such file or no such part."""
    if not is_name(name) or not (folder / name).is_file():
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
