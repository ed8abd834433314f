"""What a tablet carries, so that people can answer on it without a connection: its pages, made by
the same templates as ever, and what its scripts need to go from one to the next."""

from base64 import b64encode
from typing import Any

from litestar import Controller, Response, get

from involvement.controllers.page import AnyRequest, page, screen_of, site_of
from involvement.controllers.public import helps_of, owner_of
from involvement.guards import OPEN_TO_ALL
from involvement.look import USUAL
from involvement.screen import KIOSK
from surveys.carried import carried_items
from surveys.carried_words import part_of, words_of
from surveys.controllers.entering import listed, stopped
from surveys.controllers.kiosk.first import find_formats, open_here
from surveys.controllers.kiosk.tablet import device_of
from surveys.controllers.visit import library_of
from surveys.device import RELOAD_SECONDS, THANKS_SECONDS
from surveys.first_choices import first_choices
from surveys.starting import first_page, get_due
from surveys.store.kiosk_keys import get_public_key
from surveys.survey import Survey, Unfinished
from surveys.wording_format import formats_in
from translations.language import language, offered, use


class CarryingController(Controller):
    """`/kiosk/carried`."""

    opt = OPEN_TO_ALL

    @get("/carried")
    async def carried(self, request: AnyRequest) -> Response[Any]:
        """All that the tablet keeps: only what anybody may read, and a key that seals."""
        site, device = site_of(request), device_of(request)
        key = await get_public_key(site.secrecy, site.now())
        surveys = [each for each in await open_here(request) if each.is_anonymous]
        tags = [each.tag for each in offered()]
        return Response(
            {
                "device": str(device.key),
                "key": {"name": key.name, "point": b64encode(key.point).decode()},
                "languages": tags,
                "surveys": {each.slug: await _survey(request, each, tags) for each in surveys},
                "pages": {tag: await _pages(request, surveys, tag) for tag in tags},
            }
        )


async def _survey(request: AnyRequest, survey: Survey, tags: list[str]) -> dict[str, Any]:
    library = library_of(request)
    version = await library.get_version(survey.versions[survey.waves[0].id])
    told = await library.told_of(survey)
    pages = {}
    for tag in tags:
        with use(tag):
            pages[tag] = words_of(library, (survey, version, screen_of(request))) | {
                name: part_of(whole) for name, whole in (await _ends(request, survey)).items()
            }
    return {
        "slug": survey.slug,
        "version": version.id,
        "notice": told.notice,
        "keeps_unfinished": survey.unfinished is Unfinished.KEPT,
        "items": carried_items(version.content),
        "pages": pages,
    }


async def _ends(request: AnyRequest, survey: Survey) -> dict[str, str]:
    """The pages on which somebody stops or has finished."""
    words = {
        "slug": survey.slug,
        "organisation": survey.service.organisation.name,
        "compared": False,
        "unfinished": survey.unfinished.value,
        "unfinished_days": survey.unfinished_days,
    }
    ending = {"survey": words, "carded": False, "returns": THANKS_SECONDS}
    return {
        "stop": _whole(request, "answer/stop.html", survey=words, carded=False, back_url="back"),
        "thanks": _whole(request, "answer/thanks.html", **ending, next_due=None, results_url=None),
        "saved": _whole(request, "kiosk/saved.html", **ending),
        "stopped": (await stopped.fn(request)).content.decode(),
    }


async def _pages(request: AnyRequest, surveys: list[Survey], tag: str) -> dict[str, Any]:
    """The pages around the questions, whole and, where one may stand beside a question, in part."""
    with use(tag):
        organisation = await owner_of(request)
        name = organisation.name if organisation else None
        helps = helps_of(organisation)
        beside = {
            f"{KIOSK}/help-now": _whole(request, "help_now.html", helps=helps, organisation=name),
            f"{KIOSK}/who-sees-this": _whole(request, "who_sees.html", organisation=name),
        }
        whole = beside | {
            path: _whole(request, "kiosk/offline.html", leaving=path != "offline")
            for path in ("offline", f"{KIOSK}/leave")
        }
        if surveys:
            whole[f"{KIOSK}/"] = await _first(request, surveys)
        for survey in surveys:
            whole[f"{KIOSK}/s/{survey.slug}"] = await _start(request, survey)
        none = part_of(_whole(request, "kiosk/not_carried.html"))
        asides = {path: part_of(page) for path, page in beside.items()} | {"none": none}
        return {"whole": whole, "asides": asides}


async def _first(request: AnyRequest, surveys: list[Survey]) -> str:
    formats = await find_formats(request, surveys)
    return _whole(
        request,
        "kiosk/first.html",
        organisation=surveys[0].service.organisation.name,
        surveys=[listed(request, each) for each in surveys],
        for_cards=False,
        waiting=None,
        choices=first_choices(USUAL, formats, screen_of(request)),
        returns=RELOAD_SECONDS,
    )


async def _start(request: AnyRequest, survey: Survey) -> str:
    library, today = library_of(request), site_of(request).today()
    due = await get_due(survey, None, today)
    version = await library.get_version(survey.versions[due.wave.id])
    formats = formats_in(version.content.items)
    words = first_page(survey, await library.told_of(survey), due, version)
    choices = first_choices(USUAL, formats, screen_of(request))
    return _whole(request, "answer/start.html", asked=None, choices=choices, **words)


def _whole(request: AnyRequest, template: str, **context: Any) -> str:
    """A page for nobody in particular."""
    made = page(request, template, look=USUAL, language=language(), csrf_token="", **context)
    return made.content.decode()
