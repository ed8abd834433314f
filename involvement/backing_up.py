"""Making a backup while people answer, trying it out, and restoring one."""

import tempfile
from datetime import datetime
from pathlib import Path

from involvement import media_copies, postgres_copies, sqlite_copies
from involvement.backup import (
    Manifest,
    NotCopied,
    backup_path,
    compare,
    hash_file,
    manifest_path,
    media_path,
    read_manifest,
    write_manifest,
)
from involvement.snapshot import SQLITE, Census, Dialect, Snapshot, snapshot, take_census
from involvement.sqlite_copies import reserve, settle
from involvement.version import VERSION


def dialect_of(url: str) -> Dialect:
    """Which engine an address of a database belongs to."""
    return "sqlite" if url.startswith(SQLITE) else "postgres"


def check_there(url: str) -> None:
    """Raises NotCopied where a SQLite file is missing: opening it would make an empty one."""
    path = Path(url.removeprefix(SQLITE))
    if dialect_of(url) == "sqlite" and not path.exists():
        raise NotCopied(f"There is no database at {path}.")


async def back_up(url: str, target: Path, now: datetime, media: Path) -> tuple[Path, Manifest]:
    """Write a backup to `target`, a file or a folder; its path and its manifest. The recordings
    below the folder `media` go into an archive beside it.

    It is counted and copied in one snapshot, so that the manifest and the file agree however many
    people answer meanwhile; then restored into an empty place, and counted there. Nothing is left
    under the final name unless all of that went well. Raises NotCopied.
    """
    check_there(url)
    backup = backup_path(target, dialect_of(url), now)
    names = (backup, media_path(backup), manifest_path(backup))
    for path in names:
        if path.exists():
            raise NotCopied(f"{path} is there already, and is left as it is.")
    part, played, told = parts = [reserve(path) for path in names]
    try:
        async with snapshot(url) as taken:
            census = await take_census(taken.dialect, taken.fetch)
            await _copy_out(taken, part, url)
        manifest = Manifest(
            heard=VERSION,
            made_at=now,
            dialect=dialect_of(url),
            census=census,
            bytes=part.stat().st_size,
            sha256=hash_file(part),
            tried_out=await _try_out(part, url, census),
            media=media_copies.copy_out(media, played),
        )
        write_manifest(told, manifest)
        for made, path in zip(parts, names, strict=True):
            if made is not played or manifest.media:
                settle(made, path)
    finally:
        for made in parts:
            made.unlink(missing_ok=True)
    return backup, manifest


async def restore(backup: Path, url: str, media: Path) -> tuple[Manifest, int]:
    """Put a backup into the empty place of `url`, and count what is there; then the recordings that
    the folder `media` lacks, and how many these were. Raises NotCopied."""
    manifest = read_manifest(backup)
    if manifest.dialect != dialect_of(url):
        raise NotCopied(
            f"This is a backup of {manifest.dialect}, and HEARD_DATABASE_URL names another kind of "
            "database. Restore it into one of its own kind, then use heard move."
        )
    await _restore(backup, url, manifest.census)
    back = media_copies.copy_in(media_path(backup), media) if manifest.media else 0
    return manifest, back


async def _copy_out(taken: Snapshot, part: Path, url: str) -> None:
    if taken.dialect == "sqlite":
        await sqlite_copies.copy_out(taken, part)
    else:
        await postgres_copies.copy_out(taken, part, url)


async def _restore(backup: Path, url: str, census: Census) -> None:
    copies = sqlite_copies if dialect_of(url) == "sqlite" else postgres_copies
    await copies.copy_in(backup, url)
    async with snapshot(url) as restored:
        compare(await take_census(restored.dialect, restored.fetch), census)


async def _try_out(part: Path, url: str, census: Census) -> bool:
    """Restore a backup into an empty place and count it there; False where there is no such place.
    Raises NotCopied where it is not what was in the snapshot."""
    if dialect_of(url) == "sqlite":
        with tempfile.TemporaryDirectory(prefix=".heard-", dir=part.parent) as folder:
            await _restore(part, f"{SQLITE}{folder}/tried-out.sqlite", census)
        return True
    async with postgres_copies.empty_database(url) as empty:
        if empty is not None:
            await _restore(part, empty, census)
        return empty is not None
