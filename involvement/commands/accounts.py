"""Accounts from the command line; the first administrator is made here."""

from datetime import datetime
from functools import partial

import click

from involvement.commands.running import with_database
from involvement.passwords import SHORTEST_PASSWORD, hash_password
from involvement.roles import COMMAND, Grant, Role
from involvement.site import utc_now
from involvement.store import accounts

SCOPES = {
    Role.WORKER: "--service or --organisation",
    Role.CHAIR: "--forum",
    Role.STEERING_MEMBER: "--forum",
}


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
    until: datetime | None,
    password: str,
) -> None:
    """Add an account for EMAIL with one role."""
    if len(password) < SHORTEST_PASSWORD:
        raise click.ClickException(f"A password has at least {SHORTEST_PASSWORD} characters.")
    missing = SCOPES.get(Role(role))
    if missing and not (organisation or service or forum):
        raise click.ClickException(f"This role needs a scope: {missing}.")

    async def add() -> None:
        organisation_id, service_id = await accounts.find_ids(organisation, service)
        if (organisation and not organisation_id) or (service and not service_id):
            raise click.ClickException("There is no such organisation or support service.")
        last_day = until.date() if until else None
        grant = Grant(Role(role), organisation_id, service_id, forum, until=last_day)
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
