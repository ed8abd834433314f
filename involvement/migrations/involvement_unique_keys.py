"""Unique keys as plain indexes: they hold on both engines, where Piccolo's `Unique` does not."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T03:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Unique keys"

INDEXES = {
    "inv_organisation_slug_once": "inv_organisation (slug)",
    "inv_programme_slug_once": "inv_programme (slug)",
    "inv_service_slug_once": "inv_service (slug)",
    "inv_account_email_once": "inv_account (email)",
    "inv_session_token_hash_once": "inv_session (token_hash)",
    "inv_participant_code_hash_once": "inv_participant (code_hash)",
    "inv_participant_key_once": "inv_participant (key)",
}


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="involvement", description=DESCRIPTION)

    async def add() -> None:
        for name, on in INDEXES.items():
            await Raw.raw(f"CREATE UNIQUE INDEX {name} ON {on}")

    async def drop() -> None:
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(add)
    manager.add_raw_backwards(drop)
    return manager
