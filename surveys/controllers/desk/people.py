"""The people of one support service: finding them, who is due, and adding participants."""

import secrets
from collections.abc import Sequence
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.code_card import CodeCard
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, site_of
from involvement.forms import AddParticipantsForm
from involvement.key_ring import Unopened
from involvement.participant import MOST_AT_ONCE, Participant, ReferenceTaken
from involvement.policies import may_add_people
from involvement.service import SupportService
from involvement.store import participants
from involvement.store.needs import list_current
from involvement.store.services import get_service
from surveys.agreeing import young_wait
from surveys.controllers.desk.cards import cards_page
from surveys.controllers.desk.rows import due_rows, participant_row, person_words
from surveys.store.surveys import list_progress, list_surveys_of
from translations.language import gettext as _

A_PAGE = 25
MOST_DUE = 10
"""How many people, and how many of those who are due, one page shows."""


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
        try:
            cards = await _added(request, slug, form, references)
        except ReferenceTaken as refusal:
            form.references.errors = [_taken()]
            return await _service_page(request, slug, form, 422, taken=refusal.people)
        return await cards_page(request, slug, cards)

    @post("/search", status_code=200)
    async def search(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Those whose reference holds some words, which are sent: they stand in no address."""
        wanted = str((await request.form()).get("find", "")).strip()
        return await _service_page(request, slug, _add_form(request), wanted=wanted)


def _add_form(request: AnyRequest) -> AddParticipantsForm:
    """The empty form for new participants."""
    return AddParticipantsForm(
        batch_key=secrets.token_urlsafe(24), joined_on=site_of(request).today()
    )


async def _added(
    request: AnyRequest, slug: str, form: AddParticipantsForm, references: list[str | None]
) -> list[CodeCard]:
    """The cards of those whom a valid form adds. Raises ReferenceTaken unless it says that they are
    other people."""
    site = site_of(request)
    return await participants.add_participants(
        scope_of(request),
        site.now(),
        site.secrecy,
        service=slug,
        batch_key=form.batch_key.data or "",
        references=references,
        joined_on=form.joined_on.data or site.today(),
        young=bool(form.young.data),
        only_new=not form.other_people.data,
    )


def _taken() -> str:
    return _(
        "Somebody here has such a reference already. If you mean that person, go to their page "
        "below. If these are other people, tick that."
    )


async def _service_page(
    request: AnyRequest,
    slug: str,
    form: AddParticipantsForm,
    status_code: int = 200,
    wanted: str = "",
    taken: Sequence[Participant] = (),
) -> Response[Any]:
    site, scope = site_of(request), scope_of(request)
    service = await get_service(scope, slug)
    people = await participants.list_participants(scope, site.secrecy, slug)
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
        **await _people_words(request, service, people, wanted),
        wanted=wanted,
        unread=sum(isinstance(each.reference, Unopened) for each in people),
        add_form=form,
        taken=[person_words(each) for each in taken],
    )


async def _people_words(
    request: AnyRequest, service: SupportService, people: list[Participant], wanted: str
) -> dict[str, Any]:
    """Who is due, the most urgent ones only; and one page of those who are wanted."""
    today = site_of(request).today()
    surveys = [each for each in await list_surveys_of([service.id]) if not each.is_anonymous]
    progress = await list_progress(survey.id for survey in surveys)
    needs = await list_current(person.id for person in people)
    due = due_rows(people, surveys, progress, needs, today)
    found = [each for each in people if is_wanted(each, wanted)]
    pages = max(1, -(-len(found) // A_PAGE))
    number = min(_page_asked(request), pages)
    return {
        "due": due[:MOST_DUE],
        "due_count": len(due),
        "participants": [
            participant_row(each, surveys, progress.get(each.id, {}), needs[each.id], today)
            for each in found[(number - 1) * A_PAGE : number * A_PAGE]
        ],
        "count": len(found),
        "page": {"number": number, "of": pages},
    }


def _page_asked(request: AnyRequest) -> int:
    """The page that the address names; the first one for anything else."""
    asked = request.query_params.get("page", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) <= 6 else 1


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
