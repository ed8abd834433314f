"""An answer is one quote at a time, and a quote has one key."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T09:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "An answer is one quote at a time"

INDEXES = {
    "svy_quote_key_once": "svy_quote (key)",
    "svy_quote_answer_once": "svy_quote (answer) WHERE taken_back_at IS NULL",
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
