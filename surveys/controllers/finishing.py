"""The end of a response: check the answers, finish, and what happens next; or stop."""

from datetime import date
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.page import (
    AnyRequest,
    forget_look,
    here,
    look_of,
    page,
    screen_of,
    see_other,
    site_of,
)
from involvement.guards import OPEN_TO_ALL
from involvement.look import Format
from surveys import journey
from surveys import seat as seats
from surveys.acting import banner_of
from surveys.controllers import messages
from surveys.controllers.visit import (
    CARD_COOKIE,
    Refused,
    Visit,
    card_of,
    check_unfinished,
    drop_seat,
    get_visit,
    library_of,
    path_of,
    seat_of,
    set_seat,
)
from surveys.device import THANKS_SECONDS
from surveys.mode import Way, company_choices, read_presence
from surveys.starting import next_asking
from surveys.store import answers as store
from surveys.store import unfinished
from surveys.store.answers import ResponseState
from surveys.survey import Status, Survey
from surveys.wording import answer_words, question_words
from surveys.wording_format import format_for
from translations.formats import format_date
from translations.language import gettext as _


class FinishingController(Controller):
    """`/s/{survey}/check`, `finish`, `stop` and `done`: no item may have these keys."""

    path = "/s/{slug:str}"
    opt = OPEN_TO_ALL

    @get("/check")
    async def check(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Everything answered on this device, before it counts."""
        visit = await get_visit(request, slug)
        state = check_unfinished(request, visit, await store.find_state(visit.sitting.seat))
        given = visit.answers_by_key(state)
        last = journey.previous_item(visit.version.content, given, None)
        return page(
            request,
            "answer/check.html",
            survey=_survey(visit.survey),
            rows=_rows(visit, state, look_of(request).format),
            back_url=f"{visit.path}/{last.key}" if last else visit.path,
            company=None if visit.acting else company_choices(),
            acting=banner_of(visit.acting),
        )

    @post("/finish", status_code=303)
    async def finish(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Count the response. Pressed twice, it counts once."""
        site = site_of(request)
        if seats.read_done(site.secrecy, seat_of(request, slug))[0]:
            return see_other(here(request, f"/s/{slug}/done"))
        visit = await get_visit(request, slug)
        state = await store.find_state(visit.sitting.seat)
        way = visit.acting.way if visit.acting else await _said(request)
        # The first Finish may have been kept although its answer never reached the browser.
        if state is None or state.status != Status.FINISHED:
            await _finish(request, visit, check_unfinished(request, visit, state), way)
        next_due = await next_asking(visit.survey, card_of(request), site)
        return _leave(request, visit, "done", next_due)

    @get("/done")
    async def done(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Thanks, and what happens next."""
        survey = await library_of(request).find_survey(slug)
        if survey is None:
            return messages.not_found(request)
        cookie = seat_of(request, slug)
        finished, next_due = seats.read_done(site_of(request).secrecy, cookie)
        if not finished:
            return see_other(path_of(request, survey))
        return _thanks(request, survey, next_due)

    @get("/stop")
    async def stop(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Stopping is always fine: what happens then."""
        visit = await get_visit(request, slug)
        state = check_unfinished(request, visit, await store.find_state(visit.sitting.seat))
        given = visit.answers_by_key(state)
        item = journey.first_unanswered(visit.version.content, given)
        return page(
            request,
            "answer/stop.html",
            survey=_survey(visit.survey),
            carded=not visit.survey.is_anonymous,
            back_url=f"{visit.path}/{item.key if item else 'check'}",
            acting=banner_of(visit.acting),
        )

    @post("/stop", status_code=303)
    async def stop_now(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Leave. Without a card nobody can come back, so the response ends here."""
        visit = await get_visit(request, slug)
        await unfinished.stop(visit.survey, visit.sitting.seat)
        return _leave(request, visit, "", None)


async def _said(request: AnyRequest) -> Way | None:
    """What the form says of who was there."""
    form = await request.form()
    return read_presence(str(form.get("presence", "")), str(form.get("helper", "")))


async def _finish(request: AnyRequest, visit: Visit, state: ResponseState, way: Way | None) -> None:
    """Count the response, unless a second Finish of the same moment did. `way`: see the store.

    Raises Refused, QueueFull.
    """
    hidden = journey.not_asked(visit.version.content, visit.answers_by_key(state))
    rows = [visit.version.item_ids[key] for key in hidden]
    finished_at = visit.survey.time_to_keep(site_of(request).now())
    if await store.finish_response(visit.sitting.seat, rows, finished_at, way):
        return
    now = await store.find_state(visit.sitting.seat)
    if now is None or now.status != Status.FINISHED:
        raise Refused(messages.lost_place(request, visit.survey))


def _leave(request: AnyRequest, visit: Visit, to: str, next_due: date | None) -> Response[Any]:
    """Away from the questions: this browser forgets whose answers they were."""
    after = f"{visit.path}/{to}" if to else here(request, "/stopped")
    response = see_other(_back_to_desk(visit, to) or after)
    if to and not visit.acting:
        done = seats.done_cookie(site_of(request).secrecy, next_due)
        set_seat(request, response, visit.survey, done)
    else:
        drop_seat(request, response, visit.survey)
    forget_look(request, response, visit.path if to else "/stopped")
    response.delete_cookie(CARD_COOKIE, path=screen_of(request).cookie_path)
    return response


def _thanks(request: AnyRequest, survey: Survey, next_due: date | None) -> Response[Any]:
    return page(
        request,
        "answer/thanks.html",
        survey=_survey(survey),
        next_due=_("from %(date)s", date=format_date(next_due)) if next_due else None,
        results_url=None,
        carded=not survey.is_anonymous,
        returns=_returns(request),
    )


def _returns(request: AnyRequest) -> int | None:
    """After how many seconds thanks make way for the next person, unless somebody asked to wait or
    wants nothing timed; None: not by themselves."""
    waits = "wait" in request.query_params or look_of(request).motion == "calm"
    return THANKS_SECONDS if screen_of(request).is_shared and not waits else None


def _back_to_desk(visit: Visit, to: str) -> str | None:
    """Where a worker goes who answered with or for somebody: to that person's page."""
    if visit.acting is None:
        return None
    person = f"/desk/services/{visit.survey.service.slug}/participants/{visit.acting.participant}"
    return f"{person}?done={'answered' if to else 'stopped'}"


def _survey(survey: Survey) -> dict[str, Any]:
    return {
        "slug": survey.slug,
        "organisation": survey.service.organisation.name,
        "compared": len(survey.waves) > 1,
        "unfinished": survey.unfinished.value,
        "unfinished_days": survey.unfinished_days,
    }


def _rows(visit: Visit, state: ResponseState, wanted: Format) -> list[dict[str, Any]]:
    """The items on the way in the words of the format wanted, each with its answer unless that was
    given on another device."""
    questionnaire = visit.version.content
    rows = []
    visible = journey.visible_items(questionnaire, visit.answers_by_key(state))
    for number, item in enumerate(visible, start=1):
        given = state.answers.get(visit.version.item_ids[item.key])
        format_ = format_for(item, wanted)
        earlier = given is not None and given.seat != visit.sitting.seat.name
        shown = given is not None and not earlier
        rows.append(
            {
                "number": number,
                "text": question_words(item, format_),
                "answer_text": answer_words(item, given.codes, given.text, format_)
                if shown and given
                else None,
                "earlier": earlier,
                "change_url": f"{visit.path}/{item.key}?then=check",
            }
        )
    return rows
