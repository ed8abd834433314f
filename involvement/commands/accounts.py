"""Accounts from the command line; the first administrator is made here."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from involvement.account import StaffAccount
from involvement.commands.running import settings_or_exit, with_database
from involvement.passwords import SHORTEST_PASSWORD, hash_password
from involvement.place import FITTING, PlaceKind, kind_of
from involvement.roles import COMMAND, WITHOUT_USE, Grant, Role, Scope
from involvement.rule import Refused
from involvement.site import local, utc_now
from involvement.store import accounts
from involvement.store.links import NewLink, invite, make_link
from involvement.store.organisations import find_organisation
from involvement.store.second_factor import remove_second_factor

T = TypeVar("T")
SCOPES = {
    (PlaceKind.EVERYTHING, PlaceKind.ORGANISATION): "--organisation, or none for everything",
    (PlaceKind.ORGANISATION, PlaceKind.SERVICE): "--service or --organisation",
    (PlaceKind.FORUM,): "--forum and --organisation",
    (PlaceKind.AGENCY,): "a partner agency, which is chosen on the page of the account",
}
GIVEN = [role.value for role in Role if role not in WITHOUT_USE]
OPTIONS = (
    click.argument("email"),
    click.option("--name", required=True, help="How the person is called on pages."),
    click.option("--role", required=True, type=click.Choice(GIVEN)),
    click.option("--organisation", help="Slug of the organisation the role covers."),
    click.option("--service", help="Slug of the support service the role covers."),
    click.option("--forum", help="Slug of the forum or steering group the role covers."),
    click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day of the role."),
)


def with_role(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command somebody new, and their first role."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.group()
def account() -> None:
    """Add, invite, list and end accounts; the first administrator is made here."""


@account.command("add")
@with_role
@click.password_option(help="Asked for when left out.")
def account_add(email: str, name: str, password: str, **role: Any) -> None:
    """Add an account for EMAIL with one role."""
    if len(password) < SHORTEST_PASSWORD:
        raise click.ClickException(f"A password has at least {SHORTEST_PASSWORD} characters.")

    async def add() -> None:
        grants = [await _read_grant(**role)]
        hashed = hash_password(password)
        await accounts.add_account(
            COMMAND, utc_now(), email=email, name=name, password_hash=hashed, grants=grants
        )

    _run(add, email)
    click.echo(f"{email} can sign in now, at {settings_or_exit().base_url}/sign-in.")
    if role["role"] == Role.ADMINISTRATOR:
        click.echo(
            "The first sign-in asks for a second factor, with an app on a phone. Then the page "
            "Overview lists what the organisation needs next."
        )


@account.command("invite")
@with_role
def account_invite(email: str, name: str, **role: Any) -> None:
    """Add an account for EMAIL with one role, and print a link to choose its password."""

    async def add() -> NewLink:
        grant = await _read_grant(**role)
        return await invite(COMMAND, utc_now(), _today(), email=email, name=name, grant=grant)

    _print_link(_run(add, email))


@account.command("reset")
@click.argument("email")
@click.option(
    "--without-second-factor",
    is_flag=True,
    help="Remove the second factor too, for somebody who lost it.",
)
def account_reset(email: str, without_second_factor: bool) -> None:
    """Print a link to choose a new password for the account of EMAIL."""

    async def reset() -> NewLink:
        key = await accounts.get_key(email)
        if without_second_factor:
            await remove_second_factor(COMMAND, utc_now(), _today(), key)
        return await make_link(COMMAND, utc_now(), _today(), key)

    _print_link(_run(reset, email))


@account.command("list")
@click.option("--organisation", help="Slug of one organisation: its accounts and roles only.")
def account_list(organisation: str | None) -> None:
    """List every account with its roles in force."""
    today = _today()
    for each in with_database(lambda: _listed(today, organisation)):
        roles = sorted(held.grant.role for held in each.held if held.grant.holds_on(today))
        state = f"ended {each.ended_at:%Y-%m-%d}" if each.ended_at else ", ".join(roles)
        click.echo(f"{each.email}  {each.name}  {state}")


@account.command("end")
@click.argument("email")
def account_end(email: str) -> None:
    """End the account of EMAIL and sign it out everywhere."""

    async def end() -> None:
        await accounts.end_account(COMMAND, utc_now(), _today(), await accounts.get_key(email))

    _run(end, email)
    click.echo(f"{email} is ended and signed out everywhere.")


async def _listed(today: date, organisation: str | None) -> list[StaffAccount]:
    """All accounts, or those that an administrator of one organisation sees. Raises
    ClickException."""
    if organisation is None:
        return await accounts.list_accounts(COMMAND, today)
    found = await find_organisation(organisation)
    if found is None:
        raise click.ClickException(f"There is no organisation {organisation}.")
    its_own = Scope(account=None, grants=(Grant(Role.ADMINISTRATOR, found.id),))
    return await accounts.list_accounts(its_own, today)


async def _read_grant(
    role: str,
    organisation: str | None,
    service: str | None,
    forum: str | None,
    until: datetime | None,
) -> Grant:
    """The role that the options name. Raises ClickException."""
    organisation_id, service_id = await accounts.find_ids(organisation, service)
    if (organisation and not organisation_id) or (service and not service_id):
        raise click.ClickException("There is no such organisation or support service.")
    last_day = until.date() if until else None
    grant = Grant(Role(role), organisation_id, service_id, forum, until=last_day)
    fitting = FITTING[grant.role]
    if kind_of(grant) not in fitting or (forum and not organisation):
        raise click.ClickException(f"This role needs a scope: {SCOPES[fitting]}.")
    return grant


def _run(work: Callable[[], Awaitable[T]], email: str) -> T:
    """Run it on the database; what is in the way becomes a sentence."""
    try:
        return with_database(work)
    except accounts.AccountExists:
        raise click.ClickException(f"{email} has an account already.") from None
    except accounts.NoSuchAccount:
        raise click.ClickException(f"No account in force has the address {email}.") from None
    except Refused as refused:
        raise click.ClickException(str(refused)) from None


def _print_link(link: NewLink) -> None:
    click.echo(f"{settings_or_exit().base_url}{link.path}")
    click.echo(f"It works once, until {local(link.expires_at):%Y-%m-%d %H:%M}.")


def _today() -> date:
    return local(utc_now()).date()
