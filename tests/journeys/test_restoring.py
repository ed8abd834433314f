"""Restoring a backup: the same to the last row, into an empty place, and never a changed file."""

from pathlib import Path

import pytest

from involvement.backup import manifest_path
from involvement.database import Engine
from tests import world
from tests.backups import made, restored
from tests.command_line import heard
from tests.databases import Databases, postgres_programs
from tests.everything import everything


async def test_a_backup_at_rest_is_restored_as_the_same_to_the_last_row(
    database: Engine, databases: Databases, tmp_path: Path
) -> None:
    assert (await heard("example")).code == 0
    backup = await made(tmp_path)
    elsewhere = await databases.empty("elsewhere")
    ended = await restored(backup, elsewhere)
    assert ended.code == 0, ended.said
    assert await everything(elsewhere) == await everything(databases.url)
    checks = [await heard("check", HEARD_DATABASE_URL=url) for url in (databases.url, elsewhere)]
    assert checks[0] == checks[1]
    assert (await heard("account", "list", HEARD_DATABASE_URL=elsewhere)).code == 0


@pytest.mark.parametrize("filled", ["tables", "rows"])
async def test_restoring_refuses_a_place_in_which_anything_is(
    database: Engine, databases: Databases, tmp_path: Path, filled: str
) -> None:
    if filled == "rows":
        await world.riverside()
    before = await everything(databases.url)
    backup = await made(tmp_path)
    ended = await restored(backup, databases.url)
    assert ended.code == 1
    assert "Restoring never overwrites anything." in ended.said
    assert await everything(databases.url) == before


async def test_a_backup_that_was_changed_is_not_restored(
    database: Engine, databases: Databases, tmp_path: Path
) -> None:
    await world.riverside()
    backup = await made(tmp_path)
    elsewhere = await databases.empty("elsewhere")

    async def refusal() -> str:
        ended = await restored(backup, elsewhere)
        assert ended.code == 1
        return ended.said

    content = backup.read_bytes()
    backup.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert "its hash is another" in await refusal()
    backup.write_bytes(content)
    manifest = manifest_path(backup)
    told = manifest.read_text()
    manifest.write_text(told.replace('"inv_account": 2', '"inv_account": 3'))
    assert "The copy has 2 rows in inv_account, not 3." in await refusal()
    manifest.write_text("{}")
    assert "cannot be understood" in await refusal()
    manifest.unlink()
    assert "this is no whole backup" in await refusal()


@pytest.mark.parametrize("nothing", ["", "/", "not-there.sqlite"])
async def test_a_backup_that_is_no_file_is_named_without_a_traceback(
    databases: Databases, nothing: str
) -> None:
    ended = await restored(nothing, await databases.empty("elsewhere"))
    assert ended.code == 1
    assert "Name the file of a backup." in ended.said


async def test_restoring_brings_an_older_backup_to_this_version(
    database: Engine, databases: Databases, tmp_path: Path
) -> None:
    await world.riverside()
    undo = ["DROP INDEX svy_released_once"]
    undo += ["DELETE FROM migration WHERE name = '2026-11-22T04:45:00:000000'"]
    for statement in undo:
        await database.run_ddl(statement)
    backup = await made(tmp_path)
    elsewhere = await databases.empty("elsewhere")
    ended = await restored(backup, elsewhere)
    assert ended.code == 0, ended.said
    assert await everything(elsewhere) == await everything(databases.url)


async def test_restoring_without_the_secret_key_says_that_it_is_missing(
    database: Engine, databases: Databases, tmp_path: Path
) -> None:
    await world.riverside()
    backup = await made(tmp_path)
    elsewhere = await databases.empty("elsewhere")
    ended = await heard(
        "restore",
        str(backup),
        HEARD_DATABASE_URL=elsewhere,
        HEARD_DATA_DIR=str(tmp_path),
        HEARD_SECRET_KEY="",
        **postgres_programs(),
    )
    assert ended.code == 1
    assert "The secret key is missing" in ended.said
    assert not (tmp_path / "secret-key").exists()
    assert (await heard("check", HEARD_DATABASE_URL=elsewhere)).code == 0
