"""Support services: the list, one more, and one with its state."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, saved_notice, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.database import Taken
from involvement.forms.organisations import (
    NewDescribedForm,
    ServiceForm,
    StateForm,
    new_form,
    service_form,
)
from involvement.guards import Permits
from involvement.permissions import may_administer
from involvement.service import STATE_LABELS, STATE_TONES, ServiceState, SupportService
from involvement.store import services
from involvement.store.organisations import list_organisations
from involvement.store.programmes import list_programmes
from translations.formats import format_date
from translations.language import gettext as _


class ServicesController(Controller):
    """`/admin/services`."""

    path = "/admin/services"
    guards = (Permits(may_administer),)

    @get("/")
    async def services(self, request: AnyRequest) -> Response[Any]:
        """The support services of the organisations that this account administers."""
        return await _list_page(request, await _new_form(request, None))

    @post("/", status_code=303)
    async def add(self, request: AnyRequest) -> Response[Any]:
        """One more support service."""
        form = await _new_form(request, await request.form())
        if form.validate():
            try:
                await services.add_service(scope_of(request), site_of(request).now(), **form.data)
            except Taken:
                form.slug.errors = [_("There is a support service at this address already")]
            else:
                return see_other("/admin/services?done=saved")
        return await _list_page(request, form, 422)

    @get("/{slug:str}")
    async def service(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """What a support service is called, where it belongs, and whether it takes people."""
        found = await services.get_administered(scope_of(request), slug)
        form = await _service_form(request, found, None)
        return _page(request, found, form, StateForm(obj=found))

    @post("/{slug:str}", status_code=303)
    async def change(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Give a support service another name, description or programme."""
        found = await services.get_administered(scope_of(request), slug)
        form = await _service_form(request, found, await request.form())
        if not form.validate():
            return _page(request, found, form, StateForm(obj=found), 422)
        now = site_of(request).now()
        await services.change_service(scope_of(request), now, slug, **form.data)
        return see_other(f"/admin/services/{slug}?done=saved")

    @post("/{slug:str}/state", status_code=303)
    async def change_state(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Open a support service, close it to new people, or end it."""
        found = await services.get_administered(scope_of(request), slug)
        form = StateForm(await request.form())
        if not form.validate():
            return _page(request, found, await _service_form(request, found, None), form, 422)
        await _change_state(request, slug, form)
        return see_other(f"/admin/services/{slug}?done=saved")


async def _change_state(request: AnyRequest, slug: str, form: StateForm) -> None:
    site = site_of(request)
    await services.change_state(
        scope_of(request),
        site.now(),
        slug,
        state=ServiceState(form.state.data),
        on=site.today(),
        notice=form.notice.data or "",
        elsewhere=form.elsewhere.data or "",
    )


async def _new_form(request: AnyRequest, posted: Any) -> NewDescribedForm:
    return new_form(NewDescribedForm, posted, await list_organisations(scope_of(request)))


async def _service_form(request: AnyRequest, found: SupportService, posted: Any) -> ServiceForm:
    programmes = [
        each
        for each in await list_programmes(scope_of(request))
        if each.organisation == found.organisation.id
    ]
    chosen = found.programme.slug if found.programme else ""
    now = {"name": found.name, "about": found.about, "programme": chosen}
    return service_form(posted, programmes, now)


async def _list_page(
    request: AnyRequest, form: NewDescribedForm, status_code: int = 200
) -> Response[Any]:
    scope = scope_of(request)
    several = len(await list_organisations(scope)) > 1
    rows = [
        {
            "name": each.name,
            "programme": each.programme_name,
            "organisation": each.organisation.name if several else None,
            "url": f"/admin/services/{each.slug}",
            **_state(each),
        }
        for each in await services.list_administered(scope)
    ]
    return desk_page(
        request,
        "admin/services.html",
        status_code,
        services=rows,
        form=form,
        notice=saved_notice(request),
    )


def _page(
    request: AnyRequest,
    found: SupportService,
    form: ServiceForm,
    state_form: StateForm,
    status_code: int = 200,
) -> Response[Any]:
    return desk_page(
        request,
        "admin/service.html",
        status_code,
        service={
            "name": found.name,
            "url": f"/admin/services/{found.slug}",
            "people_url": f"/desk/services/{found.slug}",
            **_state(found),
        },
        form=form,
        state_form=state_form,
        notice=saved_notice(request),
    )


def _state(service: SupportService) -> dict[str, Any]:
    """How the state of a support service is shown; `since` is "" where it never changed."""
    return {
        "state_label": _(STATE_LABELS[service.state]),
        "state": STATE_TONES[service.state],
        "since": format_date(service.state_on) if service.state_on else "",
    }
