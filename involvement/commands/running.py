"""Running one piece of work on the database, from a command."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from involvement import database

T = TypeVar("T")


def with_database(work: Callable[[], Awaitable[T]]) -> T:
    """Run `work` on the open database, then close it."""

    async def opened() -> T:
        await database.open_database()
        try:
            return await work()
        finally:
            await database.close_database()

    return asyncio.run(opened())


def add_once(add: Callable[[], Awaitable[object]], slug: str) -> None:
    """Run `add`, and say whether `slug` is there now or was there before."""
    try:
        with_database(add)
    except Exception as error:
        if not database.unique_violation(error):
            raise
        raise click.ClickException(f"There is one called {slug} already.") from None
    click.echo(f"{slug} is added.")
