"""Who may pass: the staff session behind a request, and the rule that a router names."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from involvement.permissions import may_go_on
from involvement.roles import Scope, SignedIn
from involvement.rule import Rule
from involvement.store.sessions import find_signed_in

SESSION_COOKIE = "session"
OPEN_TO_ALL = {"open_to_all": True}
"""For `opt` of a public controller: its routes need no rule. Every other route must name one."""

BEFORE_SECOND_FACTOR = {"before_second_factor": True}
"""For `opt` of the pages where an administrator without a second factor sets one up."""

Connection = ASGIConnection[Any, Any, Any, Any]


class NeedsSecondFactor(Exception):
    """An administrator whose session began without a second factor; leads to setting one up."""


class StaffSession(AbstractAuthenticationMiddleware):
    """Stands on staff routes only: people who answer have no session."""

    async def authenticate_request(self, connection: Connection) -> AuthenticationResult:
        """The account behind the cookie. Raises NotAuthorized, which leads to signing in, and
        NeedsSecondFactor."""
        token = connection.cookies.get(SESSION_COOKIE)
        site = connection.app.state.site
        signed_in = await find_signed_in(token, site.now(), site.today()) if token else None
        if signed_in is None:
            raise NotAuthorizedException
        exempt = connection.scope["route_handler"].opt.get("before_second_factor", False)
        if not exempt and not may_go_on(signed_in):
            raise NeedsSecondFactor
        return AuthenticationResult(user=signed_in, auth=token)


class Permits:
    """A guard that lets pass whom a rule allows; the store call narrows by scope again.

    Tests read `rule` off each route: see `tests/pages/test_matrix.py`.
    """

    def __init__(self, rule: Rule[[Scope]]) -> None:
        self.rule = rule

    async def __call__(self, connection: Connection, _: BaseRouteHandler) -> None:
        """Raises NotPermitted. Litestar would give a plain function a thread of its own."""
        signed_in: SignedIn = connection.user
        self.rule.check(signed_in.scope)
