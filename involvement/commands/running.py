"""Running one piece of work on the database, from a command."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from involvement import audit, database
from involvement.secrecy import secrecy_of
from involvement.settings import Settings, SettingsMistake, check_secret, read_settings
from involvement.slug import is_slug

T = TypeVar("T")


def with_database(work: Callable[[], Awaitable[T]]) -> T:
    """Run `work` on the open database, then close it."""
    audit.seal_with(secrecy_of(settings_or_exit()))

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


def settings_or_exit() -> Settings:
    """The settings of the environment; a mistake in them ends the command with its sentence."""
    try:
        settings = read_settings(os.environ)
        check_secret(settings)
    except SettingsMistake as mistake:
        raise click.ClickException(str(mistake)) from None
    return settings


def add_once(add: Callable[[], Awaitable[object]], slug: str) -> None:
    """Run `add`, and say whether `slug` is there now or was there before."""
    try:
        with database.once_only():
            with_database(add)
    except database.Taken:
        raise click.ClickException(f"There is one called {slug} already.") from None
    click.echo(f"{slug} is added.")


def read_slug(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """The slug as it was given. Raises BadParameter where no address could hold it."""
    if not is_slug(value):
        raise click.BadParameter("Use small letters, digits and dashes only, at most 60.")
    return value
