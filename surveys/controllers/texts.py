"""The organisation's privacy notice and accessibility statement, as everybody may read them."""

from typing import Any
from urllib.parse import quote

from litestar import Controller, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest, here, page, screen_of
from involvement.guards import OPEN_TO_ALL
from involvement.markdown import render
from involvement.public_text import PublicText, TextKind
from involvement.screen import Screen
from involvement.service import Organisation
from involvement.site import local_day
from involvement.store.organisations import find_first_organisation
from involvement.store.texts import list_texts
from surveys.controllers.visit import library_of
from translations.formats import format_date
from translations.language import N_, direction
from translations.language import gettext as _

TITLES = {TextKind.PRIVACY: N_("Privacy"), TextKind.ACCESSIBILITY: N_("Accessibility")}
MISSING = {
    TextKind.PRIVACY: N_(
        "No privacy notice is published here yet. If you want to know what happens with what you "
        "tell us, please ask your worker before you answer."
    ),
    TextKind.ACCESSIBILITY: N_(
        "No accessibility statement is published here yet. If a page does not work for you, "
        "please tell your worker."
    ),
}


class PublicTextsController(Controller):
    """`/privacy` and `/accessibility`: of the organisation of `?survey=`, else of the first one."""

    opt = OPEN_TO_ALL

    @get("/privacy")
    async def privacy(self, request: AnyRequest) -> Response[Any]:
        """The privacy notice that is in force."""
        return await _text_page(request, TextKind.PRIVACY)

    @get("/privacy/{number:int}")
    async def privacy_then(self, request: AnyRequest, number: FromPath[int]) -> Response[Any]:
        """The privacy notice as it was in one version."""
        return await _text_page(request, TextKind.PRIVACY, number)

    @get("/accessibility")
    async def accessibility(self, request: AnyRequest) -> Response[Any]:
        """How far everybody can use these pages."""
        return await _text_page(request, TextKind.ACCESSIBILITY)

    @get("/accessibility/{number:int}")
    async def accessibility_then(self, request: AnyRequest, number: FromPath[int]) -> Response[Any]:
        """The accessibility statement as it was in one version."""
        return await _text_page(request, TextKind.ACCESSIBILITY, number)


async def _text_page(
    request: AnyRequest, kind: TextKind, number: int | None = None
) -> Response[Any]:
    """One version, the newest where no number is given, and links to the others.

    Raises NotFoundException for a version that does not exist.
    """
    slug = request.query_params.get("survey", "")
    owner = await _owner(request, slug)
    texts = await list_texts(owner.id, kind) if owner else []
    shown = next((text for text in texts if number in (None, text.number)), None)
    if number is not None and shown is None:
        raise NotFoundException
    return page(
        request,
        "public_text.html",
        title=_(TITLES[kind]),
        missing=_(MISSING[kind]),
        organisation=owner.name if owner else None,
        here=f"{request.url.path}?survey={quote(slug)}" if slug else request.url.path,
        survey={"slug": slug} if slug else None,
        text=_shown(shown, screen_of(request)) if shown else None,
        newest=texts[0].number if texts else None,
        others=[_listed(text, here(request, f"/{kind}")) for text in texts if text != shown],
    )


async def _owner(request: AnyRequest, slug: str) -> Organisation | None:
    survey = await library_of(request).find_survey(slug) if slug else None
    if survey:
        return survey.service.organisation
    return screen_of(request).owner or await find_first_organisation()


def _shown(text: PublicText, screen: Screen) -> dict[str, Any]:
    return {
        "number": text.number,
        "day": format_date(local_day(text.published_at)),
        "language": text.language,
        "direction": direction(text.language),
        "html": render(text.text, links=not screen.is_shared),
    }


def _listed(text: PublicText, path: str) -> dict[str, Any]:
    day = format_date(local_day(text.published_at))
    return {"number": text.number, "day": day, "url": f"{path}/{text.number}"}
