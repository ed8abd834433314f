"""The first page of a tablet: what can be answered here, and how somebody wants to read it."""

from typing import Any

from litestar import Controller, Response, get, post

from involvement.controllers.page import (
    LOOK_COOKIE,
    AnyRequest,
    here,
    look_of,
    page,
    screen_of,
    see_other,
    set_look,
    site_of,
)
from involvement.guards import OPEN_TO_ALL
from involvement.look import Format
from involvement.version import VERSION
from surveys.controllers.card import find_shown
from surveys.controllers.code import find_again, list_waiting
from surveys.controllers.doors import asked_again
from surveys.controllers.entering import listed
from surveys.controllers.kiosk.tablet import DEVICE_COOKIE, device_of, set_device
from surveys.controllers.visit import library_of
from surveys.device import RELOAD_SECONDS
from surveys.first_choices import choose, first_choices
from surveys.store.kiosks import record_seen
from surveys.store.surveys import list_slugs_with
from surveys.survey import Survey
from surveys.wording_format import formats_in
from translations.language import language


class FirstController(Controller):
    """`/kiosk/` itself."""

    opt = OPEN_TO_ALL

    @get("/")
    async def first(self, request: AnyRequest) -> Response[Any]:
        """What can be answered here; fetched anew from time to time while nobody is there."""
        device = device_of(request)
        await record_seen(device, site_of(request).now(), VERSION)
        response = await _page(request)
        set_device(request, response, request.cookies[DEVICE_COOKIE])
        return response

    @post("/", status_code=303)
    async def choose(self, request: AnyRequest) -> Response[Any]:
        """In this language, larger, or calmer; until the tablet starts again."""
        choice = str((await request.form()).get("choose", ""))
        response = see_other(here(request, "/"))
        set_look(request, response, *choose(look_of(request), language().tag, choice))
        return response


async def _page(request: AnyRequest) -> Response[Any]:
    person = await find_shown(request)
    surveys = await open_here(request)
    formats = await find_formats(request, surveys)
    waiting = await list_waiting(request, person) if person else None
    again = await find_again(request, person) if person and not waiting else None
    touched = person or LOOK_COOKIE in request.cookies
    return page(
        request,
        "kiosk/first.html",
        surveys=[listed(request, each) for each in surveys if each.is_anonymous],
        for_cards=person is None and not all(each.is_anonymous for each in surveys),
        waiting=None if waiting is None else [listed(request, each) for each in waiting],
        again=asked_again(again),
        choices=first_choices(look_of(request), formats, screen_of(request)),
        returns=None if touched else RELOAD_SECONDS,
    )


async def find_formats(request: AnyRequest, surveys: list[Survey]) -> set[Format]:
    """The formats that something on the way through these surveys has."""
    library = library_of(request)
    versions = {each for survey in surveys for each in survey.versions.values()}
    contents = [(await library.get_version(version)).content for version in versions]
    return {each for content in contents for each in formats_in(content.items)}


async def open_here(request: AnyRequest) -> list[Survey]:
    """The surveys of this tablet that take answers today."""
    today, library = site_of(request).today(), library_of(request)
    slugs = await list_slugs_with(device_of(request).surveys)
    found = [await library.find_survey(slug) for slug in slugs]
    return [survey for survey in found if survey and survey.is_open(today)]
