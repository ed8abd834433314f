"""Accounts as their administrators see them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from involvement.place import FITTING, kind_of
from involvement.roles import Grant, Role


@dataclass(frozen=True, slots=True)
class Held:
    """A role that an account was given, with the number by which it is ended."""

    number: int
    grant: Grant


@dataclass(frozen=True, slots=True)
class StaffAccount:
    """One account, with the roles that the reader reaches.

    `elsewhere` says that it has roles in force which the reader does not reach; `invited` that its
    invitation was not taken up yet; `second_factor` that one is in force.
    """

    id: int
    key: UUID
    email: str
    name: str
    held: tuple[Held, ...]
    elsewhere: bool
    invited: bool
    second_factor: bool
    locked_until: datetime | None
    ended_at: datetime | None

    def administers(self, today: date) -> list[Grant]:
        """Its roles in force of an administrator who makes others."""
        grants = [each.grant for each in self.held if each.grant.holds_on(today)]
        return [grant for grant in grants if makes_administrator(grant)]


def makes_administrator(grant: Grant) -> bool:
    """Whether it makes an administrator of a whole organisation, or of everything."""
    return grant.role is Role.ADMINISTRATOR and kind_of(grant) in FITTING[Role.ADMINISTRATOR]
