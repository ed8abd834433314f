"""The first page of a survey: what this is, what starting says yes to, and the first step."""

from collections.abc import Collection
from typing import Any

from litestar import Controller, Response, get, post
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath

from involvement.controllers.page import (
    AnyRequest,
    look_of,
    page,
    screen_of,
    see_other,
    set_look,
    site_of,
)
from involvement.guards import OPEN_TO_ALL
from involvement.look import Look
from surveys import journey
from surveys import seat as seats
from surveys.agreeing import find_asked, read_agreed
from surveys.controllers.visit import (
    Visit,
    afresh,
    card_of,
    check_unfinished,
    get_open_survey,
    has_finished,
    library_of,
    path_of,
    refusing,
    set_seat,
    sitting_of,
)
from surveys.first_choices import choose, first_choices
from surveys.mode import ALONE, Mode, Way
from surveys.seat import Sitting
from surveys.starting import first_page, get_due, start
from surveys.store.answers import find_state
from surveys.survey import Survey
from surveys.wording_format import formats_in
from translations.language import language, use


class BeginningController(Controller):
    """`/s/{survey}` itself."""

    path = "/s/{slug:str}"
    opt = OPEN_TO_ALL

    @get("/")
    async def first(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """What this is, what happens with the answers, and that one may stop."""
        survey = await get_open_survey(request, slug)
        if has_finished(request, survey):
            return afresh(request, survey)
        return await _first_page(request, survey, look_of(request))

    @post("/", status_code=303)
    async def start(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Begin, or carry on at the next item without an answer; or show the first page as somebody
        wants to read it, with what was ticked."""
        survey = await get_open_survey(request, slug)
        form = await request.form()
        if "choose" in form:
            return await _choose(request, survey, form)
        with refusing(request):
            sitting = await _begin(request, survey, form)
        if sitting is None:
            return see_other(path_of(request, survey))
        response = see_other(await first_address(request, survey, sitting))
        set_seat(request, response, survey, sitting.to_cookie(site_of(request).secrecy))
        return response


async def _choose(request: AnyRequest, survey: Survey, form: FormMultiDict) -> Response[Any]:
    """The first page after one of its choices; the questions that follow keep to it."""
    look, tag = choose(look_of(request), language().tag, str(form["choose"]))
    with use(tag):
        response = await _first_page(request, survey, look, _agreed(form))
    set_look(request, response, look, tag)
    return response


async def _first_page(
    request: AnyRequest, survey: Survey, look: Look, ticked: Collection[str] = ()
) -> Response[Any]:
    """The page, in easy read where the look says so and there is any."""
    today = site_of(request).today()
    easy = look.format == "easy_read"
    with refusing(request):
        due = await get_due(survey, card_of(request), today)
        asked = await find_asked(survey, due, today, easy=easy, ticked=ticked)
    version = await library_of(request).get_version(survey.versions[due.wave.id])
    told = await library_of(request).told_of(survey)
    words = first_page(survey, told, due, version)
    formats = formats_in(version.content.items)
    formats |= {"easy_read"} if asked and asked["has_easy"] else set()
    choices = first_choices(look, formats, screen_of(request))
    just = "just" in request.query_params and survey.is_anonymous
    return page(
        request, "answer/start.html", asked=asked, look=look, choices=choices, just=just, **words
    )


async def _begin(request: AnyRequest, survey: Survey, form: FormMultiDict) -> Sitting | None:
    """A seat at the response; None where the form did not ask all that it has to ask now."""
    key, site = seats.read_key(str(form.get("start_key", ""))), site_of(request)
    told = await library_of(request).told_of(survey)
    due = await get_due(survey, card_of(request), site.today())
    agreed = await read_agreed(survey, due, _agreed(form))
    if key is None or agreed is None:
        return None
    way = Way(Mode.KIOSK) if screen_of(request).is_shared else ALONE
    return await start(survey, told, due, key, sitting_of(request, survey), site, agreed, way)


def _agreed(form: FormMultiDict) -> list[str]:
    """The ids of the wordings that were said yes to."""
    return [str(each) for each in form.getall("agreed", [])]


async def first_address(request: AnyRequest, survey: Survey, sitting: Sitting) -> str:
    """Where somebody begins or carries on: the first item without an answer."""
    version = await library_of(request).get_version(sitting.seat.version)
    visit = Visit(survey, version, sitting, path_of(request, survey))
    state = check_unfinished(request, visit, await find_state(sitting.seat))
    given = visit.answers_by_key(state)
    item = journey.first_unanswered(version.content, given)
    return f"{visit.path}/{item.key if item else 'check'}"
