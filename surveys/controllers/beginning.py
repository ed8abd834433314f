"""The first page of a survey: what this is, what starting says yes to, and the first step."""

from collections.abc import Collection
from typing import Any

from litestar import Controller, Response, get, post
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest, page, see_other, site_of
from involvement.guards import OPEN_TO_ALL
from surveys import journey
from surveys import seat as seats
from surveys.agreeing import find_asked, read_agreed
from surveys.controllers.visit import (
    Visit,
    card_of,
    check_unfinished,
    get_open_survey,
    library_of,
    refusing,
    set_seat,
    sitting_of,
)
from surveys.seat import Sitting
from surveys.starting import first_page, get_due, start
from surveys.store.answers import find_state
from surveys.survey import Survey


class BeginningController(Controller):
    """`/s/{survey}` itself."""

    path = "/s/{slug:str}"
    opt = OPEN_TO_ALL

    @get("/")
    async def first(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """What this is, what happens with the answers, and that one may stop."""
        survey = await get_open_survey(request, slug)
        return await _first_page(request, survey, str(request.query_params.get("format", "")))

    @post("/", status_code=303)
    async def start(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Begin, or carry on at the next item without an answer; or show the first page in the
        other format, with what was ticked."""
        survey = await get_open_survey(request, slug)
        form = await request.form()
        if "format" in form:
            return await _first_page(request, survey, str(form["format"]), _agreed(form))
        with refusing(request):
            sitting = await _begin(request, survey, form)
        if sitting is None:
            return see_other(f"/s/{slug}")
        response = see_other(await first_address(request, survey, sitting))
        set_seat(request, response, survey, sitting.to_cookie(site_of(request).secrecy))
        return response


async def _first_page(
    request: AnyRequest, survey: Survey, format_: str, ticked: Collection[str] = ()
) -> Response[Any]:
    """The page; `format_` is "easy" for easy read and anything else for the usual words."""
    today = site_of(request).today()
    with refusing(request):
        due = await get_due(survey, card_of(request), today)
        asked = await find_asked(survey, due, today, easy=format_ == "easy", ticked=ticked)
    version = await library_of(request).get_version(survey.versions[due.wave.id])
    told = await library_of(request).told_of(survey)
    words = first_page(survey, told, due, version)
    return page(request, "answer/start.html", asked=asked, **words)


async def _begin(request: AnyRequest, survey: Survey, form: FormMultiDict) -> Sitting | None:
    """A seat at the response; None where the form did not ask all that it has to ask now."""
    key, site = seats.read_key(str(form.get("start_key", ""))), site_of(request)
    told = await library_of(request).told_of(survey)
    due = await get_due(survey, card_of(request), site.today())
    agreed = await read_agreed(survey, due, _agreed(form))
    if key is None or agreed is None:
        return None
    return await start(survey, told, due, key, sitting_of(request), site, agreed)


def _agreed(form: FormMultiDict) -> list[str]:
    """The ids of the wordings that were said yes to."""
    return [str(each) for each in form.getall("agreed", [])]


async def first_address(request: AnyRequest, survey: Survey, sitting: Sitting) -> str:
    """Where somebody begins or carries on: the first item without an answer."""
    version = await library_of(request).get_version(sitting.seat.version)
    visit = Visit(survey, version, sitting)
    state = check_unfinished(request, visit, await find_state(sitting.seat))
    given = visit.answers_by_key(state)
    item = journey.first_unanswered(version.content, given)
    return f"/s/{survey.slug}/{item.key if item else 'check'}"
