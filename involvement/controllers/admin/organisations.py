"""An organisation's name and help line, and one more organisation."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, saved_notice, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.database import Taken
from involvement.forms.organisations import NewOrganisationForm, OrganisationForm
from involvement.guards import Permits
from involvement.permissions import may_add_organisation, may_administer
from involvement.service import Organisation
from involvement.store import organisations
from translations.language import gettext as _


class NewOrganisationController(Controller):
    """`/admin/organisations`."""

    path = "/admin/organisations"
    guards = (Permits(may_add_organisation),)

    @get("/")
    async def new_page(self, request: AnyRequest) -> Response[Any]:
        """The form for one more organisation."""
        return _new_page(request, NewOrganisationForm())

    @post("/", status_code=303)
    async def new(self, request: AnyRequest) -> Response[Any]:
        """Add it; its help line is written next."""
        form = NewOrganisationForm(await request.form())
        if form.validate():
            try:
                await _add(request, form)
            except Taken:
                form.slug.errors = [_("There is an organisation at this address already")]
            else:
                return see_other(f"/admin/organisations/{form.slug.data}")
        return _new_page(request, form, 422)


class OrganisationController(Controller):
    """`/admin/organisations/{slug}`."""

    path = "/admin/organisations/{slug:str}"
    guards = (Permits(may_administer),)

    @get("/")
    async def organisation(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """What the organisation is called, and whom people can ring."""
        found = await organisations.get_organisation(scope_of(request), slug)
        return _page(request, found, OrganisationForm(obj=found))

    @post("/", status_code=303)
    async def change(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Change it, on every page at once."""
        scope = scope_of(request)
        found = await organisations.get_organisation(scope, slug)
        form = OrganisationForm(await request.form())
        if not form.validate():
            return _page(request, found, form, 422)
        now = site_of(request).now()
        await organisations.change_organisation(scope, now, slug, **form.data)
        return see_other(f"/admin/organisations/{slug}?done=saved")


async def _add(request: AnyRequest, form: NewOrganisationForm) -> None:
    await organisations.add_organisation(
        scope_of(request),
        site_of(request).now(),
        slug=form.slug.data or "",
        name=form.name.data or "",
        help_name="",
        help_phone="",
        help_text="",
    )


def _new_page(
    request: AnyRequest, form: NewOrganisationForm, status_code: int = 200
) -> Response[Any]:
    return desk_page(
        request,
        "admin/edit.html",
        status_code,
        title=_("Add an organisation"),
        lead=_("Each organisation has its own support services, accounts, texts and audit."),
        form=form,
        action="/admin/organisations",
        button=_("Add the organisation"),
        notice=None,
        back={"label": _("Back to the overview"), "url": "/admin"},
    )


def _page(
    request: AnyRequest, found: Organisation, form: OrganisationForm, status_code: int = 200
) -> Response[Any]:
    return desk_page(
        request,
        "admin/edit.html",
        status_code,
        title=_("Name and help line"),
        lead=_("They stand on the pages of everybody who answers, under “Help now”."),
        form=form,
        action=f"/admin/organisations/{found.slug}",
        button=_("Save"),
        notice=saved_notice(request),
        back={"label": _("Back to the overview"), "url": "/admin"},
    )
