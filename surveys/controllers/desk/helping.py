"""Answering with or for one participant: how it is done, and into the questions."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.policies import may_answer_for, may_invite_now
from surveys.agreeing import has_agreed
from surveys.controllers.beginning import first_address
from surveys.controllers.desk.person import Person, get_person, person_page
from surveys.controllers.visit import library_of, refusing, set_seat
from surveys.forms.helping import HelpingForm
from surveys.helping import start_acting
from surveys.starting import find_waiting
from surveys.survey import Survey


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
        form = HelpingForm(await request.form(), waiting)
        if not form.validate():
            return await _page(request, person, waiting, form, 422)
        survey = next(each for each in waiting if each.slug == form.survey.data)
        return await _begin(request, person, survey, form)


async def _waiting(request: AnyRequest, person: Person) -> list[Survey]:
    """The surveys that the person may answer today. Raises NotNow where there is none."""
    surveys = await library_of(request).list_surveys_of(person.service.id)
    waiting = await find_waiting(person.participant, surveys, site_of(request).today())
    may_invite_now.check(bool(waiting))
    return waiting


async def _begin(
    request: AnyRequest, person: Person, survey: Survey, form: HelpingForm
) -> Response[Any]:
    site, told = site_of(request), await library_of(request).told_of(survey)
    with refusing(request):
        sitting = await start_acting(
            scope_of(request), site, survey, told, person.participant, form.chosen()
        )
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
        agreed = await has_agreed(waiting[0], person.participant, today)
    return person_page(
        request,
        "desk/answer_for.html",
        person,
        status_code,
        form=form,
        refusal=None if may_answer_for(agreed) else str(may_answer_for.sentence),
    )
