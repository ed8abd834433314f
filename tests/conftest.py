"""Fixtures for all tests. The environment is set here, before anything reads it."""

import os
from collections.abc import AsyncIterator

import pytest

from tests.browser.chromium import pytest_terminal_summary
from tests.databases import Databases, Kind, make_databases

__all__ = ["pytest_terminal_summary"]  # here, since pytest-xdist loads no deeper conftest

FOLDER, DATABASES = make_databases(
    os.environ.get("HEARD_TEST_DATABASE", "sqlite"), os.environ.get("HEARD_TEST_DATABASE_URL")
)
os.environ.update(
    HEARD_DATABASE_URL=DATABASES.url,
    HEARD_DATA_DIR=str(FOLDER),
    HEARD_SECRET_KEY="test-secret-key-that-is-long-enough",
    HEARD_SEAL_KEYS="a-made-up-key-for-tests-that-seals-nothing-=",
    HEARD_BASE_URL="http://heard.test",
    HEARD_SPEAK="",  # so that it does not matter what this machine has
)

from involvement import audit  # noqa: E402
from involvement import database as heard_database  # noqa: E402
from tests.site_settings import secrecy  # noqa: E402


@pytest.fixture(scope="session")
def databases() -> Databases:
    """The test process's databases; most tests want ``database``."""
    return DATABASES


@pytest.fixture(scope="session")
def engine_kind() -> Kind:
    """Which engine this run is about: sqlite or postgres."""
    return DATABASES.kind


@pytest.fixture
async def database() -> AsyncIterator[heard_database.Engine]:
    """The database of tables, stores and application: fresh, migrated and open."""
    await DATABASES.fresh(migrate)
    audit.seal_with(secrecy())
    await heard_database.open_database()
    yield heard_database.engine()
    await heard_database.close_database()


async def migrate() -> None:
    """Run the real migrations on the database of this process."""
    await heard_database.open_database()
    try:
        await heard_database.migrate()
    finally:
        await heard_database.close_database()
