"""Copies of a SQLite file: out of one that is in use, and back into an empty place."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from involvement.backup import NotCopied
from involvement.snapshot import SQLITE, Snapshot

PAGES_AT_ONCE = 1_000


async def copy_out(taken: Snapshot, part: Path) -> None:
    """Write what the snapshot sees into `part`, with SQLite's own online backup.

    The writer is never held up, and however much is written meanwhile the copy need not begin
    again, because the snapshot's connection is inside its read transaction all the time.
    """
    source: sqlite3.Connection = taken.connection
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        source.backup(copy, pages=PAGES_AT_ONCE)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, whole without a log beside it


async def copy_in(backup: Path, url: str) -> None:
    """Put the backup where `url` says. Raises NotCopied where a file is, or the copy is damaged."""
    path = Path(url.removeprefix(SQLITE))
    for ending in ("", "-wal", "-shm"):
        there = path.with_name(path.name + ending)
        if there.exists():
            raise NotCopied(f"{there} is there already. Restoring never overwrites anything.")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = reserve(path)
    try:
        shutil.copyfile(backup, part)
        _check_whole(part)
        settle(part, path)
    finally:
        part.unlink(missing_ok=True)


def _check_whole(part: Path) -> None:
    try:
        with closing(sqlite3.connect(part)) as copy:
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise NotCopied(f"The file of the backup is damaged: {found}.")


def reserve(path: Path) -> Path:
    """A new empty file beside `path` that only this account can read.

    Raises NotCopied where another copy is being written to the same place.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise NotCopied(
            f"{part} is there: another copy is on its way, or one was cut short. If nothing is "
            "running, remove that file."
        ) from None
    return part


def settle(part: Path, path: Path) -> None:
    """Give a finished file its name, for good: on the disk, and never over another file."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if path.exists():
        raise NotCopied(f"{path} is there already, and is left as it is.")
    part.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
