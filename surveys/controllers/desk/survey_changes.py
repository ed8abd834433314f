"""Changing one survey: its words and its last day, closing it, opening it again, deleting it."""

from datetime import timedelta
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.policies import may_delete_survey
from surveys.controllers.visit import library_of
from surveys.forms import SurveyForm, survey_form
from surveys.store.survey_changes import change_survey, delete_survey, is_used
from surveys.store.surveys import close_survey, get_survey_in_scope
from surveys.survey import Survey


class SurveyChangesController(Controller):
    """`/desk/surveys/{slug}` and what changes it."""

    path = "/surveys/{slug:str}"

    @get("/change")
    async def change_page(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """The words and the last day, to be changed."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        return _form_page(request, survey, survey_form(None, survey))

    @post("/change", status_code=303)
    async def change(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Write them."""
        scope = scope_of(request)
        survey = await get_survey_in_scope(scope, slug)
        form = survey_form(await request.form(), survey)
        if not form.validate():
            return _form_page(request, survey, form, 422)
        await change_survey(scope, site_of(request).now(), slug, **form.words())
        return _changed(request, slug, "change")

    @post("/close", status_code=303)
    async def close(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Take no answers after today."""
        site = site_of(request)
        await close_survey(scope_of(request), site.now(), slug, site.today())
        return _changed(request, slug, "close")

    @post("/stop", status_code=303)
    async def stop(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Take no answers from now on: yesterday was the last day."""
        site = site_of(request)
        yesterday = site.today() - timedelta(days=1)
        await close_survey(scope_of(request), site.now(), slug, yesterday)
        return _changed(request, slug, "stop")

    @post("/reopen", status_code=303)
    async def reopen(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Take answers again: what closing was pressed for by mistake."""
        await close_survey(scope_of(request), site_of(request).now(), slug, None)
        return _changed(request, slug, "reopen")

    @get("/delete")
    async def delete_page(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Whether it is to be deleted, where that may be."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        may_delete_survey.check(await is_used(survey))
        return desk_page(request, "desk/survey_delete.html", survey=_words(survey))

    @post("/delete", status_code=303)
    async def delete(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Delete a survey that nobody began to answer."""
        await delete_survey(scope_of(request), site_of(request).now(), slug)
        library_of(request).drop(slug)
        return see_other("/desk/surveys?done=delete")


def _changed(request: AnyRequest, slug: str, done: str) -> Response[Any]:
    """Back to the survey; whoever answers notices at once."""
    library_of(request).drop(slug)
    return see_other(f"/desk/surveys/{slug}?done={done}")


def _form_page(
    request: AnyRequest, survey: Survey, form: SurveyForm, status_code: int = 200
) -> Response[Any]:
    return desk_page(
        request, "desk/survey_change.html", status_code, survey=_words(survey), form=form
    )


def _words(survey: Survey) -> dict[str, str]:
    return {"title": survey.title, "url": f"/desk/surveys/{survey.slug}"}
