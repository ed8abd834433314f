"""A backup: one file, and beside it a manifest that says what has to be in it."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from involvement.snapshot import Census, Dialect

ENDINGS: dict[Dialect, str] = {"sqlite": ".sqlite", "postgres": ".pgdump"}


class NotCopied(ValueError):
    """A backup could not be made, or is not to be trusted; the sentence says why."""


class Media(msgspec.Struct, frozen=True):
    """The archive of recordings beside a backup: how many, and the hash of the archive."""

    files: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What was in the database at the moment of the backup.

    `heard` is the version that made it, `sha256` the file's hash in hexadecimal; `tried_out` says
    that the file was restored into an empty place and counted there. `media` is None where there
    were no recordings.
    """

    heard: str
    made_at: datetime
    dialect: Dialect
    census: Census
    bytes: int
    sha256: str
    tried_out: bool
    media: Media | None = None


def backup_path(target: Path, dialect: Dialect, now: datetime) -> Path:
    """Where a backup is written: `target` itself, or a file named for the time in that folder."""
    if not target.is_dir():
        return target
    moment = now.astimezone(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    return target / f"heard-{moment}{ENDINGS[dialect]}"


def manifest_path(backup: Path) -> Path:
    """Where the manifest of a backup lies."""
    return backup.with_name(f"{backup.name}.json")


def media_path(backup: Path) -> Path:
    """Where the recordings of a backup lie."""
    return backup.with_name(f"{backup.name}.media.zip")


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write it, for people to read as well."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")


def read_manifest(backup: Path) -> Manifest:
    """The manifest of a backup. Raises NotCopied where there is none, no file, or another one."""
    if not backup.is_file():
        raise NotCopied(f"There is no file {str(backup)!r}. Name the file of a backup.")
    path = manifest_path(backup)
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        raise NotCopied(f"There is no {path.name} beside it: this is no whole backup.") from None
    except msgspec.MsgspecError:
        raise NotCopied(f"{path.name} cannot be understood.") from None
    _check_hash(backup, manifest.sha256)
    if manifest.media:
        _check_hash(media_path(backup), manifest.media.sha256)
    return manifest


def _check_hash(path: Path, expected: str) -> None:
    if not path.is_file():
        raise NotCopied(f"There is no {path.name} beside it: this is no whole backup.")
    if hash_file(path) != expected:
        raise NotCopied(f"{path.name} is not the file that was backed up: its hash is another.")


def hash_file(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def compare(census: Census, expected: Census) -> None:
    """Raises NotCopied unless a copy holds as much as what it was taken from."""
    tables = sorted(census.tables.keys() | expected.tables.keys())
    for table in tables:
        is_, was = census.tables.get(table, 0), expected.tables.get(table, 0)
        if is_ != was:
            raise NotCopied(f"The copy has {is_} rows in {table}, not {was}.")
    if (census.last_number, census.last_mark) != (expected.last_number, expected.last_mark):
        raise NotCopied("The audit of the copy ends with another row.")
