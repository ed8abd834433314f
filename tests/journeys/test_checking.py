"""`heard check`: counts what is there, and finds what a mistake or a failing disk has changed."""

from collections.abc import Awaitable, Callable

import pytest

from involvement import audit
from involvement.database import Engine, close_database
from involvement.store.migrations import known_migrations, list_run_migrations
from tests import world
from tests.command_line import heard
from tests.databases import Databases, SQLiteFiles

Fault = Callable[[Engine], Awaitable[object]]


async def test_a_database_that_is_well_is_counted_and_said_to_be(database: Engine) -> None:
    await world.riverside()
    await world.cards(count=3)
    number, mark = await audit.find_end()
    ended = await heard("check")
    assert ended.code == 0
    lines = ended.said.splitlines()
    assert ["inv_participant", "3"] in [line.split() for line in lines]
    assert lines[-2:] == [
        f"The audit ends with number {number}, marked {mark}.",
        "Everything is well.",
    ]


async def test_a_new_database_is_well_too(database: Engine) -> None:
    ended = await heard("check")
    assert ended.code == 0
    assert "The audit is empty." in ended.said


async def rewrite_audit(database: Engine) -> None:
    await database.run_ddl(
        "DROP TRIGGER inv_audit_no_UPDATE"
        if database.dialect == "sqlite"
        else "ALTER TABLE inv_audit DISABLE TRIGGER inv_audit_no_change"
    )
    await database.run_ddl("UPDATE inv_audit SET action = 'nothing' WHERE number = 2")


async def forget_migration(database: Engine) -> None:
    await database.run_ddl("DELETE FROM migration WHERE id = (SELECT max(id) FROM migration)")


async def come_from_the_future(database: Engine) -> None:
    await database.run_ddl(
        "INSERT INTO migration (name, app_name, ran_on)"
        " VALUES ('2099-01-01T00:00:00:000000', 'surveys', '2099-01-01 00:00:00')"
    )


async def lose_a_reference(database: Engine) -> None:
    if database.dialect == "sqlite":
        await database.run_ddl("PRAGMA foreign_keys=OFF")
        await database.run_ddl("UPDATE inv_service SET organisation = 404")
        return
    await database.run_ddl("ALTER TABLE inv_service DROP CONSTRAINT inv_service_organisation_fkey")


async def stop_validating(database: Engine) -> None:
    if database.dialect == "sqlite":
        await database.run_ddl("DROP TABLE svy_released")
        await database.run_ddl(
            "CREATE TABLE svy_released (id INTEGER, release INT, participant INT)"
        )
        return
    name = "inv_service_organisation_fkey"
    await database.run_ddl(f"ALTER TABLE inv_service DROP CONSTRAINT {name}")
    await database.run_ddl(
        f"ALTER TABLE inv_service ADD CONSTRAINT {name} FOREIGN KEY (organisation)"
        " REFERENCES inv_organisation (id) NOT VALID"
    )


async def lose_a_key(database: Engine) -> None:
    await database.run_ddl("UPDATE inv_participant SET reference_sealed = 'of another key'")


async def lose_a_table(database: Engine) -> None:
    await database.run_ddl("DROP TABLE inv_audit")


FAULTS: dict[str, tuple[Fault, tuple[str, ...]]] = {
    "an audit that was changed": (
        rewrite_audit,
        ("number 2 is not what was written", "The audit can be rewritten: the trigger inv_audit_"),
    ),
    "a migration that did not run": (
        forget_migration,
        ("migrations have not run",),
    ),
    "a newer version": (come_from_the_future, ("a newer Heard was here before",)),
    "a reference to nothing": (lose_a_reference, ("inv_service", "inv_organisation")),
    "a reference that nothing keeps": (stop_validating, ("Nothing keeps ",)),
    "a text that no key opens": (lose_a_key, ("1 sealed texts open with no key here",)),
    "a table that is gone": (lose_a_table, ("Tables of this version are missing",)),
}


@pytest.mark.parametrize("name", FAULTS)
async def test_each_fault_is_told_in_a_sentence(database: Engine, name: str) -> None:
    await world.riverside()
    await world.cards(references=["AB"])
    spoil, sentences = FAULTS[name]
    await spoil(database)
    ended = await heard("check")
    assert ended.code == 1
    for sentence in sentences:
        assert sentence in ended.said
    assert ended.said.endswith("Error: This database is not well.\n")


async def test_a_file_that_the_disk_has_spoilt_is_said_to_be_damaged(
    database: Engine, databases: Databases
) -> None:
    if not isinstance(databases, SQLiteFiles):
        pytest.skip("PostgreSQL looks after its own files")
    await world.riverside()
    await close_database()
    file = databases.file
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40_000] = b"\xaa" * 40_000
    file.write_bytes(content)
    ended = await heard("check")
    assert ended.code == 1
    assert "damaged" in ended.said
    file.write_bytes(b"not a database at all, but a text")
    ended = await heard("check")
    assert ended.code == 1
    assert ended.said.startswith("Error: The database is damaged:")


async def test_this_version_knows_exactly_the_migrations_that_it_runs(database: Engine) -> None:
    assert await list_run_migrations() == known_migrations()
