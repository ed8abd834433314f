"""Unique keys of tablets: a code, or a cookie, is of one tablet only."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T14:45:49:000001"
VERSION = "1.38.0"
DESCRIPTION = "A code, or a cookie, is of one tablet only"

INDEXES = {
    "svy_device_key_once": "svy_device (key)",
    "svy_device_code_once": "svy_device (code_hash)",
    "svy_device_token_once": "svy_device (token_hash)",
    "svy_device_survey_once": "svy_device_survey (device, survey)",
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
