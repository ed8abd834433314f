"""The computer voice, from the command line."""

import asyncio
from collections.abc import Awaitable, Callable

import click

from involvement.commands.running import settings_or_exit, with_database
from involvement.settings import Settings
from involvement.speech import Voice
from surveys.speaking import Spoken, speak_all


@click.command("speak")
def speak_command() -> None:
    """Have the computer voice say every published question that it has not said yet."""
    settings = settings_or_exit()
    if not Voice(settings.speak).is_there:
        raise click.ClickException(f"Nothing was made. {Voice(settings.speak).told}")

    async def make() -> Spoken:
        total = Spoken()
        async for name, done in speak_all(settings):
            if done.made or done.failed:
                click.echo(f"{name}: {_told(done)}")
            total += done
        return total

    total = with_database(make)
    click.echo(f"All together: {_told(total)}")


def say_aloud(make: Callable[[Settings], Awaitable[Spoken]]) -> None:
    """Make clips after something was published, and say how it went. Nothing is said where there is
    no computer voice."""
    settings = settings_or_exit()
    if not Voice(settings.speak).is_there:
        return
    click.echo("The computer voice says it now. If you stop this, heard speak goes on.")

    async def made() -> Spoken:
        return await make(settings)

    click.echo(_told(asyncio.run(made())))


def _told(done: Spoken) -> str:
    told = f"{done.made} clips made, {done.there} were there."
    return f"{told} {done.failed} could not be made." if done.failed else told


COMMANDS = (speak_command,)
