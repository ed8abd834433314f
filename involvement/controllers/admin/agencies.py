"""Partner agencies: the list, one more, and one with its sharing protocol."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.agency import PROTOCOL_LABELS, PROTOCOL_TONES, Agency, Protocol
from involvement.controllers.desk_page import desk_page, saved_notice, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.database import Taken
from involvement.forms.organisations import NamedForm, NewForm, ProtocolForm, new_form
from involvement.guards import Permits
from involvement.permissions import may_administer
from involvement.policies import may_share
from involvement.store import agencies
from involvement.store.organisations import list_organisations
from translations.formats import format_date
from translations.language import gettext as _


class AgenciesController(Controller):
    """`/admin/agencies`."""

    path = "/admin/agencies"
    guards = (Permits(may_administer),)

    @get("/")
    async def agencies(self, request: AnyRequest) -> Response[Any]:
        """The partner agencies of the organisations that this account administers."""
        return await _list_page(request, await _new_form(request, None))

    @post("/", status_code=303)
    async def add(self, request: AnyRequest) -> Response[Any]:
        """One more partner agency, without a protocol."""
        form = await _new_form(request, await request.form())
        if form.validate():
            try:
                await agencies.add_agency(scope_of(request), site_of(request).now(), **form.data)
            except Taken:
                form.slug.errors = [_("There is a partner agency at this address already")]
            else:
                return see_other("/admin/agencies?done=saved")
        return await _list_page(request, form, 422)

    @get("/{slug:str}")
    async def agency(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """What a partner agency is called, and how far its protocol is."""
        found = await agencies.get_administered(scope_of(request), slug)
        return _page(request, found, NamedForm(obj=found), _protocol_form(request, found, None))

    @post("/{slug:str}", status_code=303)
    async def rename(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Give a partner agency another name."""
        found = await agencies.get_administered(scope_of(request), slug)
        form = NamedForm(await request.form())
        if not form.validate():
            return _page(request, found, form, _protocol_form(request, found, None), 422)
        now = site_of(request).now()
        await agencies.rename_agency(scope_of(request), now, slug, **form.data)
        return see_other(f"/admin/agencies/{slug}?done=saved")

    @post("/{slug:str}/protocol", status_code=303)
    async def change_protocol(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Record how far the sharing protocol is: before it is signed nothing is shared."""
        found = await agencies.get_administered(scope_of(request), slug)
        form = _protocol_form(request, found, await request.form())
        if not form.validate():
            return _page(request, found, NamedForm(obj=found), form, 422)
        protocol, now = Protocol(form.protocol.data), site_of(request).now()
        await agencies.change_protocol(
            scope_of(request), now, slug, protocol=protocol, on=form.on.data
        )
        return see_other(f"/admin/agencies/{slug}?done=saved")


async def _new_form(request: AnyRequest, posted: Any) -> NewForm:
    return new_form(NewForm, posted, await list_organisations(scope_of(request)))


def _protocol_form(request: AnyRequest, found: Agency, posted: Any) -> ProtocolForm:
    today = site_of(request).today()
    return ProtocolForm(posted, today, protocol=found.protocol.value, on=found.protocol_on)


async def _list_page(request: AnyRequest, form: NewForm, status_code: int = 200) -> Response[Any]:
    scope = scope_of(request)
    names = {each.id: each.name for each in await list_organisations(scope)}
    rows = [
        {
            "name": each.name,
            "organisation": names[each.organisation] if len(names) > 1 else None,
            "url": f"/admin/agencies/{each.slug}",
            **_protocol(each),
        }
        for each in await agencies.list_agencies(scope)
        if each.organisation in names  # a partner of where this account only works is not listed
    ]
    return desk_page(
        request,
        "admin/agencies.html",
        status_code,
        agencies=rows,
        form=form,
        notice=saved_notice(request),
    )


def _page(
    request: AnyRequest,
    found: Agency,
    form: NamedForm,
    protocol_form: ProtocolForm,
    status_code: int = 200,
) -> Response[Any]:
    return desk_page(
        request,
        "admin/agency.html",
        status_code,
        agency={
            "name": found.name,
            "url": f"/admin/agencies/{found.slug}",
            "refusal": None if may_share(found.protocol) else str(may_share.sentence),
            **_protocol(found),
        },
        form=form,
        protocol_form=protocol_form,
        notice=saved_notice(request),
    )


def _protocol(agency: Agency) -> dict[str, Any]:
    """How the protocol of an agency is shown; `since` is "" where there is none."""
    return {
        "protocol_label": _(PROTOCOL_LABELS[agency.protocol]),
        "protocol": PROTOCOL_TONES[agency.protocol],
        "since": format_date(agency.protocol_on) if agency.protocol_on else "",
    }
