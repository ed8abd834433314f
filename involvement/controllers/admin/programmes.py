"""Programmes: the list, one more, and one to be changed."""

from collections import Counter
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, saved_notice, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.database import Taken
from involvement.forms.organisations import DescribedForm, NewDescribedForm, new_form
from involvement.guards import Permits
from involvement.permissions import may_administer
from involvement.service import Programme
from involvement.store import programmes
from involvement.store.organisations import list_organisations
from involvement.store.services import list_administered
from translations.language import gettext as _


class ProgrammesController(Controller):
    """`/admin/programmes`."""

    path = "/admin/programmes"
    guards = (Permits(may_administer),)

    @get("/")
    async def programmes(self, request: AnyRequest) -> Response[Any]:
        """The programmes of the organisations that this account administers."""
        return await _list_page(request, await _new_form(request, None))

    @post("/", status_code=303)
    async def add(self, request: AnyRequest) -> Response[Any]:
        """One more programme."""
        form = await _new_form(request, await request.form())
        if form.validate():
            try:
                now = site_of(request).now()
                await programmes.add_programme(scope_of(request), now, **form.data)
            except Taken:
                form.slug.errors = [_("There is a programme at this address already")]
            else:
                return see_other("/admin/programmes?done=saved")
        return await _list_page(request, form, 422)

    @get("/{slug:str}")
    async def programme(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """What a programme is called, and what it is for."""
        found = await programmes.get_programme(scope_of(request), slug)
        return _page(request, found, DescribedForm(obj=found))

    @post("/{slug:str}", status_code=303)
    async def change(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Give a programme another name or description."""
        found = await programmes.get_programme(scope_of(request), slug)
        form = DescribedForm(await request.form())
        if not form.validate():
            return _page(request, found, form, 422)
        now = site_of(request).now()
        await programmes.change_programme(scope_of(request), now, slug, **form.data)
        return see_other(f"/admin/programmes/{slug}?done=saved")


async def _new_form(request: AnyRequest, posted: Any) -> NewDescribedForm:
    return new_form(NewDescribedForm, posted, await list_organisations(scope_of(request)))


async def _list_page(
    request: AnyRequest, form: NewDescribedForm, status_code: int = 200
) -> Response[Any]:
    scope = scope_of(request)
    held = Counter(
        each.programme.id for each in await list_administered(scope) if each.programme is not None
    )
    names = {each.id: each.name for each in await list_organisations(scope)}
    rows = [
        {
            "name": each.name,
            "organisation": names[each.organisation] if len(names) > 1 else None,
            "services": held[each.id],
            "url": f"/admin/programmes/{each.slug}",
        }
        for each in await programmes.list_programmes(scope)
    ]
    return desk_page(
        request,
        "admin/programmes.html",
        status_code,
        programmes=rows,
        form=form,
        notice=saved_notice(request),
    )


def _page(
    request: AnyRequest, found: Programme, form: DescribedForm, status_code: int = 200
) -> Response[Any]:
    return desk_page(
        request,
        "admin/edit.html",
        status_code,
        title=_("Programme: %(name)s", name=found.name),
        lead=_("Support services are put into a programme on their own pages."),
        form=form,
        action=f"/admin/programmes/{found.slug}",
        button=_("Save"),
        notice=saved_notice(request),
        back={"label": _("Back to the programmes"), "url": "/admin/programmes"},
    )
