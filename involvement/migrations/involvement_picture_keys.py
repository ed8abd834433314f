"""Unique keys of the pictures in the place of a code."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T15:06:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Unique keys of the pictures in the place of a code"

INDEXES = {
    "inv_picture_code_once": "inv_picture_code (code_hash)",
    "inv_picture_code_whose": "inv_picture_code (participant)",
}


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="involvement", description=DESCRIPTION)

    async def add() -> None:
        for name, on in INDEXES.items():
            await Raw.raw(f"CREATE UNIQUE INDEX {name} ON {on}")

    manager.add_raw(add)
    return manager
