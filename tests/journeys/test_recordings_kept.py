"""Recordings are in a backup, and a restored place plays them."""

import zipfile
from datetime import date
from pathlib import Path

import msgspec
import pytest

from involvement.backup import NotCopied, media_path, read_manifest
from involvement.database import Engine
from involvement.media_copies import copy_in, copy_out
from surveys.wording_format import Recording
from tests import world
from tests.backups import made, names
from tests.command_line import heard, serving
from tests.databases import Databases, postgres_programs
from tests.page import Page
from tests.voices import write_tone

LONG_AGO = date(2026, 1, 5)


async def recorded(data: Path) -> bytes:
    """A survey whose first question somebody recorded; the bytes of that recording."""
    content = world.questionnaire("drop-in")
    first = msgspec.structs.replace(content.items[0], audio=Recording("welcome.wav", "Welcome"))
    content = msgspec.structs.replace(content, items=(first, *content.items[1:]))
    await world.one_survey(content=content, slug="visit", opens_on=LONG_AGO)
    return write_tone(data / "media" / "riverside" / "welcome.wav").read_bytes()


async def test_a_restored_place_plays_what_was_recorded(
    database: Engine, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there, kept = tmp_path / "here", tmp_path / "there", tmp_path / "kept"
    kept.mkdir()
    sound = await recorded(here)
    monkeypatch.setenv("HEARD_DATA_DIR", str(here))
    backup = await made(kept)
    assert names(kept) == sorted(f"{backup.name}{end}" for end in ("", ".json", ".media.zip"))
    elsewhere = await databases.empty("elsewhere")
    place = {"HEARD_DATABASE_URL": elsewhere, "HEARD_DATA_DIR": str(there)}
    ended = await heard("restore", str(backup), **place, **postgres_programs())
    assert ended.code == 0, ended.said
    assert "1 of 1 recordings were put back." in ended.said
    async with serving(**place) as server:
        page = await Page(server.client).get("/s/visit")
        await page.press("Start")
        played = await server.client.get(str(page.select_one("audio").get("src")))
    assert played.content == sound


async def test_a_backup_whose_recordings_were_changed_is_not_restored(
    database: Engine, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await recorded(tmp_path / "here")
    monkeypatch.setenv("HEARD_DATA_DIR", str(tmp_path / "here"))
    (tmp_path / "kept").mkdir()
    backup = await made(tmp_path / "kept")
    archive = media_path(backup)
    archive.write_bytes(archive.read_bytes() + b"more")
    with pytest.raises(NotCopied, match="its hash is another"):
        read_manifest(backup)
    archive.unlink()
    with pytest.raises(NotCopied, match="no whole backup"):
        read_manifest(backup)


def test_what_is_there_stays_and_what_is_missing_is_put_back(tmp_path: Path) -> None:
    media, elsewhere, part = tmp_path / "media", tmp_path / "elsewhere", tmp_path / "part"
    (media / "riverside").mkdir(parents=True)
    for name in ("a.mp3", "b.mp4", "not a recording.txt", ".b.mp4.part"):
        (media / "riverside" / name).write_text(name)
    counted = copy_out(media, part)
    assert counted is not None
    assert counted.files == 2
    (elsewhere / "riverside").mkdir(parents=True)
    (elsewhere / "riverside" / "a.mp3").write_text("newer")
    assert copy_in(part, elsewhere) == 1
    assert (elsewhere / "riverside" / "a.mp3").read_text() == "newer"
    assert (elsewhere / "riverside" / "b.mp4").read_text() == "b.mp4"
    assert names(elsewhere / "riverside") == ["a.mp3", "b.mp4"]


def test_a_place_without_recordings_has_no_archive(tmp_path: Path) -> None:
    assert copy_out(tmp_path / "media", tmp_path / "part") is None


@pytest.mark.parametrize(
    "name", ["../heard.sqlite", "riverside/../../x.mp3", "/etc/x.mp3", "x.mp3"]
)
def test_an_archive_writes_nowhere_but_among_recordings(tmp_path: Path, name: str) -> None:
    part = tmp_path / "part.zip"
    with zipfile.ZipFile(part, "w") as archive:
        archive.writestr("riverside/a.mp3", "a")
        archive.writestr(name, "x")
    with pytest.raises(NotCopied, match="is no recording"):
        copy_in(part, tmp_path / "media")
    assert not (tmp_path / "media").exists()
