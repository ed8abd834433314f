"""Answering with or for one participant: how it is done, and into the questions."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.consent_words import wording_words
from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.policies import may_invite_now
from involvement.rule import NotNow
from surveys.agreeing import list_not_agreed
from surveys.controllers.beginning import first_address
from surveys.controllers.desk.person import Person, get_person, person_page
from surveys.controllers.visit import library_of, refusing, set_seat
from surveys.due import list_due
from surveys.forms.helping import HelpingForm
from surveys.helping import start_acting
from surveys.starting import NothingDue
from surveys.store.surveys import list_progress
from surveys.survey import Survey
from translations.language import gettext as _


class HelpingController(Controller):
    """`/desk/services/{slug}/participants/{key}/answer`."""

    path = "/services/{slug:str}/participants/{key:uuid}/answer"

    @get("/")
    async def choose(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """In which way, and to which questions."""
        person = await get_person(request, slug, key)
        waiting = await _waiting(request, person)
        return await _page(request, person, waiting, HelpingForm(None, waiting))

    @post("/", status_code=303)
    async def begin(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[UUID]
    ) -> Response[Any]:
        """Into the questions, which say on every page whose answers they are."""
        person = await get_person(request, slug, key)
        waiting = await _waiting(request, person)
        posted = await request.form()
        form = HelpingForm(posted, waiting)
        if form.validate():
            begun = await _begin(request, person, waiting, form, set(posted.getall("yes", [])))
            if begun:
                return begun
        return await _page(request, person, waiting, form, 422)


async def _waiting(request: AnyRequest, person: Person) -> list[Survey]:
    """The surveys that the person may answer today. Raises NotNow where there is none."""
    today, participant = site_of(request).today(), person.participant
    surveys = await library_of(request).list_surveys_of(person.service.id)
    progress = await list_progress((each.id for each in surveys), participant.id)
    waiting = [each for each in surveys if list_due(each, [participant], progress, today)]
    may_invite_now.check(bool(waiting))
    return waiting


async def _begin(
    request: AnyRequest,
    person: Person,
    waiting: list[Survey],
    form: HelpingForm,
    read: Collection[str],
) -> Response[Any] | None:
    """Into the questions; None where the page did not show all that has to be agreed to, of which
    `read` are the ids."""
    site, participant = site_of(request), person.participant
    survey = next(each for each in waiting if each.slug == form.survey.data)
    told = await library_of(request).told_of(survey)
    with refusing(request):
        agreed = await list_not_agreed(survey, participant, site.today())
        if any(str(each.id) not in read for each in agreed):
            form.agreed.errors = [_("Read them what they agree to, as it stands here now")]
            return None
    try:
        sitting = await start_acting(
            scope_of(request), site, survey, told, participant, form.chosen(), agreed
        )
    except NothingDue:  # workers are not told who took answers out
        raise NotNow(str(may_invite_now.sentence)) from None
    response = see_other(await first_address(request, survey, sitting))
    set_seat(request, response, survey, sitting.to_cookie(site.secrecy))
    return response


async def _page(
    request: AnyRequest,
    person: Person,
    waiting: list[Survey],
    form: HelpingForm,
    status_code: int = 200,
) -> Response[bytes]:
    today = site_of(request).today()
    with refusing(request):
        asked = await list_not_agreed(waiting[0], person.participant, today)
    return person_page(
        request,
        "desk/answer_for.html",
        person,
        status_code,
        form=form,
        asked=[wording_words(each) for each in asked],
    )
