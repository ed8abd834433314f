"""The people of one support service: who is due, adding participants, cards, and their state."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import segno
from litestar import Controller, Response, get, post
from litestar.params import FromPath
from markupsafe import Markup

from involvement.code_card import CodeCard
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.forms import AddParticipantsForm
from involvement.participant import MOST_AT_ONCE, Participant, State
from involvement.policies import may_add_people
from involvement.service import SupportService
from involvement.settings import Settings
from involvement.store import participants
from involvement.store.services import NotInScope, get_service
from surveys.due import Progress, list_due, standings_of
from surveys.store.surveys import list_progress, list_surveys_of
from surveys.survey import Survey
from surveys.wording import wave_name
from translations.formats import format_date
from translations.language import N_
from translations.language import gettext as _

STATES = {
    State.ACTIVE: N_("Active"),
    State.MOVED_ON: N_("Moved on"),
    State.DIED: N_("Died"),
    State.IN_CUSTODY: N_("In custody"),
    State.NOT_TO_BE_CONTACTED: N_("Asked not to be contacted"),
}
WAVE_STATES = {
    "coming": N_("later"),
    "due": N_("due now"),
    "missed": N_("not answered in time"),
    "done": N_("answered"),
    "not_asked": N_("not asked"),
}
NOTICES = {
    "state": N_("The change is saved. Earlier answers stay as they are."),
}


class PeopleController(Controller):
    """`/desk/services/{slug}` and its participants."""

    path = "/services/{slug:str}"

    @get("/")
    async def service_page(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Everybody of this support service."""
        form = AddParticipantsForm(
            batch_key=secrets.token_urlsafe(24), joined_on=site_of(request).today()
        )
        return await _service_page(request, slug, form)

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
        )
        return await _cards_page(request, slug, cards)

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

    @post("/participants/{key:uuid}/state", status_code=303)
    async def change_state(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Where somebody is in their life with the service."""
        site = site_of(request)
        state = str((await request.form()).get("state", ""))
        if state not in set(State):
            raise NotInScope(state)
        await participants.change_state(
            scope_of(request), site.now(), key=key, state=State(state), on=site.today()
        )
        return see_other(f"/desk/services/{slug}?done=state")


async def _service_page(
    request: AnyRequest, slug: str, form: AddParticipantsForm, status_code: int = 200
) -> Response[Any]:
    site, scope = site_of(request), scope_of(request)
    service = await get_service(scope, slug)
    people = await participants.list_participants(scope, site.secrecy, slug)
    surveys = [each for each in await list_surveys_of([service.id]) if not each.is_anonymous]
    progress = await list_progress(survey.id for survey in surveys)
    notice = NOTICES.get(request.query_params.get("done", ""))
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
        due=_due_rows(people, surveys, progress, site.today()),
        participants=[_row(p, surveys, progress, site.today()) for p in people],
        states=[{"value": state.value, "label": _(label)} for state, label in STATES.items()],
        add_form=form,
        batch_key=secrets.token_urlsafe(24),
        notice=_(notice) if notice else None,
    )


def _due_rows(
    people: list[Participant],
    surveys: Sequence[Survey],
    progress: Progress,
    today: date,
) -> list[dict[str, Any]]:
    due = [each for survey in surveys for each in list_due(survey, people, progress, today)]
    return [
        {
            "reference": each.participant.reference,
            "number": each.participant.number,
            "survey": each.survey.title if len(surveys) > 1 else None,
            "wave": wave_name(each.standing.wave.kind),
            "until": format_date(each.standing.closes_on),
            "late": each.is_late(today),
        }
        for each in sorted(due, key=lambda each: each.standing.closes_on)
    ]


def _row(
    person: Participant, surveys: Sequence[Survey], progress: Progress, today: date
) -> dict[str, Any]:
    statuses = progress.get(person.id, {})
    answered = [
        {
            "title": survey.title if len(surveys) > 1 else None,
            "waves": [
                {
                    "label": wave_name(standing.wave.kind),
                    "done": standing.state == "done",
                    "status_label": _(WAVE_STATES[standing.state]),
                }
                for standing in standings_of(survey, person, statuses, today)
            ],
        }
        for survey in surveys
    ]
    return {
        "id": person.key,
        "reference": person.reference,
        "number": person.number,
        "state": person.state.value,
        "state_label": _(STATES[person.state]),
        "surveys": answered,
        "active": person.state is State.ACTIVE,
    }


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
    drawn = segno.make(address, error="m").svg_inline(
        scale=3, omitsize=True, svgclass="qr", lineclass=None, title=_("Code to scan")
    )
    return {
        "code_groups": card.groups,
        "qr_svg": Markup(drawn),  # noqa: S704 - drawn by segno from our own address
        "address": f"{settings.short_address}/code",
        "organisation": service.organisation.name,
        "service": service.name,
        "number": card.number,
    }
