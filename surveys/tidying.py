"""Once an hour: responses left unfinished for too long are given up or erased, as promised, and
what was kept long enough goes; anonymous ones lose their order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from random import SystemRandom

from involvement.background import in_background
from involvement.log import LOG, where
from involvement.retention import DataClass
from involvement.roles import COMMAND
from involvement.site import Site
from surveys.forgetting import forget
from surveys.store.surveys import list_surveys
from surveys.store.unfinished import give_up_old
from surveys.store.unordered import forget_order
from surveys.survey import Unfinished

EVERY_SECONDS = 3600


async def tidy(now: datetime) -> int:
    """Give up or erase what was left unfinished for longer than its survey says; how many. And let
    anonymous responses lose their order."""
    erased = await forget(now, classes=[DataClass.UNFINISHED])
    surveys = await list_surveys(COMMAND)
    keeping = [each for each in surveys if each.unfinished is Unfinished.KEPT]
    given_up = [await give_up_old(survey, now) for survey in keeping]
    for survey in surveys:
        await forget_order(survey, now, SystemRandom())
    return sum(number for _, number in erased) + sum(given_up)


@asynccontextmanager
async def tidying(site: Site) -> AsyncIterator[None]:
    """Tidies while the application runs, the first time an hour after the start."""
    async with in_background(_every_hour(site)):
        yield


async def _every_hour(site: Site) -> None:
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        try:
            await tidy(site.now())
            await forget(site.now())
        except Exception as error:  # the database may be away; an hour later it is back
            LOG.error("tidying failed at %s; the next hour tries again", where(error))
