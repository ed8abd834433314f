"""One's own account: the password, and the browsers in which one is signed in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.browser import in_words
from involvement.controllers.desk_page import desk_page, scope_of, signed_in_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.forms.signing_in import ChangePasswordForm
from involvement.guards import BEFORE_SECOND_FACTOR, Permits
from involvement.passwords import hash_new_password
from involvement.permissions import may_go_on, may_keep_own_account
from involvement.proving import prove_password
from involvement.site import local
from involvement.store.own_account import change_password, get_own
from involvement.store.second_factor import get_second_factor
from involvement.store.sessions import (
    OpenSession,
    end_other_sessions,
    end_own_session,
    list_own_sessions,
)
from translations.formats import format_date, format_time
from translations.language import N_
from translations.language import gettext as _

NOTICES = {
    "password": N_("Your password is changed. Every other browser is signed out."),
    "session": N_("That browser is signed out."),
    "sessions": N_("Every other browser is signed out."),
    "second-factor": N_("Your second factor is removed. Your password alone lets you in now."),
}


class AccountController(Controller):
    """`/account`."""

    path = "/account"
    guards = (Permits(may_keep_own_account),)
    opt = BEFORE_SECOND_FACTOR

    @get("/")
    async def account(self, request: AnyRequest) -> Response[Any]:
        """What belongs to the account that is signed in."""
        return await _account_page(request, ChangePasswordForm())

    @post("/password", status_code=303)
    async def change(self, request: AnyRequest) -> Response[Any]:
        """A new password, for whoever knows the old one."""
        form, scope = ChangePasswordForm(await request.form()), scope_of(request)
        if not form.validate():
            return await _account_page(request, form, 422)
        now, email = _now(request), (await get_own(scope)).email
        if await prove_password(email, form.password.data or "", now) is None:
            form.password.errors = [_wrong_password()]
            return await _account_page(request, form, 422)
        hashed = await hash_new_password(form.new_password.data or "")
        await change_password(scope, now, hashed, signed_in_of(request).session)
        return see_other("/account?done=password")

    @post("/sessions/{number:int}/end", status_code=303)
    async def end(self, request: AnyRequest, number: FromPath[int]) -> Response[Any]:
        """Sign one browser out."""
        await end_own_session(scope_of(request), _now(request), number)
        return see_other("/account?done=session")

    @post("/sessions/end-others", status_code=303)
    async def end_others(self, request: AnyRequest) -> Response[Any]:
        """Sign every other browser out."""
        await end_other_sessions(scope_of(request), _now(request), signed_in_of(request).session)
        return see_other("/account?done=sessions")


def _wrong_password() -> str:
    return _(
        "That is not your password. After ten wrong tries in a row your account is closed for a "
        "quarter of an hour."
    )


async def _account_page(
    request: AnyRequest, form: ChangePasswordForm, status_code: int = 200
) -> Response[Any]:
    signed_in = signed_in_of(request)
    own = await get_own(signed_in.scope)
    factor = await get_second_factor(own.id)
    sessions = await list_own_sessions(signed_in.scope, _now(request))
    notice = NOTICES.get(request.query_params.get("done", ""))
    return desk_page(
        request,
        "account/account.html",
        status_code,
        own={"name": own.name, "email": own.email},
        form=form,
        second_factor={
            "since": format_date(local(factor.since).date()) if factor.since else None,
            "needed": not may_go_on(signed_in),
        },
        sessions=_rows(sessions, signed_in.session),
        notice=_(notice) if notice else None,
    )


def _rows(sessions: Sequence[OpenSession], own: int) -> list[dict[str, Any]]:
    return [
        {
            "browser": in_words(each.browser),
            "started": _(
                "%(day)s at %(time)s",
                day=format_date(local(each.started_at).date()),
                time=format_time(local(each.started_at)),
            ),
            "is_this": each.number == own,
            "end_url": f"/account/sessions/{each.number}/end",
        }
        for each in sessions
    ]


def _now(request: AnyRequest) -> datetime:
    return site_of(request).now()
