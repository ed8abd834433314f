"""One visit to a survey: whose it is, where it stands, and whether it may go on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from litestar import Response

from involvement.controllers.page import (
    LOOK_COOKIE,
    AnyRequest,
    here,
    screen_of,
    see_other,
    set_cookie,
    site_of,
)
from surveys import seat as seats
from surveys.acting import Acting
from surveys.controllers import doors, messages
from surveys.device import Device
from surveys.journey import Answers
from surveys.library import Library
from surveys.proxy import for_somebody_else
from surveys.seat import Sitting
from surveys.starting import NothingDue
from surveys.store.answers import Given, ResponseState
from surveys.store.questionnaires import PublishedVersion
from surveys.survey import Status, Survey
from translations.language import COOKIE as LANGUAGE_COOKIE

SEAT_COOKIE = "seat"
CARD_COOKIE = "card"
JUST_ANSWERED = "?just=answered"


class Refused(Exception):
    """The visit cannot go on; `response` says why, and what to do."""

    def __init__(self, response: Response[Any]) -> None:
        super().__init__(response)
        self.response = response


@dataclass(frozen=True, slots=True)
class Visit:
    """A survey that is open, and somebody who has started to answer it, at the address `path`."""

    survey: Survey
    version: PublishedVersion
    sitting: Sitting
    path: str

    @property
    def acting(self) -> Acting | None:
        """The worker who answers with or for the participant, if one does."""
        return self.sitting.acting

    def answers_by_key(self, state: ResponseState) -> Answers:
        """Item key → what was given, on any device."""
        return answers_by_key(self.version, state)


def answers_by_key(version: PublishedVersion, state: ResponseState) -> Answers:
    """Item key → what was given, on any device or on paper."""
    return {
        key: _given(state.answers[item])
        for key, item in version.item_ids.items()
        if item in state.answers
    }


def library_of(request: AnyRequest) -> Library:
    """The surveys and versions at hand."""
    library: Library = request.app.state.library
    return library


def card_of(request: AnyRequest) -> seats.Card | None:
    """The card that this browser showed us."""
    return seats.read_card(site_of(request).secrecy, request.cookies.get(CARD_COOKIE))


def path_of(request: AnyRequest, survey: Survey) -> str:
    """The address of a survey on this screen."""
    return here(request, f"/s/{survey.slug}")


def seat_of(request: AnyRequest, slug: str) -> str | None:
    """The cookie of this browser's visit to a survey."""
    return request.cookies.get(_seat_cookie(request, slug)[0])


def sitting_of(request: AnyRequest, survey: Survey) -> Sitting | None:
    """Where this browser sits already."""
    return seats.read_sitting(site_of(request).secrecy, seat_of(request, survey.slug))


@contextmanager
def refusing(request: AnyRequest) -> Iterator[None]:
    """Turns NothingDue into the page that says why nobody can start here."""
    try:
        yield
    except NothingDue as nothing:
        refusals = {
            "no_card": doors.needs_card,
            "finished": doors.finished,
            "taken_out": doors.taken_out,
            "early": doors.early,
            "over": doors.over,
            "ask_first": doors.ask_first,
        }
        door = refusals[nothing.reason]
        raise Refused(door(request, nothing.survey, nothing.again)) from None


def is_asked_here(request: AnyRequest, survey: Survey) -> bool:
    """Whether the survey can be answered on this screen: on a shared one those of its tablet."""
    device = request.scope.get("device")
    return not isinstance(device, Device) or survey.id in device.surveys


async def get_open_survey(request: AnyRequest, slug: str) -> Survey:
    """The survey of this address. Raises Refused when there is none or it takes no answers."""
    survey = await library_of(request).find_survey(slug)
    if survey is None or not is_asked_here(request, survey):
        raise Refused(messages.not_found(request))
    today = site_of(request).today()
    if survey.is_held_back(today):
        raise Refused(doors.held_back(request, survey))
    if today < survey.opens_on:
        raise Refused(doors.early(request, survey))
    if not survey.is_open(today):
        raise Refused(doors.over(request, survey))
    return survey


async def get_visit(request: AnyRequest, slug: str) -> Visit:
    """The visit of this browser to this survey. Raises Refused."""
    survey = await get_open_survey(request, slug)
    cookie = seat_of(request, slug)
    site = site_of(request)
    sitting = seats.read_sitting(site.secrecy, cookie)
    if sitting is None and cookie is None and screen_of(request).is_shared:
        raise Refused(see_other(here(request, "/")))  # whoever sat here before has gone
    if sitting is None and seats.has_left(site.secrecy, cookie):
        raise Refused(see_other(path_of(request, survey)))
    if sitting is None:
        done, _ = seats.read_done(site.secrecy, cookie)
        raise Refused((doors.finished if done else messages.lost_place)(request, survey))
    if site.today() > sitting.until:
        raise Refused(doors.over(request, survey))
    version = await library_of(request).get_version(sitting.seat.version)
    if sitting.acting and sitting.acting.is_proxy:
        version = for_somebody_else(version)
    return Visit(survey, version, sitting, path_of(request, survey))


def check_unfinished(
    request: AnyRequest, visit: Visit, state: ResponseState | None
) -> ResponseState:
    """The state of a response that still takes answers. Raises Refused for any other."""
    if state is None:
        raise Refused(messages.lost_place(request, visit.survey))
    if state.status == Status.FINISHED:
        raise Refused(doors.finished(request, visit.survey))
    if state.status == Status.WITHDRAWN:
        raise Refused(doors.taken_out(request, visit.survey))
    if state.status != Status.UNFINISHED or state.version != visit.version.id:
        raise Refused(messages.lost_place(request, visit.survey))
    return state


def set_seat(request: AnyRequest, response: Response[Any], survey: Survey, value: str) -> None:
    """The cookie of this visit; other surveys in the same browser have their own."""
    name, path = _seat_cookie(request, survey.slug)
    set_cookie(request, response, name, value, path=path)


def drop_seat(request: AnyRequest, response: Response[Any], survey: Survey) -> None:
    """Have this browser forget the visit."""
    name, path = _seat_cookie(request, survey.slug)
    response.delete_cookie(name, path=path)


def has_finished(request: AnyRequest, survey: Survey) -> bool:
    """Whether somebody has just finished here, so that whoever comes now is perhaps another."""
    return seats.read_done(site_of(request).secrecy, seat_of(request, survey.slug))[0]


def afresh(request: AnyRequest, survey: Survey) -> Response[Any]:
    """The first page for somebody new: nothing of the last person's visit remains. Where nobody is
    known, the page says that each person answers once; a shared screen is for one after another."""
    says = survey.is_anonymous and not screen_of(request).is_shared
    response = see_other(f"{path_of(request, survey)}{JUST_ANSWERED if says else ''}")
    drop_seat(request, response, survey)
    for name in (LOOK_COOKIE, LANGUAGE_COOKIE):
        response.delete_cookie(name, path=screen_of(request).base or f"/s/{survey.slug}")
    return response


def show_refusal(_: AnyRequest, refused: Refused) -> Response[Any]:
    """The exception handler for Refused."""
    return refused.response


def _seat_cookie(request: AnyRequest, slug: str) -> tuple[str, str]:
    """Name and path. On a shared screen starting again ends every visit, from whichever page."""
    screen = screen_of(request)
    if screen.is_shared:
        return f"{SEAT_COOKIE}-{slug}", screen.cookie_path
    return SEAT_COOKIE, f"/s/{slug}"


def _given(given: Given) -> tuple[int, ...] | str:
    return given.codes or given.text or ()
