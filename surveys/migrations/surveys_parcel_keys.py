"""A parcel is taken in once and kept apart once; a key for tablets has a name of its own."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T15:07:52:000001"
VERSION = "1.38.0"
DESCRIPTION = "A parcel is taken in once"

INDEXES = {
    "svy_kiosk_key_name_once": "svy_kiosk_key (name)",
    "svy_parcel_key_once": "svy_parcel (key)",
    "svy_quarantine_once": "svy_quarantine (key, hash)",
}


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="surveys", description=DESCRIPTION)

    async def add() -> None:
        for name, on in INDEXES.items():
            await Raw.raw(f"CREATE UNIQUE INDEX {name} ON {on}")

    manager.add_raw(add)
    return manager
