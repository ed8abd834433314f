"""Opening the database for pages and commands: the one that the secret key belongs to."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

from involvement import audit, database, seal_keys
from involvement.secrecy import secrecy_of
from involvement.settings import KEPT_SECRET, Settings, SettingsMistake, keep_secret
from involvement.store.sealed import COLUMNS, any_unopened


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[None]:
    """The database, open until the end of the block. Raises SettingsMistake for a wrong key, and
    where the keys of its sealed texts are missing."""
    await database.open_database()
    try:
        await check_key(settings)
        await _keep_seal_keys(settings)
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


async def _keep_seal_keys(settings: Settings) -> None:
    """Make the file of keys where there are none yet. Raises SettingsMistake where texts are sealed
    already that do not open without it."""
    file = settings.seal_key_file
    if settings.seal_keys or file.exists():
        return
    ring = secrecy_of(settings).ring
    for table, column in COLUMNS:
        if await _ask(partial(any_unopened, ring, table, column), otherwise=False):
            raise SettingsMistake(
                f"The keys of sealed texts are missing, but this database has texts that were "
                f"sealed with them. Put them back as {file} or in HEARD_SEAL_KEYS: with a new one "
                "nobody could read those texts."
            )
    try:
        seal_keys.make_file(file)
    except OSError as error:
        raise SettingsMistake(f"{file} cannot be used: set HEARD_SEAL_KEYS instead.") from error


async def _ask(question: Callable[[], Awaitable[bool]], *, otherwise: bool) -> bool:
    """What the audit says; `otherwise` where an older version's database, or none, says nothing."""
    try:
        return await question()
    except Exception as error:
        if not database.not_migrated(error):
            raise
        return otherwise
