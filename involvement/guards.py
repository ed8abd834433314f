"""Who may pass: the staff session behind a request, and the roles a router asks for."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import Guard

from involvement.roles import Role, SignedIn
from involvement.store.accounts import find_signed_in

SESSION_COOKIE = "session"

Connection = ASGIConnection[Any, Any, Any, Any]


class StaffSession(AbstractAuthenticationMiddleware):
    """Stands on staff routes only: people who answer have no session."""

    async def authenticate_request(self, connection: Connection) -> AuthenticationResult:
        """The account behind the cookie, or NotAuthorized, which leads to signing in."""
        token = connection.cookies.get(SESSION_COOKIE)
        site = connection.app.state.site
        signed_in = await find_signed_in(token, site.now()) if token else None
        if signed_in is None:
            raise NotAuthorizedException
        return AuthenticationResult(user=signed_in, auth=token)


def needs(*roles: Role) -> Guard:
    """A guard that lets accounts with any of these roles pass; the store narrows further."""

    def guard(connection: Connection, _: BaseRouteHandler) -> None:
        signed_in: SignedIn = connection.user
        if not signed_in.scope.has(*roles):
            raise PermissionDeniedException("not your role")

    return guard
