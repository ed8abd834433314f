"""Copies of the recordings: into an archive beside a backup, and back into the media folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from involvement.backup import Media, NotCopied, hash_file
from involvement.media import is_name, names_in
from involvement.slug import is_slug


def copy_out(folder: Path, part: Path) -> Media | None:
    """Write every recording below the media folder into the empty file `part`, and read them again;
    None where there are none. Sound and film are packed already, so they are only put together."""
    files = list(_recordings(folder))
    if not files:
        return None
    with ZipFile(part, "w", ZIP_STORED, strict_timestamps=False) as archive:
        for path in files:
            archive.write(path, path.relative_to(folder).as_posix())
    with ZipFile(part) as archive:
        if archive.testzip():
            raise NotCopied("The archive of recordings cannot be read again.")
    return Media(len(files), hash_file(part))


def copy_in(part: Path, folder: Path) -> int:
    """Put back the recordings that are not there; how many. One that is there stays as it is: it
    may be newer. Raises NotCopied where the archive holds something else."""
    try:
        with ZipFile(part) as archive:
            missing = [
                name for name in map(_checked, archive.namelist()) if not (folder / name).exists()
            ]
            for name in missing:
                _put(archive, name, folder / name)
    except BadZipFile as error:
        raise NotCopied(f"The archive of recordings is damaged: {error}.") from None
    return len(missing)


def _recordings(folder: Path) -> Iterator[Path]:
    """The recordings of every organisation, in order."""
    for below in sorted(folder.iterdir()) if folder.is_dir() else ():
        if is_slug(below.name):
            yield from (below / name for name in sorted(names_in(below)))


def _checked(name: str) -> str:
    """The name as it is. Raises NotCopied where it leads anywhere but into a folder of ours."""
    owner, slash, file = name.partition("/")
    if not slash or not is_slug(owner) or not is_name(file):
        raise NotCopied(f"The archive of recordings holds {name!r}, which is no recording.")
    return name


def _put(archive: ZipFile, name: str, path: Path) -> None:
    """Write one file, which has its name only once it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with archive.open(name) as packed, part.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    part.replace(path)
