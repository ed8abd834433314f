"""Organisations and their support services, from the command line."""

import click

from involvement.commands.running import add_once, read_slug
from involvement.roles import COMMAND
from involvement.site import utc_now
from involvement.store import organisations, services


@click.group()
def organisation() -> None:
    """Add the organisation whose pages these are."""


@organisation.command("add")
@click.argument("slug", callback=read_slug)
@click.option("--name", required=True, help="As people know it; it stands on every page.")
@click.option("--help-name", default="", help="Who answers the help line, if there is one.")
@click.option("--help-phone", default="", help="The number people can ring for help.")
@click.option("--help-text", default="", help="When it is open, and what it costs.")
def organisation_add(slug: str, name: str, help_name: str, help_phone: str, help_text: str) -> None:
    """Add an organisation under SLUG."""

    async def add() -> None:
        await organisations.add_organisation(
            COMMAND,
            utc_now(),
            slug=slug,
            name=name,
            help_name=help_name or name,
            help_phone=help_phone,
            help_text=help_text,
        )

    add_once(add, slug)


@click.group()
def service() -> None:
    """Add support services."""


@service.command("add")
@click.argument("slug", callback=read_slug)
@click.option("--organisation", "owner", required=True, help="Slug of the organisation.")
@click.option("--name", required=True, help="As people know it.")
@click.option("--about", default="", help="What it does, in a sentence.")
def service_add(slug: str, owner: str, name: str, about: str) -> None:
    """Add a support service under SLUG."""

    async def add() -> None:
        found = await organisations.find_organisation(owner)
        if found is None:
            raise click.ClickException(f"There is no organisation {owner}.")
        await services.add_service(
            COMMAND, utc_now(), organisation=found.id, slug=slug, name=name, about=about
        )

    add_once(add, slug)
