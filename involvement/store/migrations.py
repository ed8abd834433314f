"""Which migrations this version has, and which of them the open database has been through.

Each is told as "app id": an id is unique within its app only.
"""

import re
from functools import cache
from pathlib import Path

from piccolo.apps.migrations.tables import Migration
from piccolo.conf.apps import Finder

from involvement.database import not_migrated

ID = re.compile(r'^ID = "([^"]+)"$', re.MULTILINE)


@cache
def known_migrations() -> frozenset[str]:
    """The migrations of this version, read from their files without loading them."""
    return frozenset(
        f"{app.APP_CONFIG.app_name} {found.group(1)}"
        for app in Finder().get_app_modules()
        for file in Path(app.APP_CONFIG.resolved_migrations_folder_path).glob("*.py")
        if (found := ID.search(file.read_text("utf-8")))
    )


async def list_run_migrations() -> frozenset[str]:
    """The migrations that the database has been through."""
    try:
        # Not by `fetch_one`, which would hold the event loop while a disk does not answer.
        rows = await Migration.select(Migration.app_name, Migration.name)
    except Exception as error:
        if not not_migrated(error):
            raise
        return frozenset()
    return frozenset(f"{row['app_name']} {row['name']}" for row in rows)


async def list_missing_migrations() -> list[str]:
    """The migrations that `heard migrate` would run."""
    return sorted(known_migrations() - await list_run_migrations())


async def list_foreign_migrations() -> list[str]:
    """The migrations that only another version of Heard can have run."""
    return sorted(await list_run_migrations() - known_migrations())
