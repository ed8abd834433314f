"""Ways in: the first page, and a code card's address; and the way out after stopping."""

from typing import Any

from litestar import Controller, Response, get
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest, here, page, screen_of, site_of
from involvement.guards import OPEN_TO_ALL
from involvement.store.services import list_turning_away
from surveys.controllers.card import find_shown
from surveys.controllers.code import enter, find_again, list_waiting
from surveys.controllers.doors import asked_again
from surveys.controllers.visit import path_of
from surveys.device import THANKS_SECONDS
from surveys.store.surveys import list_open_surveys
from surveys.survey import Survey
from surveys.wording import in_language, turned_away
from translations.language import gettext as _


class EnteringController(Controller):
    """`/` and `/join/{code}`."""

    opt = OPEN_TO_ALL

    @get("/")
    async def home(self, request: AnyRequest) -> Response[Any]:
        """What is open now: for everyone, and for the card this browser showed."""
        today = site_of(request).today()
        surveys = await list_open_surveys(today)
        participant = await find_shown(request)
        waiting = await list_waiting(request, participant) if participant else None
        again = await find_again(request, participant) if participant and not waiting else None
        return page(
            request,
            "home.html",
            surveys=[listed(request, survey) for survey in surveys],
            waiting=None if waiting is None else [listed(request, survey) for survey in waiting],
            again=asked_again(again),
            turned=[turned_away(service) for service in await list_turning_away(today)],
        )

    @get("/join/{code:str}")
    async def join(self, request: AnyRequest, code: FromPath[str]) -> Response[Any]:
        """From a card's QR code: nothing is changed, and the code leaves the address at once."""
        return await enter(request, code)


@get("/stopped", opt=OPEN_TO_ALL)
async def stopped(request: AnyRequest) -> Response[Any]:
    """After stopping."""
    return page(
        request,
        "answer/message.html",
        title=_("You have stopped"),
        paragraphs=[
            _("Thank you for what you told us. This screen does not show it any more."),
            _("If you have a card, its code brings you back to where you stopped."),
        ],
        main_link={"label": _("Go to the first page"), "url": here(request, "/")},
        organisation=None,
        resend=None,
        returns=THANKS_SECONDS if screen_of(request).is_shared else None,
    )


def listed(request: AnyRequest, survey: Survey) -> dict[str, Any]:
    """A survey as a list shows it."""
    return {
        "title": in_language(survey.title),
        "about": in_language(survey.about),
        "organisation": survey.service.organisation.name,
        "url": path_of(request, survey),
    }
