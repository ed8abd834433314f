"""Loads the example data, through the functions that the pages use."""

from dataclasses import dataclass

from examples.pilots import load_pilots
from examples.riverside import SERVICE, FreshCard, load_riverside
from forums.forum import ForumKind
from forums.store import add_forum, list_forums
from involvement.passwords import hash_password
from involvement.roles import COMMAND, Grant, Role
from involvement.site import Site
from involvement.store import accounts, organisations, services

ORGANISATION = "riverside"
PASSWORD = "only-for-trying-out"  # noqa: S105
HELP_TEXT = (
    "Riverside Housing Support is invented, and nobody answers this number. "
    "In real life: if somebody is in danger now, ring 999."
)


@dataclass(frozen=True, slots=True)
class ExampleAccount:
    """An account to try out: all have the same password."""

    email: str
    name: str
    purpose: str


@dataclass(frozen=True, slots=True)
class ExampleForum:
    """A steering group."""

    slug: str
    name: str


ADMINISTRATOR = ExampleAccount(
    "ada@example.org",
    "Ada Field",
    "administrator; the first sign-in asks for a second factor, so have a phone at hand",
)
WORKER = ExampleAccount("wren@example.org", "Wren Okafor", "worker of Riverside floating support")
MEMBER = ExampleAccount("sam@example.org", "Sam Idris", "member of both steering groups")
ACCOUNTS = (ADMINISTRATOR, WORKER, MEMBER)
RIVERSIDE = ExampleForum("riverside-steering", "Riverside steering group (invented)")
PILOTS = ExampleForum("health-pilots", "Health Pilots steering group")


class AlreadyThere(Exception):
    """The example data was loaded before."""


class OtherData(Exception):
    """The database holds somebody else's data, or only part of the example."""


async def check_may_load() -> None:
    """Raises AlreadyThere or OtherData unless no organisation has been added yet.

    The accounts of the example have a password that everybody can read, so they must never come to
    stand beside the data of real people.
    """
    first = await organisations.find_first_organisation()
    if first is None:
        return
    # The steering groups are added last.
    slugs = {forum.slug for forum in await list_forums(COMMAND)}
    if first.slug == ORGANISATION and PILOTS.slug in slugs:
        raise AlreadyThere
    raise OtherData(first.name)


async def load_example(site: Site) -> list[FreshCard]:
    """Load everything; returns cards that nobody has used. Raises AlreadyThere, OtherData."""
    await check_may_load()
    now = site.now()
    organisation = await organisations.add_organisation(
        COMMAND,
        now,
        slug=ORGANISATION,
        name="Riverside Housing Support (invented)",
        help_name="Riverside Housing Support",
        help_phone="01632 960 138",
        help_text=HELP_TEXT,
    )
    service = await services.add_service(
        COMMAND,
        now,
        organisation=organisation,
        slug=SERVICE,
        name="Riverside floating support",
        about="An invented support service that helps people to keep their home.",
        provenance="invented",
    )
    worker = await _add_accounts(site, organisation, service)
    scope = await accounts.get_scope(worker, site.today())
    cards = await load_riverside(scope, site, organisation)
    pilots = await load_pilots(now, organisation)
    for forum, reviewed in ((RIVERSIDE, [service]), (PILOTS, pilots)):
        await add_forum(
            COMMAND,
            now,
            organisation=organisation,
            slug=forum.slug,
            name=forum.name,
            kind=ForumKind.STEERING,
            services=reviewed,
        )
    return cards


async def _add_accounts(site: Site, organisation: int, service: int) -> int:
    """Add the accounts; returns the worker's id."""
    seats = [
        Grant(Role.STEERING_MEMBER, forum=forum.slug, organisation=organisation)
        for forum in (RIVERSIDE, PILOTS)
    ]
    grants = {
        MEMBER: seats,
        ADMINISTRATOR: [Grant(Role.ADMINISTRATOR, organisation=organisation)],
        WORKER: [Grant(Role.WORKER, service=service)],
    }
    for account, roles in grants.items():
        added = await accounts.add_account(
            COMMAND,
            site.now(),
            email=account.email,
            name=account.name,
            password_hash=hash_password(PASSWORD),
            grants=roles,
        )
    return added
