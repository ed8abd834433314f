"""A participant is counted in a release once."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T04:45:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "A participant is counted in a release once"


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="surveys", description=DESCRIPTION)

    async def add() -> None:
        await Raw.raw("CREATE UNIQUE INDEX svy_released_once ON svy_released (release, participant)")

    async def drop() -> None:
        await Raw.raw("DROP INDEX svy_released_once")

    manager.add_raw(add)
    manager.add_raw_backwards(drop)
    return manager
