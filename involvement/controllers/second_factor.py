"""Setting up one's own second factor, new recovery codes, and taking it away."""

from typing import Any

import segno
from litestar import Controller, Response, get, post
from markupsafe import Markup

from involvement.code_card import in_groups
from involvement.controllers.desk_page import desk_page, scope_of, signed_in_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.controllers.signing_in import start_session
from involvement.forms.signing_in import ProofForm, SetUpForm
from involvement.guards import BEFORE_SECOND_FACTOR, Permits
from involvement.permissions import may_go_on, may_keep_own_account
from involvement.proving import prove_both
from involvement.second_factor import address_of, groups_of, read_digits
from involvement.site import local
from involvement.store.own_account import get_own
from involvement.store.second_factor import (
    begin_second_factor,
    get_second_factor,
    get_secret,
    make_recovery_codes,
    remove_own_second_factor,
)
from translations.formats import format_date
from translations.language import gettext as _


class SecondFactorController(Controller):
    """`/account/second-factor`."""

    path = "/account/second-factor"
    guards = (Permits(may_keep_own_account),)
    opt = BEFORE_SECOND_FACTOR

    @get("/")
    async def second_factor(self, request: AnyRequest) -> Response[Any]:
        """Setting it up; once it is in force, what can be changed about it."""
        return await _second_factor_page(request)

    @post("/", status_code=200)
    async def set_up(self, request: AnyRequest) -> Response[Any]:
        """The first right code puts it in force; the recovery codes are on this page only."""
        form, site, scope = SetUpForm(await request.form()), site_of(request), scope_of(request)
        digits = read_digits(form.code.data or "") if form.validate() else None
        codes = await begin_second_factor(scope, site.now(), site.secrecy, digits or "")
        if codes is None:
            if not form.errors:
                form.code.errors = [_wrong_digits()]
            return await _second_factor_page(request, set_up=form, status_code=422)
        signed_in = signed_in_of(request)
        # Only administrators could not go on before: they begin with what their organisation needs.
        response = _codes_page(request, codes, "/account" if may_go_on(signed_in) else "/admin")
        await start_session(request, response, signed_in.account, second_factor=True)
        return response

    @post("/codes", status_code=200)
    async def new_codes(self, request: AnyRequest) -> Response[Any]:
        """New recovery codes; the older ones stop working."""
        form = ProofForm(await request.form())
        if not await _is_proven(request, form):
            return await _second_factor_page(request, proof=form, status_code=422)
        site = site_of(request)
        codes = await make_recovery_codes(scope_of(request), site.now(), site.secrecy)
        return _codes_page(request, codes, "/account")

    @post("/remove", status_code=303)
    async def remove(self, request: AnyRequest) -> Response[Any]:
        """Sign in with the password alone from now on, or set it up anew with another phone."""
        form = ProofForm(await request.form())
        if not await _is_proven(request, form):
            return await _second_factor_page(request, proof=form, status_code=422)
        await remove_own_second_factor(scope_of(request), site_of(request).now())
        return see_other("/account?done=second-factor")


async def _is_proven(request: AnyRequest, form: ProofForm) -> bool:
    """Whether password and code are right; else the form says so."""
    if not form.validate():
        return False
    site, own = site_of(request), await get_own(scope_of(request))
    password, code = form.password.data or "", form.code.data or ""
    if await prove_both(own.email, password, code, site.now(), site.secrecy):
        return True
    form.password.errors = [_wrong_pair()]
    return False


async def _second_factor_page(
    request: AnyRequest,
    *,
    set_up: SetUpForm | None = None,
    proof: ProofForm | None = None,
    status_code: int = 200,
) -> Response[Any]:
    signed_in, site = signed_in_of(request), site_of(request)
    own = await get_own(signed_in.scope)
    secret = await get_secret(signed_in.scope, site.secrecy)
    if secret is None:
        factor = await get_second_factor(own.id)
        return desk_page(
            request,
            "account/second_factor.html",
            status_code,
            since=format_date(local(factor.since).date()) if factor.since else "",
            codes_left=factor.codes_left,
            form=proof or ProofForm(),
        )
    return desk_page(
        request,
        "account/second_factor_new.html",
        status_code,
        needed=not may_go_on(signed_in),
        qr_svg=_draw(address_of(secret, own.email)),
        secret_groups=groups_of(secret),
        form=set_up or SetUpForm(),
    )


def _codes_page(request: AnyRequest, codes: list[str], next_url: str) -> Response[Any]:
    groups = [" ".join(in_groups(code)) for code in codes]
    return desk_page(request, "account/recovery_codes.html", codes=groups, next_url=next_url)


def _draw(address: str) -> Markup:
    """The square that an app reads; white around it, whatever the page looks like."""
    drawn = segno.make(address, error="m").svg_inline(
        scale=5, light="#fff", svgclass="qr", lineclass=None, title=_("Square for your app to read")
    )
    return Markup(drawn)  # noqa: S704 - drawn by segno from our own address


def _wrong_digits() -> str:
    return _("Those digits did not work. Please wait for new ones, and check the phone's clock.")


def _wrong_pair() -> str:
    return _(
        "That password and code do not belong together. After ten wrong tries in a row your "
        "account is closed for a quarter of an hour."
    )
