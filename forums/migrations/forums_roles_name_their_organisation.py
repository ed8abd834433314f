"""Roles in a forum name its organisation too, so that its administrators find who holds them."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T09:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Roles in a forum name its organisation too"


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="forums", description=DESCRIPTION)

    async def name_them() -> None:
        await Raw.raw(
            "UPDATE inv_role_grant SET organisation = "
            "(SELECT organisation FROM frm_forum WHERE slug = inv_role_grant.forum) "
            "WHERE forum IS NOT NULL AND organisation IS NULL"
        )

    manager.add_raw(name_them)
    return manager
