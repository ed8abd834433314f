"""Running one piece of work on the database, from a command."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from involvement import database

T = TypeVar("T")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 60


def with_database(work: Callable[[], Awaitable[T]]) -> T:
    """Run `work` on the open database, then close it."""

    async def opened() -> T:
        await database.open_database()
        try:
            return await work()
        finally:
            await database.close_database()

    try:
        return asyncio.run(opened())
    except Exception as error:
        if not database.missing_table(error):
            raise
        raise click.ClickException("The database has no tables yet: run heard migrate.") from None


def add_once(add: Callable[[], Awaitable[object]], slug: str) -> None:
    """Run `add`, and say whether `slug` is there now or was there before."""
    try:
        with_database(add)
    except Exception as error:
        if not database.unique_violation(error):
            raise
        raise click.ClickException(f"There is one called {slug} already.") from None
    click.echo(f"{slug} is added.")


def read_slug(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """The slug as it was given. Raises BadParameter where no address could hold it."""
    if len(value) > LONGEST_SLUG or not SLUG.fullmatch(value):
        raise click.BadParameter("Use small letters, digits and dashes only, at most 60.")
    return value
