"""What migrating promises, and that Piccolo's tables then work, on both engines."""

import os
from pathlib import Path

from piccolo.apps.migrations.tables import Migration

from involvement import database as heard_database
from involvement.database import Engine
from tests import world
from tests.command_line import heard, serving
from tests.databases import Databases
from tests.everything import everything

MIGRATIONS = "SELECT name, app_name FROM migration ORDER BY id"
TRIED = "SELECT id FROM migration WHERE app_name = ?"
ROOT = Path(__file__).parents[2]
MIGRATION = """
from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from involvement.database import engine
ID = "{number}"
async def forwards():
    async def run():
        await engine().run_ddl("{statement}")
    manager = MigrationManager(migration_id=ID, app_name="broken", description="")
    manager.add_raw(run)
    return manager
"""
BROKEN_APP = {
    "broken_conf.py": """
import os
from piccolo.conf.apps import AppConfig, AppRegistry
from involvement.database import engine_for
DB = engine_for(os.environ["HEARD_DATABASE_URL"])
OURS = [f"{name}.piccolo_app" for name in ("involvement", "easy_read", "surveys", "forums")]
APP_REGISTRY = AppRegistry(apps=[*OURS, "broken.piccolo_app"])
""",
    "broken/piccolo_app.py": """
from pathlib import Path
from piccolo.conf.apps import AppConfig
APP_CONFIG = AppConfig("broken", str(Path(__file__).parent / "migrations"))
""",
    "broken/migrations/broken_1.py": MIGRATION.format(
        number="1", statement="CREATE TABLE first_one (id INTEGER)"
    ),
    "broken/migrations/broken_2.py": MIGRATION.format(
        number="2", statement="INSERT INTO no_such_table VALUES (1)"
    ),
}


async def test_migrations_can_run_again_and_change_nothing(database: Engine) -> None:
    before = await database.fetch_all(MIGRATIONS)
    await heard_database.migrate()
    assert await heard_database.fetch_all(MIGRATIONS) == before
    assert {row[1] for row in before} == {"involvement", "easy_read", "surveys", "forums"}
    if database.dialect == "sqlite":
        assert await database.run_ddl("PRAGMA foreign_keys") == [{"foreign_keys": 1}]


async def test_piccolo_reads_and_writes_through_the_same_engine(database: Engine) -> None:
    async with database.transaction():
        added = await Migration.insert(Migration(name="tried", app_name="trial"))
    assert isinstance(added[0]["id"], int)
    assert await Migration.exists().where(Migration.name == "tried")
    async with await Migration.select(Migration.name).batch(batch_size=1) as batch:
        names = [row["name"] async for rows in batch for row in rows]
    assert "tried" in names
    await Migration.delete().where(Migration.app_name == "trial")
    assert await database.fetch_one(TRIED, "trial") is None


def broken_version(folder: Path) -> dict[str, str]:
    """The environment of a version whose newest migration fails after another one succeeded."""
    for name, lines in BROKEN_APP.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(lines)
    return {"PICCOLO_CONF": "broken_conf", "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}


async def test_a_migration_that_fails_takes_back_those_before_it_and_the_old_version_runs(
    database: Engine, databases: Databases, tmp_path: Path
) -> None:
    await world.riverside()
    before = await everything(databases.url)
    ran = await database.fetch_all(MIGRATIONS)
    ended = await heard("migrate", **broken_version(tmp_path))
    assert ended.code == 1
    assert ended.said.startswith(
        "Error: The database could not be brought to this version. It is as it was"
    )
    assert "no_such_table" in ended.said
    assert len(ended.said.splitlines()) == 1
    assert await everything(databases.url) == before
    assert await database.fetch_all(MIGRATIONS) == ran
    assert (await heard("check")).code == 0
    async with serving() as server:
        assert (await server.client.get("/health/ready")).text == "ready"
        assert "Riverside Support" in (await server.client.get("/help-now")).text


async def test_on_an_empty_database_a_migration_that_fails_leaves_no_table(
    databases: Databases, tmp_path: Path
) -> None:
    url = await databases.empty("broken")
    ended = await heard("migrate", HEARD_DATABASE_URL=url, **broken_version(tmp_path))
    assert ended.code == 1
    assert await everything(url) == {}


async def test_migrating_says_that_it_is_done(database: Engine) -> None:
    assert (await heard("migrate")).said == "The database has the tables of this version.\n"
