"""Signing in and out. A session is made new at every sign-in."""

import asyncio
from typing import Any

from litestar import Controller, Response, get, post

from involvement.controllers.page import (
    AnyRequest,
    local_path,
    metrics_of,
    page,
    see_other,
    set_cookie,
    site_of,
)
from involvement.forms import SignInForm
from involvement.guards import OPEN_TO_ALL, SESSION_COOKIE
from involvement.passwords import check_password
from involvement.roles import Role
from involvement.slowing import Slowing
from involvement.store import accounts
from translations.language import gettext as _


class SigningInController(Controller):
    """`/sign-in` and `/sign-out`."""

    opt = OPEN_TO_ALL

    @get("/sign-in")
    async def sign_in_page(self, request: AnyRequest) -> Response[Any]:
        """The form."""
        form = SignInForm(back=local_path(request.query_params.get("back"), ""))
        return page(request, "sign_in.html", form=form, problem="")

    @post("/sign-in", status_code=303)
    async def sign_in(self, request: AnyRequest) -> Response[Any]:
        """One sentence for every wrong pair, so that nobody learns who has an account."""
        form = SignInForm(await request.form())
        if not form.validate():
            return page(request, "sign_in.html", 422, form=form, problem="")
        found = await accounts.find_password_hash(form.email.data or "")
        if not await check_password(form.password.data or "", found[1] if found else None):
            metrics_of(request).sign_ins_refused.inc()
            slowing: Slowing = request.app.state.slowing
            await asyncio.sleep(slowing.wait_seconds(request.client.host if request.client else ""))
            problem = _(
                "That e-mail address and password do not belong together. Please try again."
            )
            return page(request, "sign_in.html", 422, form=form, problem=problem)
        return await _let_in(request, found[0] if found else 0, form.back.data)

    @post("/sign-out", status_code=303)
    async def sign_out(self, request: AnyRequest) -> Response[Any]:
        """End the session of this browser."""
        token = request.cookies.get(SESSION_COOKIE)
        if token:
            await accounts.end_session(token)
        response = see_other("/sign-in")
        response.delete_cookie(SESSION_COOKIE, path="/")
        return response


async def _let_in(request: AnyRequest, account: int, back: str | None) -> Response[Any]:
    now = site_of(request).now()
    token = await accounts.start_session(account, now, request.cookies.get(SESSION_COOKIE))
    scope = await accounts.get_scope(account, site_of(request).today())
    works = scope.has(Role.WORKER, Role.ADMINISTRATOR)
    response = see_other(local_path(back, "/desk" if works else "/steering"))
    set_cookie(request, response, SESSION_COOKIE, token)
    return response
