"""Where a role can hold, which roles fit there, and what one administrator reaches of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from involvement.roles import Grant, Role


class PlaceKind(StrEnum):
    """What a role can be narrowed to."""

    EVERYTHING = "everything"
    ORGANISATION = "organisation"
    SERVICE = "service"
    FORUM = "forum"
    AGENCY = "agency"


FITTING = {
    Role.ADMINISTRATOR: (PlaceKind.EVERYTHING, PlaceKind.ORGANISATION),
    Role.WORKER: (PlaceKind.ORGANISATION, PlaceKind.SERVICE),
    Role.CHAIR: (PlaceKind.FORUM,),
    Role.STEERING_MEMBER: (PlaceKind.FORUM,),
    Role.TRANSLATOR: (PlaceKind.EVERYTHING, PlaceKind.ORGANISATION),
    Role.LANGUAGE_REVIEWER: (PlaceKind.EVERYTHING, PlaceKind.ORGANISATION),
    Role.COMMUNITY_READER: (PlaceKind.EVERYTHING, PlaceKind.ORGANISATION),
    Role.DUTY_READER: (PlaceKind.ORGANISATION, PlaceKind.SERVICE),
    Role.AGENCY_READER: (PlaceKind.AGENCY,),
}
"""Role → the kinds of places where it means something."""


@dataclass(frozen=True, slots=True)
class Place:
    """One of them. `ident` is its id, or the slug of a forum; `organisation` is whose it is; both
    are None, and `name` is '', for everything."""

    kind: PlaceKind
    ident: int | str | None = None
    name: str = ""
    organisation: int | None = None

    @property
    def key(self) -> str:
        """What names it in a form, such as `service:7`."""
        return _key(self.kind, self.ident)

    def grant(self, role: Role, until: date | None) -> Grant:
        """This role, here."""
        narrowing = {} if self.kind is PlaceKind.EVERYTHING else {self.kind.value: self.ident}
        if self.kind is PlaceKind.FORUM:
            narrowing["organisation"] = self.organisation
        return Grant(role, **narrowing, until=until)  # type: ignore[arg-type]  # by its kind


EVERYTHING = Place(PlaceKind.EVERYTHING)


@dataclass(frozen=True, slots=True)
class Reach:
    """What one administrator reaches: the places in which they give roles, by key."""

    places: dict[str, Place] = field(default_factory=dict)
    everything: bool = False

    def covers(self, grant: Grant) -> bool:
        """Whether this administrator sees the role and may end it. A role in a forum counts for
        the organisation that it names beside it."""
        key = key_of(grant)
        if kind_of(grant) is PlaceKind.FORUM:
            key = _key(PlaceKind.ORGANISATION, grant.organisation)
        return self.everything or key in self.places

    def covers_all(self, grants: Iterable[Grant], today: date) -> bool:
        """Whether it covers every one of these roles that is in force."""
        return all(self.covers(each) for each in grants if each.holds_on(today))

    def offers(self, grant: Grant) -> bool:
        """Whether this administrator may give the role: its place has to be known."""
        return self.everything or key_of(grant) in self.places

    def name_of(self, grant: Grant) -> str:
        """What the place of a role is called; '' for everything. One that is not known by name,
        such as a forum that is gone, is called as the role calls it."""
        found = self.places.get(key_of(grant))
        return found.name if found else str(_ident(grant) or "")


def kind_of(grant: Grant) -> PlaceKind:
    """What the grant is narrowed to."""
    named = (PlaceKind.SERVICE, PlaceKind.FORUM, PlaceKind.AGENCY, PlaceKind.ORGANISATION)
    return next((kind for kind in named if getattr(grant, kind.value)), PlaceKind.EVERYTHING)


def key_of(grant: Grant) -> str:
    """The key of the place where it holds."""
    return _key(kind_of(grant), _ident(grant))


def _ident(grant: Grant) -> int | str | None:
    kind = kind_of(grant)
    return None if kind is PlaceKind.EVERYTHING else getattr(grant, kind.value)


def _key(kind: PlaceKind, ident: int | str | None) -> str:
    return kind.value if ident is None else f"{kind.value}:{ident}"
