"""Typing the code of a card, and what waits for whoever holds it."""

from datetime import date
from typing import Any

from litestar import Controller, Response, get, post

from involvement.controllers.page import AnyRequest, here, page, see_other, site_of
from involvement.guards import OPEN_TO_ALL
from involvement.participant import Participant
from surveys.controllers.card import find_typed, set_card, wrong_code
from surveys.controllers.visit import is_asked_here, library_of, path_of
from surveys.starting import find_next_opening, find_waiting
from surveys.survey import Survey


class CodeController(Controller):
    """`/code`."""

    path = "/code"
    opt = OPEN_TO_ALL

    @get("/")
    async def code_page(self, request: AnyRequest) -> Response[Any]:
        """Where a code is typed, and where a code that leads nowhere ends."""
        tried = request.query_params.get("again") == "1"
        return _code_page(request, "", tried=tried)

    @post("/", status_code=303)
    async def type_code(self, request: AnyRequest) -> Response[Any]:
        """The same as scanning the card."""
        typed = str((await request.form()).get("code", ""))[:40]
        return await enter(request, typed, again=typed)


async def enter(request: AnyRequest, typed: str, again: str | None = None) -> Response[Any]:
    """To the survey that waits for this card. Every code that leads nowhere gets one answer:
    the form, with `again` in it where it was typed there."""
    participant = await find_typed(request, typed)
    if participant is None:
        if again is not None:
            return _code_page(request, again, tried=True)
        return see_other(here(request, "/code?again=1"))
    waiting = await list_waiting(request, participant)
    only = path_of(request, waiting[0]) if len(waiting) == 1 else here(request, "/")
    response = see_other(only)
    set_card(request, response, participant)
    return response


async def list_waiting(request: AnyRequest, participant: Participant) -> list[Survey]:
    """What this participant may answer today, on this screen."""
    surveys = await _surveys_of(request, participant)
    return await find_waiting(participant, surveys, site_of(request).today())


async def find_again(request: AnyRequest, participant: Participant) -> date | None:
    """When this participant is asked next, on this screen; None where that is not known."""
    surveys = await _surveys_of(request, participant)
    return await find_next_opening(participant, surveys, site_of(request).today())


async def _surveys_of(request: AnyRequest, participant: Participant) -> list[Survey]:
    surveys = await library_of(request).list_surveys_of(participant.service)
    return [each for each in surveys if is_asked_here(request, each)]


def _code_page(request: AnyRequest, typed: str, *, tried: bool) -> Response[Any]:
    """Where a code is typed; after a mistake with what was typed, to be put right."""
    action, problem = here(request, "/code"), wrong_code() if tried else ""
    status = 422 if tried else 200
    return page(request, "code.html", status, action=action, problem=problem, typed=typed)
