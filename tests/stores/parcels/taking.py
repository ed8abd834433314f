"""Taking in parcels in tests, and what became of them."""

from pathlib import Path
from uuid import UUID

from involvement.roles import COMMAND
from involvement.site import Site
from surveys.library import Library
from surveys.parcel import Parcel, Reason, State
from surveys.store.parcels import get_came
from surveys.taking_in import take_in
from tests.parcels import answer

LONELY = answer("lonely", answer="1")
TRAVEL = [
    answer("travel", answer="1"),
    answer("has_bus_pass", answer="0"),
    answer("wants_bus_pass", answer="1"),
]


async def take(site: Site, sent: Parcel) -> State:
    """Take it in as the server does, with nothing in memory."""
    return await take_in(site, Library(Path()), sent)


async def reasons(device: UUID) -> list[Reason]:
    """Why parcels of the tablet were kept apart, oldest first."""
    return [each.reason for each in (await get_came(COMMAND, device)).apart][::-1]
