"""What one participant agrees to, and recording what they said in another way than on a page."""

import uuid
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.consent import (
    Action,
    Agreement,
    Event,
    How,
    Purpose,
    Wording,
    in_force,
    newest_of_each,
    wordings_for,
)
from involvement.consent_form import AgreedForm, agreed_form, told_ways
from involvement.consent_words import ACTIONS, WAYS, purpose_label, wording_label, wording_words
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.guards import Permits
from involvement.participant import Participant
from involvement.permissions import may_work
from involvement.service import SupportService
from involvement.store.agencies import list_agencies
from involvement.store.consents import list_events, record_about, record_given
from involvement.store.participants import list_participants
from involvement.store.services import NotInScope, get_service
from involvement.store.wordings import list_wordings
from translations.formats import format_date
from translations.language import gettext as _

Choice = TypeVar("Choice", bound=StrEnum)


class ConsentsController(Controller):
    """`/desk/services/{slug}/participants/{key}/consent`."""

    path = "/desk/services/{slug:str}/participants/{key:uuid}/consent"
    guards = (Permits(may_work),)

    @get("/")
    async def consents(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """What this participant agrees to now, and all that was recorded."""
        service = await get_service(scope_of(request), slug)
        person = await _get_person(request, service, key)
        return await _page(request, service, person, await _form(request, service, person, None))

    @post("/", status_code=303)
    async def agreed(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Record that they agreed to something."""
        service = await get_service(scope_of(request), slug)
        person = await _get_person(request, service, key)
        form = await _form(request, service, person, await request.form())
        if not form.validate():
            return await _page(request, service, person, form, 422)
        await record_given(
            scope_of(request),
            site_of(request).now(),
            site_of(request).today(),
            service=slug,
            participant=key,
            **_given(form),
        )
        return see_other(f"/desk/services/{slug}/participants/{key}/consent?done=1")

    @post("/now", status_code=303)
    async def about(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Record that they took back, or confirmed, something they agree to."""
        site, form = site_of(request), await request.form()
        agency = str(form.get("agency", ""))
        await record_about(
            scope_of(request),
            site.now(),
            site.today(),
            service=slug,
            participant=key,
            action=_chosen(Action, form.get("action")),
            purpose=_chosen(Purpose, form.get("purpose")),
            how=_chosen(How, form.get("how")),
            once=_read_key(form.get("once")),
            agency=int(agency) if agency.isdecimal() else None,
        )
        return see_other(f"/desk/services/{slug}/participants/{key}/consent?done=1")


async def _page(
    request: AnyRequest,
    service: SupportService,
    person: Participant,
    form: AgreedForm,
    status_code: int = 200,
) -> Response[Any]:
    events = await list_events(person.id)
    agreed = in_force(events, site_of(request).today()).values()
    return desk_page(
        request,
        "desk/consent.html",
        status_code,
        participant={
            "number": person.number,
            "reference": person.reference,
            "takes_part": person.takes_part,
            "young": person.young,
            "url": f"/desk/services/{service.slug}/participants/{person.key}/consent",
        },
        service={"name": service.name, "url": f"/desk/services/{service.slug}"},
        agreed=[_agreed_row(each) for each in agreed],
        history=[_event_row(each) for each in reversed(events)],
        ways=[
            {"value": each.value, "label": _(WAYS[each])} for each in told_ways(young=person.young)
        ],
        form=form if form.wording.choices else None,
        words=[
            {"label": wording_label(each), "wording": wording_words(each)}
            for each in await _list_wordings(service, person)
        ],
        once=uuid.uuid4(),
        notice=_("It is on record.") if request.query_params.get("done") else None,
    )


async def _get_person(request: AnyRequest, service: SupportService, key: UUID) -> Participant:
    people = await list_participants(scope_of(request), site_of(request).secrecy, service.slug)
    for person in people:
        if person.key == key:
            return person
    raise NotInScope(key)


async def _list_wordings(service: SupportService, person: Participant) -> list[Wording]:
    """What this participant can agree to today."""
    published = await list_wordings(service.organisation.id)
    return newest_of_each(wordings_for(published, young=person.young))


async def _form(
    request: AnyRequest, service: SupportService, person: Participant, posted: Any
) -> AgreedForm:
    owner = service.organisation.id
    partners = await list_agencies(scope_of(request))
    return agreed_form(
        posted,
        wordings=await _list_wordings(service, person),
        agencies=[each for each in partners if each.organisation == owner],
        once=uuid.uuid4(),
        today=site_of(request).today(),
        young=person.young,
    )


def _given(form: AgreedForm) -> dict[str, Any]:
    """What a valid form records."""
    return {
        "wording": form.wording.data,
        "how": How(form.how.data),
        "agencies": form.agencies.data,
        "until": form.until.data,
        "once": _read_key(form.once.data),
    }


def _agreed_row(agreement: Agreement) -> dict[str, Any]:
    given, confirmed = agreement.given, agreement.confirmed_at
    return {
        **_event_row(given),
        "purpose": given.wording.purpose.value,
        "agency": given.agency or "",
        "until": format_date(given.until) if given.until else None,
        "confirmed_on": format_date(confirmed.date()) if confirmed else None,
    }


def _event_row(event: Event) -> dict[str, Any]:
    return {
        "label": purpose_label(event.wording.purpose, event.agency_name),
        "action": _(ACTIONS[event.action]),
        "how": _(WAYS[event.how]),
        "on": format_date(event.at.date()),
        "wording": wording_words(event.wording),
    }


def _chosen(kind: type[Choice], value: object) -> Choice:
    """What a form of ours sent. Raises NotInScope for anything else."""
    try:
        return kind(str(value))
    except ValueError:
        raise NotInScope(value) from None


def _read_key(value: object) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        raise NotInScope(value) from None
