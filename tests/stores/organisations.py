"""Two organisations whose accounts are nothing to each other."""

from uuid import UUID

from involvement.roles import Grant, Role, Scope
from involvement.store import accounts
from tests import world


async def add_ours() -> int:
    """Our organisation, with an administrator, a worker and a member of a group; its id."""
    ours = await world.organisation()
    helped = await world.service(organisation=ours)
    await world.administrator(organisation=ours)
    await world.worker(service=helped)
    await world.member(organisation=ours)
    return ours


async def add_theirs() -> int:
    """Another one, with an administrator and a worker; its id."""
    theirs = await world.organisation(slug="elsewhere", name="Elsewhere")
    helped = await world.service(organisation=theirs, slug="theirs")
    await world.administrator(organisation=theirs, email="admin@elsewhere.test")
    await world.worker(service=helped, email="worker@elsewhere.test")
    return theirs


def administering(organisation: int | None, account: int | None = 1) -> Scope:
    """The scope of an administrator."""
    return Scope(account, (Grant(Role.ADMINISTRATOR, organisation=organisation),))


async def key(email: str) -> UUID:
    """What names an account in addresses."""
    return await accounts.get_key(email)
