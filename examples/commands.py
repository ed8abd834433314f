"""The command that loads the example data."""

import click


@click.command()
def example() -> None:
    """Load the example data, once."""


COMMANDS = (example,)
