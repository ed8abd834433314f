"""Opening the database for pages and commands: the one that the secret key belongs to."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from involvement import audit, database
from involvement.settings import KEPT_SECRET, Settings, SettingsMistake, keep_secret


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[None]:
    """The database, open until the end of the block. Raises SettingsMistake for a wrong key."""
    await database.open_database()
    try:
        await check_key(settings)
        yield
    finally:
        await database.close_database()


async def check_key(settings: Settings) -> None:
    """Raises SettingsMistake where the open database was used with another secret key.

    Keeps a key that was made just now, once it is known that nothing depends on an older one.
    """
    place = f"{settings.data_dir / KEPT_SECRET} or in HEARD_SECRET_KEY"
    used = await _ask(audit.was_used, otherwise=False)
    if used and settings.fresh_secret:
        raise SettingsMistake(
            "The secret key is missing, but this database was used with one. Put it back as "
            f"{place}: with a new one no printed card would work."
        )
    if used and not await _ask(audit.key_fits, otherwise=True):
        raise SettingsMistake(
            "The secret key is not the one this database was used with. Put that one back as "
            f"{place}: with this one no printed card works."
        )
    if settings.fresh_secret:
        keep_secret(settings)


async def _ask(question: Callable[[], Awaitable[bool]], *, otherwise: bool) -> bool:
    """What the audit says; `otherwise` where an older version's database, or none, says nothing."""
    try:
        return await question()
    except Exception as error:
        if not database.not_migrated(error):
            raise
        return otherwise
