"""Who may pass: the staff session behind a request, and the rule that a router names."""

from asyncio import QueueFull
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hmac import compare_digest
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from involvement.permissions import may_go_on, may_watch
from involvement.reach import out_of_reach
from involvement.roles import Grant, Role, Scope, SignedIn
from involvement.rule import NotPermitted, Rule
from involvement.store.sessions import find_signed_in

SESSION_COOKIE = "session"
OPEN_TO_ALL = {"open_to_all": True}
"""For `opt` of a public controller: its routes need no rule. Every other route must name one."""

SCRAPER = SignedIn(0, "", Scope(None, (Grant(Role.ADMINISTRATOR),)), 0, second_factor=False)
"""Whoever sends the token of the metrics; it opens no other route."""
BEFORE_SECOND_FACTOR = {"before_second_factor": True}
"""For `opt` of the pages where an administrator without a second factor sets one up."""

Connection = ASGIConnection[Any, Any, Any, Any]


class NeedsSecondFactor(Exception):
    """An administrator whose session began without a second factor; leads to setting one up."""


@asynccontextmanager
async def keeping_form(scope: Any, receive: Any) -> AsyncIterator[None]:
    """Where the database cannot say who it is, a form is read all the same, so that the page about
    it can give back what was typed."""
    try:
        yield
    except Exception as error:
        if isinstance(error, QueueFull) or out_of_reach(error):
            await scope["litestar_app"].request_class(scope, receive).form()
        raise


class StaffSession(AbstractAuthenticationMiddleware):
    """Stands on staff routes only: people who answer have no session."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Look who it is."""
        async with keeping_form(scope, receive):
            await super().__call__(scope, receive, send)

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


class StaffSessionOrScraper(StaffSession):
    """Lets in whoever knows the token of the metrics too: a program has no session."""

    async def authenticate_request(self, connection: Connection) -> AuthenticationResult:
        """The account, or the scraper. Raises NotPermitted for a wrong token."""
        sent = connection.headers.get("authorization")
        if sent is None:
            return await super().authenticate_request(connection)
        token = connection.app.state.site.settings.metrics_token
        if not token or not compare_digest(sent.encode(), f"Bearer {token}".encode()):
            raise NotPermitted(may_watch.sentence)
        return AuthenticationResult(user=SCRAPER, auth=None)


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
