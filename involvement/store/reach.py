"""What an administrator reaches: the places in which they give and end roles."""

from collections.abc import Iterable

from involvement.place import EVERYTHING, Place, PlaceKind, Reach
from involvement.roles import Role, Scope
from involvement.tables import Agency, Organisation
from involvement.tables import SupportService as Service


async def get_reach(scope: Scope, groups: Iterable[Place] = ()) -> Reach:
    """The organisations that this scope administers, their support services and agencies; for one
    without narrowing all there are. `groups` are forums, which only a higher folder knows: those
    of other organisations are left out."""
    unnarrowed = scope.reaches_all(Role.ADMINISTRATOR)
    own = scope.organisations(Role.ADMINISTRATOR)
    places = [EVERYTHING, *await _organisations(), *await _services(), *await _agencies(), *groups]
    reached = [place for place in places if unnarrowed or place.organisation in own]
    return Reach({place.key: place for place in reached}, unnarrowed)


async def _organisations() -> list[Place]:
    rows = await Organisation.select(Organisation.id, Organisation.name).order_by(Organisation.name)
    kind = PlaceKind.ORGANISATION
    return [Place(kind, row["id"], row["name"], row["id"]) for row in rows]


async def _services() -> list[Place]:
    rows = await Service.select(Service.id, Service.name, Service.organisation).order_by(
        Service.name
    )
    kind = PlaceKind.SERVICE
    return [Place(kind, row["id"], row["name"], row["organisation"]) for row in rows]


async def _agencies() -> list[Place]:
    rows = await Agency.select(Agency.id, Agency.name, Agency.organisation).order_by(Agency.name)
    kind = PlaceKind.AGENCY
    return [Place(kind, row["id"], row["name"], row["organisation"]) for row in rows]
