"""Surveys: the list, a new one, one with its waves, and making a release."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.policies import may_delete_survey
from involvement.store.participants import list_by_service, list_with_young
from involvement.store.services import list_services
from surveys.controllers.desk.data_protection import protection_of
from surveys.controllers.desk.listing import survey_state, survey_tile
from surveys.controllers.desk.waves import wave_rows
from surveys.controllers.desk.ways import ways_table
from surveys.controllers.visit import library_of
from surveys.forms import NewSurveyForm, ReleaseForm, new_survey_form, release_form
from surveys.planning import plan_survey
from surveys.release import Release, TooSoon
from surveys.releasing import make_release, read_audience
from surveys.store.questionnaires import list_versions
from surveys.store.releases import list_releases
from surveys.store.surveys import (
    count_responses,
    get_survey_in_scope,
    list_surveys,
)
from surveys.store.ways import count_ways
from surveys.survey import Survey, SurveyMistake
from surveys.wording import released_group, too_soon, wave_name
from translations.formats import format_date
from translations.language import N_
from translations.language import gettext as _

PROMISES = {
    "coded": N_("Answers are linked by the code on a card"),
    "anonymous": N_("Nothing links answers to a person"),
}
NOTICES = {
    "release": N_("The release is made. Those it is for can read it now."),
    "close": N_("Today is the last day. What was answered stays."),
    "stop": N_("The survey is closed. It takes no more answers. What was answered stays."),
    "change": N_("The change is saved."),
    "reopen": N_("The survey takes answers again, without a last day."),
    "protect": N_("The data protection of this survey is on record."),
}
AUDIENCE_LABELS = {
    "steering": N_("The steering group"),
    "public": N_("Everybody"),
    "worker": N_("Workers"),
}


class SurveysController(Controller):
    """`/desk/surveys`."""

    path = "/surveys"

    @get("/")
    async def surveys(self, request: AnyRequest) -> Response[Any]:
        """The surveys of this account's support services."""
        today = site_of(request).today()
        surveys = await list_surveys(scope_of(request))
        counts = await count_responses(survey.id for survey in surveys)
        rows = [survey_tile(survey, counts, today) for survey in surveys]
        deleted = request.query_params.get("done") == "delete"
        return desk_page(
            request,
            "desk/surveys.html",
            surveys=rows,
            new_url="/desk/surveys/new",
            notice=_("The survey is deleted. Nobody had answered it.") if deleted else None,
        )

    @get("/new")
    async def new_page(self, request: AnyRequest) -> Response[Any]:
        """The form for a new survey."""
        form = await _new_form(request, None)
        return desk_page(request, "desk/survey_new.html", form=form, action="/desk/surveys/new")

    @post("/new", status_code=303)
    async def new(self, request: AnyRequest) -> Response[Any]:
        """Put a questionnaire to people."""
        form = await _new_form(request, await request.form())
        if form.validate():
            try:
                survey = await plan_survey(scope_of(request), site_of(request).now(), form)
            except SurveyMistake:
                form.slug.errors = [_("There is a survey at this address already")]
            else:
                return see_other(f"/desk/surveys/{survey.slug}")
        return desk_page(
            request, "desk/survey_new.html", 422, form=form, action="/desk/surveys/new"
        )

    @get("/{slug:str}")
    async def survey(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """One survey with its waves and releases."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        return await _survey_page(request, survey)

    @post("/{slug:str}/releases", status_code=303)
    async def release(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Freeze what changed."""
        scope = scope_of(request)
        survey = await get_survey_in_scope(scope, slug)
        apart = bool(await list_with_young([survey.service.id]))
        form = _release_form(survey, await request.form(), apart=apart)
        if form is None or not form.validate():
            return await _survey_page(request, survey, form, status_code=422)
        try:
            await make_release(
                scope,
                site_of(request).now(),
                survey=slug,
                before_wave=survey.waves[0].id,
                after_wave=form.after.data,
                audience=read_audience(form.audience.data),
                young=form.is_about_young,
            )
        except SurveyMistake as mistake:
            form.after.errors = [str(mistake)]
        except TooSoon as soon:
            form.after.errors = [too_soon(soon.needed)]
        else:
            return see_other(f"/desk/surveys/{slug}?done=release")
        return await _survey_page(request, survey, form, status_code=422)


async def _new_form(request: AnyRequest, posted: Any) -> NewSurveyForm:
    scope = scope_of(request)
    return new_survey_form(
        posted,
        services=[(service.slug, service.name) for service in await list_services(scope)],
        versions=[
            (each.id, _("%(title)s, version %(number)s", title=each.title, number=each.number))
            for each in await list_versions(scope)
            if each.published_at and not each.retired
        ],
        today=site_of(request).today(),
    )


def _release_form(survey: Survey, posted: Any, *, apart: bool) -> ReleaseForm | None:
    """None for a survey without a later wave: there is nothing to compare."""
    later = [(wave.id, wave_name(wave.kind)) for wave in survey.later_waves]
    return release_form(posted, later, apart=apart) if later else None


async def _survey_page(
    request: AnyRequest, survey: Survey, form: ReleaseForm | None = None, status_code: int = 200
) -> Response[Any]:
    today = site_of(request).today()
    people = (await list_by_service([survey.service.id]))[survey.service.id]
    apart = not survey.is_anonymous and any(each.young for each in people)
    answered = await count_ways(survey.id)
    releases = await list_releases([survey.id])
    notice = NOTICES.get(request.query_params.get("done", ""))
    return desk_page(
        request,
        "desk/survey.html",
        status_code,
        survey=await _survey_words(request, survey, used=bool(answered or releases)),
        waves=await wave_rows(survey, people, answered, today, apart=apart),
        ways=ways_table(survey, answered, apart=apart),
        release_form=form or _release_form(survey, None, apart=apart),
        releases=[_release_row(survey, each) for each in releases],
        notice=_(notice) if notice else None,
        protection=await protection_of(survey),
    )


async def _survey_words(request: AnyRequest, survey: Survey, *, used: bool) -> dict[str, Any]:
    """`used`: as surveys/store/survey_changes.py asks, of what is at hand anyway."""
    site = site_of(request)
    version = await library_of(request).get_version(survey.versions[survey.waves[0].id])
    label, status = survey_state(survey, site.today())
    anonymous = f"{site.settings.base_url}/s/{survey.slug}"
    return {
        "title": survey.title,
        "url": f"/desk/surveys/{survey.slug}",
        "service": survey.service.name,
        "questionnaire": version.content.title,
        "versions": await _version_numbers(request, survey),
        "promise_label": _(PROMISES[survey.identity_mode.value]),
        "status_label": label,
        "status": status,
        "may_close": survey.closes_on is None or survey.closes_on > site.today(),
        "may_stop": survey.closes_on is None or survey.closes_on >= site.today(),
        "may_reopen": survey.closes_on is not None and survey.closes_on <= site.today(),
        "may_delete": may_delete_survey(used),
        "open_url": anonymous if survey.is_anonymous and survey.may_open else None,
        "quotes_url": None if survey.is_anonymous else f"/desk/surveys/{survey.slug}/quotes",
    }


async def _version_numbers(request: AnyRequest, survey: Survey) -> str:
    """The numbers of the versions that its waves ask, as one text: "1, 2"."""
    library = library_of(request)
    asked = [await library.get_version(each) for each in dict.fromkeys(survey.versions.values())]
    return ", ".join(str(version.number) for version in asked)


def _release_row(survey: Survey, release: Release) -> dict[str, Any]:
    return {
        "number": release.number,
        "made_on": format_date(release.made_at.date()),
        "before_name": wave_name(release.content.before_kind),
        "after_name": wave_name(release.content.after_kind),
        "audience_label": _(AUDIENCE_LABELS[release.audience]),
        "group": released_group(release),
        "updating_since": format_date(release.withdrawn_at.date())
        if release.withdrawn_at
        else None,
        "url": f"/desk/surveys/{survey.slug}/releases/{release.number}",
    }
