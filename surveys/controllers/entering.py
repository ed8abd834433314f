"""Ways in: the first page, a code card's address, and typing its code."""

from datetime import date
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest, page, see_other, site_of
from involvement.guards import OPEN_TO_ALL
from involvement.participant import Participant
from involvement.store.services import list_turning_away
from surveys.controllers.card import find_shown, find_typed, set_card, wrong_code
from surveys.controllers.doors import asked_again
from surveys.controllers.visit import library_of
from surveys.starting import find_next_opening, find_waiting
from surveys.store.surveys import list_open_surveys
from surveys.survey import Survey
from surveys.wording import in_language, turned_away
from translations.language import gettext as _


class EnteringController(Controller):
    """`/`, `/code`, `/join/{code}` and `/stopped`."""

    opt = OPEN_TO_ALL

    @get("/")
    async def home(self, request: AnyRequest) -> Response[Any]:
        """What is open now: for everyone, and for the card this browser showed."""
        today = site_of(request).today()
        surveys = await list_open_surveys(today)
        participant = await find_shown(request)
        waiting = await _waiting(request, participant) if participant else None
        again = await _again(request, participant) if participant and not waiting else None
        return page(
            request,
            "home.html",
            surveys=[_listed(survey) for survey in surveys],
            waiting=None if waiting is None else [_listed(survey) for survey in waiting],
            again=asked_again(again),
            turned=[turned_away(service) for service in await list_turning_away(today)],
        )

    @get("/join/{code:str}")
    async def join(self, request: AnyRequest, code: FromPath[str]) -> Response[Any]:
        """From a card's QR code: nothing is changed, and the code leaves the address at once."""
        return await _enter(request, code)

    @get("/code")
    async def code_page(self, request: AnyRequest) -> Response[Any]:
        """Where a code is typed, and where a code that leads nowhere ends."""
        tried = request.query_params.get("again") == "1"
        return _code_page(request, "", tried=tried)

    @post("/code", status_code=303)
    async def type_code(self, request: AnyRequest) -> Response[Any]:
        """The same as scanning the card."""
        typed = str((await request.form()).get("code", ""))[:40]
        return await _enter(request, typed, again=typed)

    @get("/stopped")
    async def stopped(self, request: AnyRequest) -> Response[Any]:
        """After stopping."""
        return page(
            request,
            "answer/message.html",
            title=_("You have stopped"),
            paragraphs=[
                _("Thank you for what you told us. This screen does not show it any more."),
                _("If you have a card, its code brings you back to where you stopped."),
            ],
            main_link={"label": _("Go to the first page"), "url": "/"},
            organisation=None,
            resend=None,
        )


def _code_page(request: AnyRequest, typed: str, *, tried: bool) -> Response[Any]:
    """Where a code is typed; after a mistake with what was typed, to be put right."""
    problem = wrong_code() if tried else ""
    status = 422 if tried else 200
    return page(request, "code.html", status, action="/code", problem=problem, typed=typed)


async def _enter(request: AnyRequest, typed: str, again: str | None = None) -> Response[Any]:
    """To the survey that waits for this card. Every code that leads nowhere gets one answer:
    the form, with `again` in it where it was typed there."""
    participant = await find_typed(request, typed)
    if participant is None:
        if again is not None:
            return _code_page(request, again, tried=True)
        return see_other("/code?again=1")
    waiting = await _waiting(request, participant)
    response = see_other(f"/s/{waiting[0].slug}" if len(waiting) == 1 else "/")
    set_card(request, response, participant)
    return response


async def _waiting(request: AnyRequest, participant: Participant) -> list[Survey]:
    surveys = await library_of(request).list_surveys_of(participant.service)
    return await find_waiting(participant, surveys, site_of(request).today())


async def _again(request: AnyRequest, participant: Participant) -> date | None:
    surveys = await library_of(request).list_surveys_of(participant.service)
    return await find_next_opening(participant, surveys, site_of(request).today())


def _listed(survey: Survey) -> dict[str, Any]:
    return {
        "title": in_language(survey.title),
        "about": in_language(survey.about),
        "organisation": survey.service.organisation.name,
        "url": f"/s/{survey.slug}",
    }
