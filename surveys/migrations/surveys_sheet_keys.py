"""A page of a copy on paper is typed in once."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T12:28:52:000001"
VERSION = "1.38.0"
DESCRIPTION = "A page of a copy on paper is typed in once"

INDEXES = {"svy_sheet_once": "svy_sheet (response, page)"}


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="surveys", description=DESCRIPTION)

    async def add() -> None:
        for name, on in INDEXES.items():
            await Raw.raw(f"CREATE UNIQUE INDEX {name} ON {on}")

    manager.add_raw(add)
    return manager
