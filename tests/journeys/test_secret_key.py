"""The secret key: made once, never silently made anew, and the wrong one is refused at the door."""

from pathlib import Path

import pytest

from involvement import audit
from involvement.database import Engine, transaction
from involvement.roles import COMMAND
from involvement.secrecy import Secrecy
from tests import world
from tests.command_line import heard, serving
from tests.databases import Databases
from tests.world import START

WRONG = "another secret key, long enough to be one"
COMMANDS = (("serve",), ("account", "list"), ("migrate",), ("tidy",))


def in_folder(folder: Path) -> dict[str, str]:
    """No key in the environment: it has to be in that folder."""
    return {"HEARD_SECRET_KEY": "", "HEARD_DATA_DIR": str(folder)}


async def test_a_key_is_made_for_a_new_database_and_kept_for_its_owner_only(
    database: Engine, tmp_path: Path
) -> None:
    async with serving(**in_folder(tmp_path)):
        made = (tmp_path / "secret-key").read_text()
    assert len(made) >= 48
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    assert (await heard("example", **in_folder(tmp_path))).code == 0
    async with serving(**in_folder(tmp_path)) as server:
        assert (await server.client.get("/")).is_success
    assert (tmp_path / "secret-key").read_text() == made


async def change() -> None:
    """Put one change on record."""
    async with transaction():
        await audit.record_change(COMMAND, "added", "survey", "housing", START)


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_wrong_key_is_refused_in_one_sentence_and_nothing_is_changed(
    database: Engine, command: tuple[str, ...]
) -> None:
    await world.riverside()
    before = await audit.find_end()
    ended = await heard(*command, HEARD_SECRET_KEY=WRONG)
    assert ended.code == 1
    assert ended.said.startswith(
        "Error: The secret key is not the one this database was used with."
    )
    assert len(ended.said.splitlines()) == 1
    assert await audit.find_end() == before
    assert await audit.check_chain() == before[0]


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_missing_key_is_not_made_anew_where_anything_depends_on_the_old_one(
    database: Engine, tmp_path: Path, command: tuple[str, ...]
) -> None:
    await world.riverside()
    ended = await heard(*command, **in_folder(tmp_path))
    assert ended.code == 1
    assert ended.said.startswith("Error: The secret key is missing, but this database was used")
    assert not (tmp_path / "secret-key").exists()


async def test_the_right_key_is_let_in_although_the_last_row_was_tampered_with(
    database: Engine,
) -> None:
    for _ in range(3):
        await change()
    guard = "DROP TRIGGER inv_audit_no_UPDATE"
    if database.dialect == "postgres":
        guard = "ALTER TABLE inv_audit DISABLE TRIGGER ALL"
    await database.run_ddl(guard)
    await database.run_ddl("UPDATE inv_audit SET noun = 'nothing' WHERE number = 3")
    assert await audit.key_fits()
    assert (await heard("account", "list")).code == 0
    audit.seal_with(Secrecy(WRONG))
    assert not await audit.key_fits()


async def test_one_row_and_no_row_are_enough_to_tell(database: Engine) -> None:
    assert await audit.key_fits()
    await change()
    assert await audit.key_fits()
    audit.seal_with(Secrecy(WRONG))
    assert not await audit.key_fits()


async def test_a_database_that_was_never_migrated_is_no_reason_for_a_traceback(
    databases: Databases, tmp_path: Path
) -> None:
    url = await databases.empty("nothing")
    async with serving(HEARD_DATABASE_URL=url, **in_folder(tmp_path)):
        pass
    for words, more in ((("account", "list"), {}), (("serve",), {"HEARD_EXAMPLE": "1"})):
        ended = await heard(*words, HEARD_DATABASE_URL=url, **in_folder(tmp_path), **more)
        assert ended.said == "Error: The database is not up to date: run heard migrate.\n"
        assert ended.code == 1
