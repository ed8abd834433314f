"""The hourly job removes what is too old, and an hour that failed does not end it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest

from involvement.database import Engine
from involvement.participant import State
from involvement.site import Site
from surveys import tidying
from tests import stored, world
from tests.stores.old_data import DAY, person, rule
from tests.world import START, Clock


async def until(done: Callable[[], Awaitable[bool]]) -> None:
    """Wait for something that other tasks do, five seconds at most."""
    for _ in range(250):
        if await done():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("five seconds were not enough")


async def test_every_hour_what_is_too_old_goes_even_after_an_hour_that_failed(
    database: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await world.riverside()
    await person(State.DIED)
    await rule({"contacts": 1})
    monkeypatch.setattr(tidying, "EVERY_SECONDS", 0.01)
    await database.run_ddl("ALTER TABLE inv_retention_event RENAME TO elsewhere")
    site = Site(world.settings(), world.secrecy(), Clock(START + 2 * DAY))

    async def failed() -> bool:
        return "the next hour tries again" in caplog.text

    async def removed() -> bool:
        return await stored.count("inv_contact") == 0

    with caplog.at_level(logging.ERROR, "heard"):
        async with tidying.tidying(site):
            await until(failed)
            assert not await removed(), "what cannot be written down stays"
            await database.run_ddl("ALTER TABLE elsewhere RENAME TO inv_retention_event")
            await until(removed)
    assert await stored.count("inv_retention_event") == 1
    assert "sealed" not in caplog.text
