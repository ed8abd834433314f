"""An engine apart from the application's, on scratch tables."""

from collections.abc import AsyncIterator

import pytest

from involvement.database import Engine, engine_for
from tests.databases import Databases
from tests.stores.scratch import CHILD, PARENT


@pytest.fixture
async def engine(databases: Databases) -> AsyncIterator[Engine]:
    """An opened engine of its own on a database with the two scratch tables."""
    engine = engine_for(await databases.empty("scratch"))
    await engine.open()
    await engine.run_ddl(PARENT)
    await engine.run_ddl(CHILD)
    yield engine
    await engine.aclose()
