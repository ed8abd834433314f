"""Accounts, for the administrators of their organisations.

It stands here, and not in `involvement`, because roles are given in forums too: this folder is the
lowest that knows them.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from forums.controllers.account_rows import account_row, role_row
from forums.store import list_forums
from involvement.account import StaffAccount
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.forms.accounts import InviteForm, RoleForm, role_form
from involvement.guards import Permits
from involvement.permissions import may_administer, may_help, may_manage
from involvement.place import Place, PlaceKind, Reach
from involvement.roles import Scope
from involvement.site import local
from involvement.store.accounts import AccountExists, end_account, get_account, list_accounts
from involvement.store.grants import add_grant, end_grant
from involvement.store.links import NewLink, invite, make_link
from involvement.store.reach import get_reach
from involvement.store.second_factor import remove_second_factor
from translations.formats import format_date
from translations.language import N_
from translations.language import gettext as _

NOTICES = {
    "role": N_("The role is given."),
    "role-ended": N_("The role is ended."),
    "second-factor": N_("The second factor is removed, and they are signed out everywhere."),
    "ended": N_("The account is ended, and signed out everywhere."),
}


class AccountsController(Controller):
    """`/admin/accounts`."""

    path = "/admin/accounts"
    guards = (Permits(may_administer),)

    @get("/")
    async def accounts(self, request: AnyRequest) -> Response[Any]:
        """Everybody with a role in the administrator's organisations."""
        found = await list_accounts(scope_of(request), site_of(request).today())
        reach = await _reach(request)
        rows = [account_row(each, reach, site_of(request)) for each in found]
        return desk_page(request, "admin/accounts.html", accounts=rows)

    @get("/new")
    async def invite_page(self, request: AnyRequest) -> Response[Any]:
        """The form with which somebody is invited."""
        form = role_form(InviteForm, None, await _reach(request), site_of(request).today())
        return desk_page(request, "admin/invite.html", form=form)

    @post("/new", status_code=200)
    async def invite(self, request: AnyRequest) -> Response[Any]:
        """A new account; the link for its owner is on this page only."""
        posted, today = await request.form(), site_of(request).today()
        form = role_form(InviteForm, posted, await _reach(request), today)
        link = await _invite(request, form) if form.validate() else None
        if link is None:
            return desk_page(request, "admin/invite.html", 422, form=form)
        return _link_page(request, link, form.name.data or "", "/admin/accounts")

    @get("/{key:uuid}")
    async def account(self, request: AnyRequest, key: FromPath[UUID]) -> Response[Any]:
        """One account, and what can be done about it."""
        form = role_form(RoleForm, None, await _reach(request), site_of(request).today())
        return await _account_page(request, key, form)

    @post("/{key:uuid}/roles", status_code=303)
    async def give(self, request: AnyRequest, key: FromPath[UUID]) -> Response[Any]:
        """One more role."""
        posted, (scope, now, today) = await request.form(), _who_and_when(request)
        form = role_form(RoleForm, posted, await _reach(request), today)
        if not form.validate():
            return await _account_page(request, key, form, 422)
        await add_grant(scope, now, today, key, form.grant(), await _groups(scope))
        return see_other(f"/admin/accounts/{key}?done=role")

    @post("/{key:uuid}/roles/{number:int}/end", status_code=303)
    async def end_role(
        self, request: AnyRequest, key: FromPath[UUID], number: FromPath[int]
    ) -> Response[Any]:
        """A role is over, at once."""
        await end_grant(*_who_and_when(request), key, number)
        return see_other(f"/admin/accounts/{key}?done=role-ended")

    @post("/{key:uuid}/link", status_code=200)
    async def link(self, request: AnyRequest, key: FromPath[UUID]) -> Response[Any]:
        """A new link to choose a password; it is on this page only."""
        found = await get_account(scope_of(request), site_of(request).today(), key)
        link = await make_link(*_who_and_when(request), key)
        return _link_page(request, link, found.name, f"/admin/accounts/{key}")

    @post("/{key:uuid}/second-factor/remove", status_code=303)
    async def remove(self, request: AnyRequest, key: FromPath[UUID]) -> Response[Any]:
        """For somebody who lost their second factor and their recovery codes."""
        await remove_second_factor(*_who_and_when(request), key)
        return see_other(f"/admin/accounts/{key}?done=second-factor")

    @post("/{key:uuid}/end", status_code=303)
    async def end(self, request: AnyRequest, key: FromPath[UUID]) -> Response[Any]:
        """Somebody leaves."""
        await end_account(*_who_and_when(request), key)
        return see_other(f"/admin/accounts/{key}?done=ended")


def _who_and_when(request: AnyRequest) -> tuple[Scope, datetime, date]:
    """What every change to an account begins with."""
    return scope_of(request), site_of(request).now(), site_of(request).today()


async def _groups(scope: Scope) -> list[Place]:
    """The groups that this account may see, as places of roles; its reach narrows them further."""
    forums = await list_forums(scope)
    return [Place(PlaceKind.FORUM, each.slug, each.name, each.organisation) for each in forums]


async def _reach(request: AnyRequest) -> Reach:
    scope = scope_of(request)
    return await get_reach(scope, await _groups(scope))


async def _invite(request: AnyRequest, form: InviteForm) -> NewLink | None:
    """The link for somebody new; None, with the mistake at its field, where they are not new."""
    scope, now, today = _who_and_when(request)
    try:
        return await invite(
            scope,
            now,
            today,
            email=form.email.data or "",
            name=form.name.data or "",
            grant=form.grant(),
            groups=await _groups(scope),
        )
    except AccountExists:
        form.email.errors = [_("This address has an account already")]
        return None


def _link_page(request: AnyRequest, link: NewLink, name: str, back_url: str) -> Response[Any]:
    return desk_page(
        request,
        "admin/link.html",
        name=name,
        is_new=link.purpose == "invitation",
        address=f"{site_of(request).settings.base_url}{link.path}",
        until=format_date(local(link.expires_at).date()),
        back_url=back_url,
    )


async def _account_page(
    request: AnyRequest, key: UUID, form: RoleForm, status_code: int = 200
) -> Response[Any]:
    scope, _now, today = _who_and_when(request)
    found = await get_account(scope, today, key)
    notice = NOTICES.get(request.query_params.get("done", ""))
    return desk_page(
        request,
        "admin/account.html",
        status_code,
        shown=account_row(found, form.reach, site_of(request)),
        roles=[role_row(each, form.reach, today) for each in found.held],
        may_end=may_manage(found.elsewhere),
        refused=_refused(scope, found),
        form=form,
        notice=_(notice) if notice else None,
    )


def _refused(scope: Scope, found: StaffAccount) -> str | None:
    """Why this administrator cannot make a link for the account; None where they can."""
    if not may_help(scope, found.id):
        return str(may_help.sentence)
    return None if may_manage(found.elsewhere) else str(may_manage.sentence)
