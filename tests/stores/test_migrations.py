"""What migrating promises, and that Piccolo's tables then work, on both engines."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from piccolo.apps.migrations.tables import Migration

from involvement import database as heard_database
from involvement.database import Engine, engine_for
from tests.databases import Databases

MIGRATIONS = "SELECT name, app_name FROM migration ORDER BY id"
TRIED = "SELECT id FROM migration WHERE app_name = ?"
ROOT = Path(__file__).parents[2]
MIGRATE = "import asyncio; from involvement import database; asyncio.run(database.migrate())"
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
APP_REGISTRY = AppRegistry(apps=["broken.piccolo_app"])
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
    assert {row[1] for row in before} == {"involvement", "surveys", "forums"}
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


async def test_a_migration_that_fails_raises_and_takes_back_those_before_it(
    databases: Databases, tmp_path: Path
) -> None:
    for name, lines in BROKEN_APP.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(lines)
    url = await databases.empty("broken")
    environment = {"HEARD_DATABASE_URL": url, "PICCOLO_CONF": "broken_conf"}
    python_path = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    ended = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", MIGRATE],
        env=os.environ | environment | python_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "no_such_table" in ended.stderr
    engine = engine_for(url)
    await engine.open()
    with pytest.raises(Exception, match=r"(no such table|does not exist)"):
        await engine.run_ddl("SELECT * FROM first_one")
    await engine.aclose()
