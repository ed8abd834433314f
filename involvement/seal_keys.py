"""The file in which the keys of sealed text are kept: one a line, the newest first.

It is only ever replaced whole, and is on the disk before anything is sealed with a key of it. A
line that begins with # says that texts are still being sealed anew with the key below it.
"""

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from involvement.key_ring import make_key

NAME = "seal-keys"
UNDER_WAY = "# The texts are being sealed anew with the first key."


def read_keys(file: Path) -> list[str]:
    """The keys, newest first; none where there is no file."""
    return [line for line in _lines(file) if not line.startswith("#")]


def is_under_way(file: Path) -> bool:
    """Whether a rotation to the first key has begun and not ended."""
    return UNDER_WAY in _lines(file)


def make_file(file: Path) -> None:
    """Make the file with a first key, unless it is there already."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        _write_new(file, [make_key()])


def add_key(file: Path) -> None:
    """Put a new key in front, and say that a rotation is under way."""
    _replace(file, [UNDER_WAY, make_key(), *read_keys(file)])


def end_rotation(file: Path, drop: Collection[str]) -> None:
    """Say that no rotation is under way any more, and take these keys out of the file."""
    _replace(file, [key for key in read_keys(file) if key not in drop])


def _lines(file: Path) -> list[str]:
    if not file.exists():
        return []
    return [line.strip() for line in file.read_text("utf-8").splitlines() if line.strip()]


def _replace(file: Path, lines: Iterable[str]) -> None:
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    _write_new(beside, lines)
    beside.replace(file)
    _sync(file.parent)


def _write_new(file: Path, lines: Iterable[str]) -> None:
    """Write a file that nobody else may read, and that was not there. Raises FileExistsError."""
    file.touch(mode=0o600, exist_ok=False)
    with file.open("w") as writing:
        writing.writelines(f"{line}\n" for line in lines)
        writing.flush()
        os.fsync(writing.fileno())


def _sync(folder: Path) -> None:
    """Have the folder's new entry on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
