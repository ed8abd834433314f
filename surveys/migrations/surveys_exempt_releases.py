"""Which releases from before show counts of a few people, so that the next one needs more people:
told from what they show."""

import msgspec
from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T12:06:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Which releases show counts of a few people"
FEW = range(1, 5)


class Raw(Table):
    """Lends `raw` its engine; never created."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="surveys", description=DESCRIPTION)

    async def tell() -> None:
        for row in await Raw.raw("SELECT id, content FROM svy_release"):
            items = msgspec.json.decode(row["content"])["items"]
            if any(item[move] in FEW for item in items for move in ("up", "same", "down")):
                await Raw.raw("UPDATE svy_release SET exempt = {} WHERE id = {}", True, row["id"])

    async def stay() -> None:
        """Going back changes nothing."""

    manager.add_raw(tell)
    manager.add_raw_backwards(stay)
    return manager
