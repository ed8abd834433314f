"""A survey on paper: what to print, and which sheet is to be typed in."""

import secrets
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.consent_words import wording_words
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.participant import Participant
from involvement.store.participants import list_participants
from surveys.agreeing import asks_on_paper, list_asked_on_paper, list_not_agreed, young_wait
from surveys.controllers.card import find_typed, wrong_code
from surveys.controllers.desk.qr import draw_qr
from surveys.controllers.visit import library_of, refusing
from surveys.forms.paper import PrintForm, SheetForm
from surveys.mode import company_choices
from surveys.paper import SheetNumber, items_on, read_sheet_number
from surveys.sheet_layout import layout_for
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
        return await _page(request, survey, form)

    @get("/print")
    async def sheets(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """The sheets, each copy with a number of its own."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        wanted = await _print_form(request, survey, request.query_params)
        if not wanted.validate() or not await _may_print(survey, wanted):
            return await _page(request, survey, SheetForm(), wanted)
        with use(wanted.language.data):
            return await _sheets(request, survey, wanted)

    @post("/", status_code=303)
    async def find(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """To the page on which this sheet is typed in."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        form = SheetForm(await request.form())
        address = await _find(request, survey, form) if form.validate() else None
        return see_other(address) if address else await _page(request, survey, form)


async def _page(
    request: AnyRequest, survey: Survey, form: SheetForm, wanted: PrintForm | None = None
) -> Response[Any]:
    done = request.query_params.get("done")
    form_to_print = wanted or await _print_form(request, survey, None)
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


async def _print_form(request: AnyRequest, survey: Survey, posted: Any) -> PrintForm:
    library, agreeing = library_of(request), await asks_on_paper(survey)
    asked = [await library.get_version(each) for each in set(survey.versions.values())]
    easy = any(item.easy_read for version in asked for item in version.content.items)
    return PrintForm(posted, survey.waves, language().tag, agreeing=agreeing, easy=easy)


async def _may_print(survey: Survey, wanted: PrintForm) -> bool:
    """False where people under 18 have no words yet, with the sentence in the form."""
    if wanted.is_for_young and await young_wait(survey.service.organisation.id):
        wanted.group.errors = [
            _(
                "People under 18 cannot start a survey yet: your organisation has not published "
                "what they agree to when they take part. An administrator does that."
            )
        ]
    return not wanted.errors


async def _find(request: AnyRequest, survey: Survey, form: SheetForm) -> str | None:
    """Where the sheet of a valid form is typed in; None with the reason in the form."""
    sheet = read_sheet_number(form.sheet.data or "")
    problem = await _problem(request, survey, sheet)
    if sheet is None or problem:
        form.sheet.errors = [problem]
        return None
    key = sheet.key
    if not survey.is_anonymous:
        person = await _find_person(request, survey, form)
        form.card.errors = await _person_problems(request, survey, sheet, person)
        if person is None or form.card.errors:
            return None
        key = person.key
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


async def _person_problems(
    request: AnyRequest, survey: Survey, sheet: SheetNumber, person: Participant | None
) -> list[str]:
    """Why this sheet cannot be typed in for this person: its cover asked them to agree in the words
    for the other group, and nothing else says that they did."""
    if person is None:
        return [wrong_code()]
    if person.young == sheet.young:
        return []
    with refusing(request):
        missing = await list_not_agreed(survey, person, site_of(request).today())
    return [_other_words(person)] if missing else []


def _other_words(person: Participant) -> str:
    if person.young:
        return _(
            "This sheet asked in the words for adults, and this card is of somebody under 18. Ask "
            "them in their own words, put it on record on their page, and then type the sheet in."
        )
    return _(
        "This sheet asked in the words for people under 18, and this card is of an adult. Ask them "
        "in their own words, put it on record on their page, and then type the sheet in."
    )


async def _find_person(request: AnyRequest, survey: Survey, form: SheetForm) -> Participant | None:
    """The participant whose card it is, by its number or its code."""
    typed, service = (form.card.data or "").strip(), survey.service
    if typed.isdecimal():
        people = await list_participants(scope_of(request), site_of(request).secrecy, service.slug)
        return next((each for each in people if each.number == int(typed)), None)
    found = await find_typed(request, typed)
    return found if found and found.service == service.id else None


async def _sheets(request: AnyRequest, survey: Survey, wanted: PrintForm) -> Response[Any]:
    wave, young = wanted.wave.data, wanted.is_for_young
    easy = wanted.is_easy
    layout = layout_for(wanted.size.data, language().tag, easy=easy)
    version = await library_of(request).get_version(survey.versions[wave])
    copies = [
        Printed(wave, version, 10**7 + secrets.randbelow(9 * 10**7), layout, young)
        for _copy in range(wanted.copies.data or 1)
    ]
    base = f"{site_of(request).settings.base_url}/desk/surveys/{survey.slug}/paper?sheet="
    return desk_page(
        request,
        "desk/sheets.html",
        survey={"title": in_language(survey.title), "about": in_language(survey.about)},
        organisation=survey.service.organisation,
        anonymous=survey.is_anonymous,
        agreeing=list(
            map(wording_words, await list_asked_on_paper(survey, young=young, easy=easy))
        ),
        company=company_choices(),
        size=layout.size,
        copies=[
            [{**each, "qr": _qr(base + each["number"])} for each in copy.sheets()]
            for copy in copies
        ],
        back_url=f"/desk/surveys/{survey.slug}/paper",
    )


def _qr(address: str) -> Any:
    return draw_qr(address, _("Code to scan"), scale=3)
