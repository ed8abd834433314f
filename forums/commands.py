"""Forums and steering groups from the command line."""

import click

from forums.forum import ForumKind
from forums.store import add_forum
from involvement.commands.running import add_once, read_slug
from involvement.roles import COMMAND
from involvement.site import utc_now
from involvement.store.organisations import find_organisation
from involvement.store.services import NotInScope, get_service


@click.group()
def forum() -> None:
    """Add forums and steering groups."""


@forum.command("add")
@click.argument("slug", callback=read_slug)
@click.option("--organisation", "owner", required=True, help="Slug of the organisation.")
@click.option("--name", required=True, help="As its members know it.")
@click.option("--service", "reviewed", multiple=True, help="Slug of a service that it reviews.")
def forum_add(slug: str, owner: str, name: str, reviewed: tuple[str, ...]) -> None:
    """Add a steering group under SLUG, and say what it reviews."""

    async def add() -> None:
        found = await find_organisation(owner)
        if found is None:
            raise click.ClickException(f"There is no organisation {owner}.")
        services = [await get_service_id(each) for each in reviewed]
        await add_forum(
            COMMAND,
            utc_now(),
            organisation=found.id,
            slug=slug,
            name=name,
            kind=ForumKind.STEERING,
            services=services,
        )

    add_once(add, slug)


async def get_service_id(slug: str) -> int:
    """The id of a support service. Raises ClickException."""
    try:
        return (await get_service(COMMAND, slug)).id
    except NotInScope:
        raise click.ClickException(f"There is no support service {slug}.") from None


COMMANDS = (forum,)
