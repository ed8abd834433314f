"""Signing in and out: a password, then a code where the account has a second factor.

A session is made new at every sign-in. Between the two steps there is none: see `half_signed_in`.
"""

import asyncio
import time
from typing import Any
from urllib.parse import quote

from litestar import Controller, Response, get, post

from involvement.browser import recognise
from involvement.controllers.desk_page import start_page_of
from involvement.controllers.page import (
    AnyRequest,
    local_path,
    metrics_of,
    page,
    see_other,
    set_cookie,
    site_of,
)
from involvement.forms.signing_in import CodeForm, SignInForm
from involvement.guards import OPEN_TO_ALL, SESSION_COOKIE
from involvement.half_signed_in import HalfSignedIn
from involvement.policies import may_try_password
from involvement.proving import find_half_signed_in, prove_password
from involvement.slowing import Slowing
from involvement.store import sessions
from involvement.store.accounts import get_scope
from involvement.store.second_factor import get_second_factor, settle_code
from translations.language import gettext as _

HALF_COOKIE = "half"
FAILED_SECONDS = 0.5
"""No failed try is answered sooner: how long it took would tell whether somebody has an account."""


class SigningInController(Controller):
    """`/sign-in`, `/sign-in/code` and `/sign-out`."""

    opt = OPEN_TO_ALL

    @get("/sign-in")
    async def sign_in_page(self, request: AnyRequest) -> Response[Any]:
        """The form."""
        form = SignInForm(back=local_path(request.query_params.get("back"), ""))
        return page(request, "sign_in.html", form=form, problem="")

    @post("/sign-in", status_code=303)
    async def sign_in(self, request: AnyRequest) -> Response[Any]:
        """One sentence for every failure, so that nobody learns who has an account."""
        began, form = time.monotonic(), SignInForm(await request.form())
        if not form.validate():
            return page(request, "sign_in.html", 422, form=form, problem="")
        now = site_of(request).now()
        half = await prove_password(form.email.data or "", form.password.data or "", now)
        if half is None:
            await _hold_back(request, began)
            problem = str(may_try_password.sentence)
            return page(request, "sign_in.html", 422, form=form, problem=problem)
        return await let_on(request, half, form.back.data)

    @get("/sign-in/code")
    async def code_page(self, request: AnyRequest) -> Response[Any]:
        """Where the second factor is asked for."""
        if await _half_of(request) is None:
            return see_other("/sign-in")
        form = CodeForm(back=local_path(request.query_params.get("back"), ""))
        return page(request, "sign_in_code.html", form=form, problem="")

    @post("/sign-in/code", status_code=303)
    async def give_code(self, request: AnyRequest) -> Response[Any]:
        """The second step; only now there is a session."""
        began, form, site = time.monotonic(), CodeForm(await request.form()), site_of(request)
        half = await _half_of(request)
        if half is None:
            return see_other("/sign-in")
        if not form.validate():
            return page(request, "sign_in_code.html", 422, form=form, problem="")
        if await settle_code(half.account, site.now(), site.secrecy, form.code.data or ""):
            return await _let_in(request, half.account, form.back.data, second_factor=True)
        await _hold_back(request, began)
        return page(request, "sign_in_code.html", 422, form=form, problem=_wrong_code())

    @post("/sign-out", status_code=303)
    async def sign_out(self, request: AnyRequest) -> Response[Any]:
        """End the session of this browser."""
        token = request.cookies.get(SESSION_COOKIE)
        if token:
            await sessions.end_session(token)
        response = see_other("/sign-in")
        response.delete_cookie(SESSION_COOKIE, path="/")
        return response


async def let_on(request: AnyRequest, half: HalfSignedIn, back: str | None) -> Response[Any]:
    """After a right password: in, or to the page that asks for a code."""
    if (await get_second_factor(half.account)).since is None:
        return await _let_in(request, half.account, back, second_factor=False)
    way = f"?back={quote(local_path(back))}" if back else ""
    response = see_other(f"/sign-in/code{way}")
    cookie = half.to_cookie(site_of(request).secrecy)
    set_cookie(request, response, HALF_COOKIE, cookie, path="/sign-in")
    return response


async def start_session(
    request: AnyRequest, response: Response[Any], account: int, *, second_factor: bool
) -> None:
    """A new session in this browser; an earlier one in it ends."""
    token = await sessions.start_session(
        account,
        site_of(request).now(),
        request.cookies.get(SESSION_COOKIE),
        browser=recognise(request.headers.get("user-agent", "")),
        second_factor=second_factor,
    )
    set_cookie(request, response, SESSION_COOKIE, token)


async def _let_in(
    request: AnyRequest, account: int, back: str | None, *, second_factor: bool
) -> Response[Any]:
    scope = await get_scope(account, site_of(request).today())
    response = see_other(local_path(back, start_page_of(scope)))
    await start_session(request, response, account, second_factor=second_factor)
    response.delete_cookie(HALF_COOKIE, path="/sign-in")
    return response


async def _half_of(request: AnyRequest) -> HalfSignedIn | None:
    site = site_of(request)
    return await find_half_signed_in(site.secrecy, request.cookies.get(HALF_COOKIE), site.now())


async def _hold_back(request: AnyRequest, began: float) -> None:
    """Answer a failed try after the same time whatever was wrong, and later where many tries come
    from one address."""
    metrics_of(request).sign_ins_refused.inc()
    slowing: Slowing = request.app.state.sign_in_slowing
    wait = slowing.wait_seconds(request.client.host if request.client else "")
    await asyncio.sleep(max(0.0, began + FAILED_SECONDS - time.monotonic()) + wait)


def _wrong_code() -> str:
    return _(
        "That code did not work. Each works once only, so please wait for new digits. After ten "
        "wrong tries in a row an account is closed for a quarter of an hour."
    )
