"""The command that loads the example data."""

import os
from collections.abc import Iterator
from functools import partial

import click

from examples.loading import (
    ACCOUNTS,
    PASSWORD,
    PILOTS,
    RIVERSIDE,
    AlreadyThere,
    OtherData,
    load_example,
)
from examples.riverside import FreshCard
from involvement.commands import with_database
from involvement.secrecy import secrecy_of
from involvement.settings import read_settings
from involvement.site import Site


@click.command()
def example() -> None:
    """Load the example data, once."""
    settings = read_settings(os.environ)
    site = Site(settings, secrecy_of(settings))
    try:
        cards = with_database(partial(load_example, site))
    except AlreadyThere:
        click.echo("The example data is there already; nothing was changed.")
        cards = []
    except OtherData as other:
        click.echo(f"This database holds {other}, so no example data was loaded.")
        return
    else:
        click.echo("The example data is loaded. Its people, answers and accounts are invented;")
        click.echo("the figures of the six Health Pilots were published in 2006.")
    for line in lines(settings.base_url, cards):
        click.echo(line)


def lines(base_url: str, cards: list[FreshCard]) -> Iterator[str]:
    """What to try, line by line; `cards` are shown this once."""
    yield ""
    yield f"  What is open now     {base_url}/"
    yield f"  Sign in              {base_url}/sign-in"
    yield f"  A worker's desk      {base_url}/desk"
    yield f"  A steering group     {base_url}/steering/{RIVERSIDE.slug}"
    yield f"  Published figures    {base_url}/steering/{PILOTS.slug}"
    yield ""
    yield f"Accounts, only for trying out, all with the password {PASSWORD}"
    for account in ACCOUNTS:
        yield f"  {account.email:<18} {account.name}, {account.purpose}"
    if cards:
        yield ""
        yield "Cards to answer with. The codes are shown this once:"
    for fresh in cards:
        yield f"  {' '.join(fresh.card.groups)}   {fresh.purpose}"
        yield f"    {base_url}/join/{fresh.card.code}"


COMMANDS = (example,)
