"""Commands of whoever runs the server: serve, migrate, account."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial
from typing import TypeVar

import click

from involvement import database
from involvement.passwords import SHORTEST_PASSWORD, hash_password
from involvement.roles import COMMAND, Grant, Role
from involvement.settings import read_settings
from involvement.site import utc_now
from involvement.store import accounts

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


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
def serve(host: str) -> None:
    """Serve the pages at HEARD_PORT."""
    import uvicorn

    settings = read_settings(os.environ)
    click.echo(f"Heard is at {settings.base_url}")
    uvicorn.run(
        "app:make_app",
        factory=True,
        host=host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        access_log=False,  # codes stand in addresses of /join: no log of addresses is ever kept
        log_level="warning",
        server_header=False,
        proxy_headers=False,
    )


@click.command()
def migrate() -> None:
    """Bring the database to the tables of this version."""
    with_database(database.migrate)


@click.group()
def account() -> None:
    """Add, list and end accounts; the first administrator is made here."""


@account.command("add")
@click.argument("email")
@click.option("--name", required=True, help="How the person is called on pages.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--organisation", help="Slug of the organisation the role covers.")
@click.option("--service", help="Slug of the support service the role covers.")
@click.option("--forum", help="Slug of the forum or steering group the role covers.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day of the role.")
@click.password_option(help="Asked for when left out.")
def account_add(
    email: str,
    name: str,
    role: str,
    organisation: str | None,
    service: str | None,
    forum: str | None,
    until: date | None,
    password: str,
) -> None:
    """Add an account for EMAIL with one role."""
    if len(password) < SHORTEST_PASSWORD:
        raise click.ClickException(f"A password has at least {SHORTEST_PASSWORD} characters.")

    async def add() -> None:
        organisation_id, service_id = await accounts.find_ids(organisation, service)
        if (organisation and not organisation_id) or (service and not service_id):
            raise click.ClickException("There is no such organisation or support service.")
        grant = Grant(Role(role), organisation_id, service_id, forum, None, until)
        await accounts.add_account(
            COMMAND,
            utc_now(),
            email=email,
            name=name,
            password_hash=hash_password(password),
            grants=[grant],
        )

    try:
        with_database(add)
    except accounts.AccountExists:
        raise click.ClickException(f"{email} has an account already.") from None
    click.echo(f"{email} can sign in now.")


@account.command("list")
def account_list() -> None:
    """List every account with its roles."""
    for email, name, roles, ended in with_database(accounts.list_accounts):
        state = f"ended {ended:%Y-%m-%d}" if ended else ", ".join(roles)
        click.echo(f"{email}  {name}  {state}")


@account.command("end")
@click.argument("email")
def account_end(email: str) -> None:
    """End the account of EMAIL and sign it out everywhere."""
    try:
        with_database(partial(accounts.end_account, COMMAND, utc_now(), email))
    except accounts.NoSuchAccount:
        raise click.ClickException(f"No account in force has the address {email}.") from None
    click.echo(f"{email} is ended and signed out everywhere.")


COMMANDS = (serve, migrate, account)
