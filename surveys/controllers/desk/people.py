"""The people of one support service: who is due, adding participants, cards, and their state."""

import secrets
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.code_card import CodeCard
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, site_of
from involvement.forms import AddParticipantsForm
from involvement.key_ring import Unopened
from involvement.participant import MOST_AT_ONCE, Participant
from involvement.policies import may_add_people
from involvement.service import SupportService
from involvement.settings import Settings
from involvement.store import participants
from involvement.store.needs import list_current
from involvement.store.services import get_service
from surveys.agreeing import young_wait
from surveys.controllers.desk.qr import draw_qr
from surveys.controllers.desk.rows import due_rows, participant_row, state_choices
from surveys.store.surveys import list_progress, list_surveys_of
from translations.language import N_
from translations.language import gettext as _

NOTICES = {
    "state": N_("The change is saved. Earlier answers stay as they are."),
}


class PeopleController(Controller):
    """`/desk/services/{slug}` and its participants."""

    path = "/services/{slug:str}"

    @get("/")
    async def service_page(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Everybody of this support service."""
        return await _service_page(request, slug, _add_form(request))

    @post("/participants", status_code=200)
    async def add(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """New participants; their codes are on this page and never again."""
        form = AddParticipantsForm(await request.form())
        references = _references(form) if form.validate() else None
        if references is None or not form.batch_key.data:
            return await _service_page(request, slug, form, 422)
        site = site_of(request)
        cards = await participants.add_participants(
            scope_of(request),
            site.now(),
            site.secrecy,
            service=slug,
            batch_key=form.batch_key.data,
            references=references,
            joined_on=form.joined_on.data or site.today(),
            young=bool(form.young.data),
        )
        return await _cards_page(request, slug, cards)

    @post("/search", status_code=200)
    async def search(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Those whose reference holds some words, which are sent: they stand in no address."""
        wanted = str((await request.form()).get("find", "")).strip()
        return await _service_page(request, slug, _add_form(request), wanted=wanted)

    @post("/participants/{key:uuid}/card", status_code=200)
    async def replace_card(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """A new card for a lost one, which stops working."""
        site = site_of(request)
        form = await request.form()
        card = await participants.replace_card(
            scope_of(request),
            site.now(),
            site.secrecy,
            key=key,
            batch_key=str(form.get("batch_key") or secrets.token_urlsafe(24)),
        )
        return await _cards_page(request, slug, [card])


def _add_form(request: AnyRequest) -> AddParticipantsForm:
    """The empty form for new participants."""
    return AddParticipantsForm(
        batch_key=secrets.token_urlsafe(24), joined_on=site_of(request).today()
    )


async def _service_page(
    request: AnyRequest,
    slug: str,
    form: AddParticipantsForm,
    status_code: int = 200,
    wanted: str = "",
) -> Response[Any]:
    site, scope = site_of(request), scope_of(request)
    today = site.today()
    service = await get_service(scope, slug)
    people = await participants.list_participants(scope, site.secrecy, slug)
    needs = await list_current(person.id for person in people)
    surveys = [
        each for each in await list_surveys_of([service.id], [service]) if not each.is_anonymous
    ]
    progress = await list_progress(survey.id for survey in surveys)
    return desk_page(
        request,
        "desk/service.html",
        status_code,
        service={
            "name": service.name,
            "programme": service.programme_name,
            "url": f"/desk/services/{slug}",
            "refusal": None if may_add_people(service.state) else str(may_add_people.sentence),
        },
        young_wait=any(each.young for each in people) and await young_wait(service.organisation.id),
        due=due_rows(people, surveys, progress, needs, today),
        participants=[
            participant_row(each, surveys, progress.get(each.id, {}), needs[each.id], today)
            for each in people
            if is_wanted(each, wanted)
        ],
        wanted=wanted,
        unread=sum(isinstance(each.reference, Unopened) for each in people),
        states=state_choices(),
        add_form=form,
        batch_key=secrets.token_urlsafe(24),
        notice=_(NOTICES[done]) if (done := request.query_params.get("done")) in NOTICES else None,
    )


def is_wanted(person: Participant, wanted: str) -> bool:
    """Whether a participant's reference holds these words, or their card has this number."""
    reference = person.reference if isinstance(person.reference, str) else ""
    return wanted.casefold() in reference.casefold() or wanted == str(person.number)


def _references(form: AddParticipantsForm) -> list[str | None] | None:
    """A reference for each new participant, or None with the mistake named at its field."""
    lines: list[str | None] = [
        line.strip()[:100] for line in (form.references.data or "").splitlines() if line.strip()
    ]
    number = form.number.data
    if not lines and number is None:
        form.number.errors = [_("Enter how many people, or write their references below")]
    elif len(lines) > MOST_AT_ONCE:
        form.references.errors = [_("Add at most 50 people at once")]
    elif lines and number is not None and number < len(lines):
        form.number.errors = [_("There are more references than people")]
    else:
        return lines + [None] * ((number or len(lines)) - len(lines))
    return None


async def _cards_page(request: AnyRequest, slug: str, cards: list[CodeCard]) -> Response[Any]:
    service = await get_service(scope_of(request), slug)
    settings = site_of(request).settings
    return desk_page(
        request,
        "desk/cards.html",
        cards=[_card(card, service, settings) for card in cards],
        back_url=f"/desk/services/{slug}",
    )


def _card(card: CodeCard, service: SupportService, settings: Settings) -> dict[str, Any]:
    address = f"{settings.base_url}/join/{card.code}"
    return {
        "code_groups": card.groups,
        "qr_svg": draw_qr(address, _("Code to scan")),
        "address": f"{settings.short_address}/code",
        "organisation": service.organisation.name,
        "service": service.name,
        "number": card.number,
    }
