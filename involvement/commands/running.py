"""Running one piece of work on the database, from a command."""

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from involvement import audit, database
from involvement.opening import opened
from involvement.reach import out_of_reach
from involvement.secrecy import secrecy_of
from involvement.settings import Settings, SettingsMistake, check_secret, read_settings
from involvement.slug import is_slug

T = TypeVar("T")
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def with_database(work: Callable[[], Awaitable[T]]) -> T:
    """Run `work` on the open database, then close it. Raises ClickException where it may not be
    opened, cannot be reached, or has not been migrated."""
    settings = settings_or_exit()
    audit.seal_with(secrecy_of(settings))

    async def run() -> T:
        async with opened(settings):
            return await work()

    return run_or_exit(run)


def run_or_exit(run: Callable[[], Awaitable[T]]) -> T:
    """Run what needs the database in a loop of its own. Raises ClickException, as above."""

    async def awaited() -> T:
        return await run()

    try:
        return asyncio.run(awaited())
    except SettingsMistake as mistake:
        raise click.ClickException(str(mistake)) from None
    except Exception as error:
        if database.not_migrated(error):
            sentence = "The database is not up to date: run heard migrate."
        elif out_of_reach(error):
            sentence = f"The database cannot be reached or written: {error}."
        elif isinstance(error, sqlite3.DatabaseError) and error.sqlite_errorcode in DAMAGED:
            sentence = f"The database is damaged: {error}."
        else:
            raise
        raise click.ClickException(sentence) from None


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
