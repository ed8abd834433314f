"""Once an hour: responses left unfinished for too long are given up or erased, as promised, and
anonymous ones lose their order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from random import SystemRandom

from involvement.roles import COMMAND
from involvement.site import Site
from surveys.store.surveys import list_surveys
from surveys.store.unfinished import give_up_old
from surveys.store.unordered import forget_order

EVERY_SECONDS = 3600


async def tidy(now: datetime) -> int:
    """Give up or erase what was left unfinished for longer than its survey says; how many. And let
    anonymous responses lose their order."""
    given_up = 0
    for survey in await list_surveys(COMMAND):
        given_up += await give_up_old(survey, now)
        await forget_order(survey, now, SystemRandom())
    return given_up


@asynccontextmanager
async def tidying(site: Site) -> AsyncIterator[None]:
    """Tidies while the application runs, the first time an hour after the start."""
    task = asyncio.create_task(_every_hour(site))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _every_hour(site: Site) -> None:
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        await tidy(site.now())
