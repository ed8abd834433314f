"""Choosing a password by a one-time link: after an invitation, or where it was forgotten.

Like the code of a card, the link's token leaves the address at once. Programs that look at links
in mail open them too, so opening one changes nothing.
"""

import re
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest, page, see_other, set_cookie, site_of
from involvement.controllers.signing_in import let_on
from involvement.forms.signing_in import NewPasswordForm
from involvement.guards import OPEN_TO_ALL
from involvement.half_signed_in import half_signed_in
from involvement.passwords import hash_new_password
from involvement.store.links import Purpose, get_invited, use_link

LINK_COOKIE = "link"
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,100}")


class LinksController(Controller):
    """`/invitation` and `/reset`."""

    opt = OPEN_TO_ALL

    @get("/invitation/{token:str}")
    async def open_invitation(self, request: AnyRequest, token: FromPath[str]) -> Response[Any]:
        """From an invitation: nothing is changed, and the token leaves the address at once."""
        return _keep(request, "invitation", token)

    @get("/reset/{token:str}")
    async def open_reset(self, request: AnyRequest, token: FromPath[str]) -> Response[Any]:
        """From a reset: nothing is changed, and the token leaves the address at once."""
        return _keep(request, "reset", token)

    @get("/invitation")
    async def invitation(self, request: AnyRequest) -> Response[Any]:
        """Where somebody invited chooses a password."""
        return await _choose_page(request, "invitation", NewPasswordForm())

    @get("/reset")
    async def reset(self, request: AnyRequest) -> Response[Any]:
        """Where somebody who forgot their password chooses a new one."""
        return await _choose_page(request, "reset", NewPasswordForm())

    @post("/invitation", status_code=303)
    async def take_up(self, request: AnyRequest) -> Response[Any]:
        """Set the password and sign in; the link is used up."""
        return await _choose(request, "invitation")

    @post("/reset", status_code=303)
    async def set_again(self, request: AnyRequest) -> Response[Any]:
        """Set a new password; every session of the account ends, and the link is used up."""
        return await _choose(request, "reset")


def _keep(request: AnyRequest, purpose: Purpose, token: str) -> Response[Any]:
    response = see_other(f"/{purpose}")
    if TOKEN.fullmatch(token):  # anything else was never ours, and might not fit into a cookie
        set_cookie(request, response, LINK_COOKIE, token, path=f"/{purpose}")
    return response


async def _choose(request: AnyRequest, purpose: Purpose) -> Response[Any]:
    form, token = NewPasswordForm(await request.form()), _token_of(request)
    now = site_of(request).now()
    await get_invited(purpose, token, now)  # first, since hashing a password is a lot of work
    if not form.validate():
        return await _choose_page(request, purpose, form, 422)
    password_hash = await hash_new_password(form.new_password.data or "")
    account = await use_link(purpose, token, password_hash, now)
    response = await let_on(request, half_signed_in(account, password_hash, now), None)
    response.delete_cookie(LINK_COOKIE, path=f"/{purpose}")
    return response


async def _choose_page(
    request: AnyRequest, purpose: Purpose, form: NewPasswordForm, status_code: int = 200
) -> Response[Any]:
    invited = await get_invited(purpose, _token_of(request), site_of(request).now())
    return page(
        request,
        "choose_password.html",
        status_code,
        invited={"name": invited.name, "email": invited.email},
        is_new=purpose == "invitation",
        action=f"/{purpose}",
        form=form,
    )


def _token_of(request: AnyRequest) -> str:
    return request.cookies.get(LINK_COOKIE, "")
