"""A survey on paper: what to print, and which sheet is to be typed in."""

import secrets
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.consent import ON_START, asked_on_start, wordings_for
from involvement.consent_words import wording_words
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.store.participants import list_participants
from involvement.store.wordings import list_wordings
from surveys.controllers.card import find_typed, wrong_code
from surveys.controllers.desk.qr import draw_qr
from surveys.controllers.visit import library_of
from surveys.forms.paper import PrintForm, SheetForm
from surveys.mode import company_choices
from surveys.paper import SheetNumber, items_on, read_sheet_number
from surveys.sheets import Printed
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Survey
from surveys.wording import in_language
from translations.language import gettext as _
from translations.language import language, use


class PaperController(Controller):
    """`/desk/surveys/{slug}/paper`."""

    path = "/surveys/{slug:str}/paper"

    @get("/")
    async def paper(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Printing, and typing in; the square on a sheet leads here with its number."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        form = SheetForm(sheet=request.query_params.get("sheet", ""))
        return _page(request, survey, form)

    @get("/print")
    async def sheets(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """The sheets, each copy with a number of its own."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        wanted = PrintForm(request.query_params, survey.waves, language().tag)
        if not wanted.validate():
            return _page(request, survey, SheetForm(), wanted)
        with use(wanted.language.data):
            return await _sheets(request, survey, wanted)

    @post("/", status_code=303)
    async def find(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """To the page on which this sheet is typed in."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        form = SheetForm(await request.form())
        address = await _find(request, survey, form) if form.validate() else None
        return see_other(address) if address else _page(request, survey, form)


def _page(
    request: AnyRequest, survey: Survey, form: SheetForm, wanted: PrintForm | None = None
) -> Response[Any]:
    done = request.query_params.get("done")
    form_to_print = wanted or PrintForm(None, survey.waves, language().tag)
    return desk_page(
        request,
        "desk/paper.html",
        422 if form.errors or form_to_print.errors else 200,
        survey={"title": survey.title, "url": f"/desk/surveys/{survey.slug}"},
        anonymous=survey.is_anonymous,
        print_form=form_to_print,
        form=form,
        notice=_("The copy is in, and counts.") if done == "finished" else None,
    )


async def _find(request: AnyRequest, survey: Survey, form: SheetForm) -> str | None:
    """Where the sheet of a valid form is typed in; None with the reason in the form."""
    sheet = read_sheet_number(form.sheet.data or "")
    problem = await _problem(request, survey, sheet)
    if sheet is None or problem:
        form.sheet.errors = [problem]
        return None
    key = sheet.key if survey.is_anonymous else await _find_person(request, survey, form)
    if key is None:
        form.card.errors = [wrong_code()]
        return None
    return f"/desk/surveys/{survey.slug}/paper/{sheet.wave}/{key}/{sheet.page}?in={sheet.language}"


async def _problem(request: AnyRequest, survey: Survey, sheet: SheetNumber | None) -> str:
    """Why a sheet cannot be typed in here; "" where it can."""
    if sheet is None:
        return _("This is not the number of a sheet. Look beside the square, and copy it whole.")
    if survey.find_wave(sheet.wave) is None:
        return _("This sheet belongs to another survey.")
    version = survey.versions[sheet.wave]
    content = (await library_of(request).get_version(version)).content
    if version != sheet.version or not items_on(content, sheet.page):
        return _("This sheet belongs to other questions than the ones that are asked.")
    return ""


async def _find_person(request: AnyRequest, survey: Survey, form: SheetForm) -> Any:
    """The key of the participant whose card it is, by its number or its code; None for nobody."""
    typed, service = (form.card.data or "").strip(), survey.service
    if typed.isdecimal():
        people = await list_participants(scope_of(request), site_of(request).secrecy, service.slug)
        return next((each.key for each in people if each.number == int(typed)), None)
    found = await find_typed(request, typed)
    return found.key if found and found.service == service.id else None


async def _sheets(request: AnyRequest, survey: Survey, wanted: PrintForm) -> Response[Any]:
    large, wave = wanted.size.data == "large", wanted.wave.data
    version = await library_of(request).get_version(survey.versions[wave])
    copies = [
        Printed(wave, version, 10**7 + secrets.randbelow(9 * 10**7), large)
        for _copy in range(wanted.copies.data or 1)
    ]
    base = f"{site_of(request).settings.base_url}/desk/surveys/{survey.slug}/paper?sheet="
    return desk_page(
        request,
        "desk/sheets.html",
        survey={"title": in_language(survey.title), "about": in_language(survey.about)},
        organisation=survey.service.organisation,
        anonymous=survey.is_anonymous,
        agreeing=await _agreeing(survey),
        company=company_choices(),
        large=large,
        copies=[
            [{**each, "qr": _qr(base + each["number"])} for each in copy.sheets()]
            for copy in copies
        ],
        back_url=f"/desk/surveys/{survey.slug}/paper",
    )


def _qr(address: str) -> Any:
    return draw_qr(address, _("Code to scan"), scale=3)


async def _agreeing(survey: Survey) -> list[dict[str, Any]]:
    """What handing in the paper agrees to; empty where nobody is known or nothing is published."""
    if survey.is_anonymous:
        return []
    published = await list_wordings(survey.service.organisation.id)
    asked = asked_on_start(wordings_for(published, young=False), language().tag)
    return [wording_words(asked[each]) for each in ON_START if asked]
