"""Backups in tests: made and restored by `heard` in a process of its own."""

import stat
from pathlib import Path

from tests.command_line import Ended, heard
from tests.databases import postgres_programs


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def modes(folder: Path) -> set[int]:
    """Who may read and write what lies in a folder."""
    return {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


async def made(folder: Path) -> Path:
    """A backup in that folder."""
    ended = await heard("backup", str(folder), **postgres_programs())
    assert ended.code == 0, ended.said
    assert "restored into an empty place and counted there" in ended.said
    assert "The secret key and the keys of sealed texts are not in it" in ended.said
    (name,) = [name for name in names(folder) if not name.endswith((".json", ".zip"))]
    return folder / name


async def restored(backup: Path | str, url: str) -> Ended:
    """What restoring there says."""
    return await heard("restore", str(backup), HEARD_DATABASE_URL=url, **postgres_programs())
