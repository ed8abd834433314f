"""A worker's start page: what needs doing today, then what is open; and the list of services."""

from datetime import date, datetime
from typing import Any

from litestar import Controller, Response, get

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, site_of
from involvement.permissions import may_administer
from involvement.roles import Scope
from involvement.service import SupportService
from involvement.site import local_day
from involvement.store.participants import list_by_service
from involvement.store.services import list_services
from surveys.controllers.desk.listing import survey_tile
from surveys.due import Due, list_due
from surveys.store.releases import list_updating
from surveys.store.surveys import count_responses, list_progress, list_surveys
from surveys.survey import Survey
from translations.formats import format_date
from translations.language import gettext as _
from translations.language import ngettext


class TodayController(Controller):
    """`/desk` and `/desk/services`."""

    @get("/")
    async def today(self, request: AnyRequest) -> Response[Any]:
        """What needs this worker."""
        today = site_of(request).today()
        surveys = await list_surveys(scope_of(request))
        people = await list_by_service({survey.service.id for survey in surveys})
        progress = await list_progress(survey.id for survey in surveys)
        counts = await count_responses(survey.id for survey in surveys)
        due = [list_due(each, people[each.service.id], progress, today) for each in surveys]
        updating = await list_updating(survey.id for survey in surveys)
        return desk_page(
            request,
            "desk/today.html",
            needs=[
                *(_held_back(survey, today) for survey in surveys if survey.is_held_back(today)),
                *(_updating(each, updating[each.id]) for each in surveys if each.id in updating),
                *(_need(each, today) for each in due if each),
            ],
            open_surveys=[survey_tile(s, counts, today) for s in surveys if s.is_open(today)],
            first_step=None if surveys else _first_step(scope_of(request)),
        )

    @get("/services")
    async def services(self, request: AnyRequest) -> Response[Any]:
        """The support services this account works in."""
        today = site_of(request).today()
        services = await list_services(scope_of(request))
        people = await list_by_service(service.id for service in services)
        surveys = await list_surveys(scope_of(request))
        progress = await list_progress(survey.id for survey in surveys)
        due = [each for s in surveys for each in list_due(s, people[s.service.id], progress, today)]
        rows = [_service_row(each, len(people[each.id]), due) for each in services]
        return desk_page(request, "desk/services.html", services=rows)


def _service_row(service: SupportService, people: int, due: list[Due]) -> dict[str, Any]:
    return {
        "name": service.name,
        "programme": service.programme_name,
        "url": f"/desk/services/{service.slug}",
        "participants": people,
        "due": sum(each.survey.service.id == service.id for each in due),
    }


def _need(due: list[Due], today: date) -> dict[str, Any]:
    """People who can answer one survey now; there is at least one."""
    survey, late = due[0].survey, sum(each.is_late(today) for each in due)
    return {
        "what": ngettext(
            "%(num)s person can answer now", "%(num)s people can answer now", len(due)
        ),
        "detail": ngettext(
            "%(num)s has less than a week left", "%(num)s have less than a week left", late
        )
        if late
        else "",
        "where": survey.title,
        "since": format_date(max(survey.opens_on, min(each.standing.opens_on for each in due))),
        "action_label": _("See who"),
        "action_url": f"/desk/services/{survey.service.slug}",
    }


def _held_back(survey: Survey, today: date) -> dict[str, Any]:
    """A survey that nobody can answer before its data protection is on record."""
    return {
        "what": _("A survey waits for its data protection"),
        "detail": _("Until that is on record nobody can answer"),
        "where": survey.title,
        "since": format_date(survey.opens_on) if survey.opens_on <= today else "",
        "action_label": _("Record it"),
        "action_url": f"/desk/surveys/{survey.slug}/data-protection",
    }


def _updating(survey: Survey, since: list[datetime]) -> dict[str, Any]:
    """Releases of a survey that show no figures until the next one takes their place."""
    return {
        "what": ngettext(
            "%(num)s release is being updated", "%(num)s releases are being updated", len(since)
        ),
        "detail": _("Nobody sees figures until the next release, which may have to wait"),
        "where": survey.title,
        "since": format_date(local_day(min(since))),
        "action_label": _("Make the next release"),
        "action_url": f"/desk/surveys/{survey.slug}#releases",
    }


def _first_step(scope: Scope) -> dict[str, str]:
    if may_administer(scope):
        return {
            "text": _("No survey is set up yet. The overview says what is still missing."),
            "label": _("Go to the overview"),
            "url": "/admin",
        }
    return {
        "text": _(
            "No survey is set up yet. Add participants to a support service, "
            "then put a questionnaire to them."
        ),
        "label": _("Go to support services"),
        "url": "/desk/services",
    }
