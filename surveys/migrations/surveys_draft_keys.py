"""One draft of a questionnaire at a time, in one organisation."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T15:18:10:000001"
VERSION = "1.38.0"
DESCRIPTION = "One draft of a questionnaire at a time"

INDEXES = {
    "svy_draft_organisation_key_once": "svy_draft (organisation, key) WHERE published IS NULL"
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
