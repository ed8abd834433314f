"""The data protection of one survey: what is on record, and the form to record it."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.policies import may_take_answers
from involvement.retention import period
from surveys.data_protection import BASIS_WORDS, CONDITION_WORDS, DataProtection, RecordMistake
from surveys.forms import ProtectionForm, protection_form
from surveys.store.data_protection import list_protection, record_protection
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Survey
from translations.formats import format_date
from translations.language import gettext as _


class DataProtectionController(Controller):
    """`/desk/surveys/{survey}/data-protection`."""

    path = "/surveys/{slug:str}/data-protection"

    @get("/")
    async def record_page(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """The record as it stands, to be filled in or changed."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        record = (await list_protection([survey.id])).get(survey.id)
        return _page(request, survey, protection_form(None, survey, record))

    @post("/", status_code=303)
    async def record(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Put it on record. A survey that waited for it opens."""
        scope = scope_of(request)
        survey = await get_survey_in_scope(scope, slug)
        form = protection_form(await request.form(), survey, None)
        if form.validate():
            try:
                await record_protection(scope, site_of(request).now(), slug, form.record())
            except RecordMistake as mistake:
                form.note(mistake)
            else:
                return see_other(f"/desk/surveys/{slug}?done=protect")
        return _page(request, survey, form, 422)


async def protection_of(survey: Survey) -> dict[str, Any]:
    """What the page of a survey says: what is missing, and what is on record, row by row."""
    record = (await list_protection([survey.id])).get(survey.id)
    return {
        "missing": _missing(survey),
        "rows": _rows(record) if record else [],
        "url": f"/desk/surveys/{survey.slug}/data-protection",
    }


def _rows(record: DataProtection) -> list[dict[str, Any]]:
    rows = [
        _row(_("Lawful basis (Article 6)"), str(BASIS_WORDS[record.lawful_basis])),
        _row(_("Special condition (Article 9)"), str(CONDITION_WORDS[record.condition])),
    ]
    if record.schedule:
        rows.append(_row(_("Condition of Schedule 1"), record.schedule, own=True))
    if record.assessed_on:
        rows.append(_row(_("Impact assessment"), format_date(record.assessed_on)))
    return [*rows, _row(_("Answers are kept, after the last day"), period(record.kept_days))]


def _row(label: str, words: str, *, own: bool = False) -> dict[str, Any]:
    """A row of the record; `own`: in the words of whoever wrote it."""
    return {"label": label, "words": words, "own": own}


def _missing(survey: Survey) -> str | None:
    return None if survey.may_open else str(may_take_answers.sentence)


def _page(
    request: AnyRequest, survey: Survey, form: ProtectionForm, status_code: int = 200
) -> Response[Any]:
    return desk_page(
        request,
        "desk/data_protection.html",
        status_code,
        survey={"title": survey.title, "url": f"/desk/surveys/{survey.slug}"},
        form=form,
        missing=_missing(survey),
    )
