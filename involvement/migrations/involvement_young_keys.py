"""Wordings for people under 18 count their own versions."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T11:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Wordings for people under 18 count their own versions"

INDEXES = {
    "inv_consent_text_once": (
        "inv_consent_text (organisation, young, purpose, number, language, format)"
    ),
}


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="involvement", description=DESCRIPTION)

    async def replace() -> None:
        for name, on in INDEXES.items():
            await Raw.raw(f"DROP INDEX {name}")
            await Raw.raw(f"CREATE UNIQUE INDEX {name} ON {on}")

    manager.add_raw(replace)
    return manager
