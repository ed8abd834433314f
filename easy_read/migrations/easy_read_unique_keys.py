"""Unique keys as plain indexes: they hold on both engines, where Piccolo's `Unique` does not."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T15:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Unique keys"

INDEXES = {
    "er_term_once": "er_term (organisation, language, form)",
}


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="easy_read", description=DESCRIPTION)

    async def add() -> None:
        for name, on in INDEXES.items():
            await Raw.raw(f"CREATE UNIQUE INDEX {name} ON {on}")

    async def drop() -> None:
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(add)
    manager.add_raw_backwards(drop)
    return manager
