"""The keys of sealed text: making one, and putting a new one in the place of the old."""

from collections.abc import Iterator
from functools import partial

import click

from involvement.commands.running import settings_or_exit, with_database
from involvement.key_ring import make_key
from involvement.rotating import Rotated, rotate
from involvement.secrecy import secrecy_of
from involvement.site import utc_now

SETTLE_SECONDS = 5.0


@click.group()
def keys() -> None:
    """Make keys for sealed text, and seal everything with a new one."""


@keys.command("make")
def keys_make() -> None:
    """Write a new key, for HEARD_SEAL_KEYS."""
    click.echo(make_key())


@keys.command("rotate")
@click.option("--drop-old", is_flag=True, help="Take keys that nothing needs out of the file.")
def keys_rotate(drop_old: bool) -> None:
    """Put a new key in front and seal every text with it.

    The server may run meanwhile. Where HEARD_SEAL_KEYS is set, its first key is the new one.
    """
    settings = settings_or_exit()
    file = None if settings.seal_keys else settings.seal_key_file
    ring = secrecy_of(settings).ring
    rotation = partial(rotate, ring, file, utc_now(), settle_seconds=SETTLE_SECONDS)
    done = with_database(partial(rotation, drop_old=drop_old))
    for line in lines(done, in_file=file is not None):
        click.echo(line)


def lines(done: Rotated, in_file: bool) -> Iterator[str]:
    """What was done, and what to do next."""
    yield f"Key {done.newest} seals from now on. {done.sealed_anew} texts are sealed anew with it."
    if done.unopened:
        yield f"{done.unopened} texts open with none of the keys. They stay as they are."
    names = ", ".join(done.spare)
    if not done.spare:
        yield "No old key can be left out."
    elif done.dropped:
        yield f"Taken out of the file, since nothing needs them: {names}."
    elif in_file:
        yield f"No longer needed: {names}. With --drop-old they are taken out of the file."
    else:
        yield f"No longer needed: {names}. Take them out of HEARD_SEAL_KEYS."
