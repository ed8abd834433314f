"""Roles, the grants that give them, and the scope that every store call of staff takes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What an account may be, somewhere, until a day."""

    ADMINISTRATOR = "administrator"
    WORKER = "worker"
    CHAIR = "chair"
    STEERING_MEMBER = "steering-group-member"
    TRANSLATOR = "translator"
    LANGUAGE_REVIEWER = "language-reviewer"
    COMMUNITY_READER = "community-reader"
    DUTY_READER = "duty-reader"
    AGENCY_READER = "agency-reader"


WITHOUT_USE = frozenset(
    {Role.TRANSLATOR, Role.LANGUAGE_REVIEWER, Role.COMMUNITY_READER, Role.DUTY_READER}
)
"""Roles for which there is nothing to do yet: who has one keeps it, and nobody is given one."""


class NotInScope(LookupError):
    """No such thing, or none that this account may reach: the two are never told apart."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One role within one scope. A field that is None does not narrow; `until` is the last day."""

    role: Role
    organisation: int | None = None
    service: int | None = None
    forum: str | None = None
    language: str | None = None
    agency: int | None = None
    until: date | None = None

    def holds_on(self, today: date) -> bool:
        """Whether the grant is still in force."""
        return self.until is None or today <= self.until


@dataclass(frozen=True, slots=True)
class Scope:
    """What one account may reach today. Store calls narrow their queries by it.

    `account` is None for a command run by whoever runs the server, who may reach everything.
    """

    account: int | None
    grants: tuple[Grant, ...]
    everything: bool = False

    def has(self, *roles: Role) -> bool:
        """Whether any of the roles is held anywhere."""
        return self.everything or any(grant.role in roles for grant in self.grants)

    def reaches_all(self, *roles: Role) -> bool:
        """Whether one of the roles is held without any narrowing, or the scope is a command's."""
        return self.everything or any(
            grant.role in roles
            and not (grant.organisation or grant.service or grant.forum or grant.agency)
            for grant in self.grants
        )

    def services(self, *roles: Role) -> frozenset[int]:
        """Support services named by grants of these roles."""
        return frozenset(g.service for g in self.grants if g.role in roles and g.service)

    def organisations(self, *roles: Role) -> frozenset[int]:
        """Organisations that grants of these roles cover whole."""
        return frozenset(
            grant.organisation
            for grant in self.grants
            if grant.role in roles and grant.organisation and not grant.service and not grant.forum
        )

    def agencies(self, *roles: Role) -> frozenset[int]:
        """Partner agencies named by grants of these roles."""
        return frozenset(g.agency for g in self.grants if g.role in roles and g.agency)

    def forums(self, *roles: Role) -> frozenset[str]:
        """Slugs of the forums named by grants of these roles."""
        return frozenset(g.forum for g in self.grants if g.role in roles and g.forum)


COMMAND = Scope(account=None, grants=(), everything=True)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The account behind a staff request: who it is, what it may reach, and in which session,
    begun with a second factor or without."""

    account: int
    name: str
    scope: Scope
    session: int
    second_factor: bool
