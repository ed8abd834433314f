"""A worker's start page: what needs doing today, then what is open; and the list of services."""

from typing import Any

from litestar import Controller, Response, get

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, site_of
from involvement.store import participants
from involvement.store.services import list_services
from surveys.controllers.desk.listing import survey_tile
from surveys.due import list_due
from surveys.store.surveys import count_responses, list_progress, list_surveys, list_surveys_of
from translations.formats import format_date
from translations.language import gettext as _
from translations.language import ngettext


class TodayController(Controller):
    """`/desk` and `/desk/services`."""

    @get("/")
    async def today(self, request: AnyRequest) -> Response[Any]:
        """What needs this worker."""
        site, scope = site_of(request), scope_of(request)
        surveys = await list_surveys(scope)
        needs = []
        for survey in surveys:
            people = await participants.list_participants(scope, site.secrecy, survey.service.slug)
            due = list_due(survey, people, await list_progress(survey.id), site.today())
            if due:
                needs.append(_need(survey, due, site.today()))
        tiles = [
            survey_tile(survey, await count_responses(survey.id), site.today())
            for survey in surveys
            if survey.is_open(site.today())
        ]
        return desk_page(
            request,
            "desk/today.html",
            needs=needs,
            open_surveys=tiles,
            first_step=None if surveys else _first_step(),
        )

    @get("/services")
    async def services(self, request: AnyRequest) -> Response[Any]:
        """The support services this account works in."""
        site, scope = site_of(request), scope_of(request)
        rows = []
        for service in await list_services(scope):
            people = await participants.list_participants(scope, site.secrecy, service.slug)
            due = 0
            for survey in await list_surveys_of([service.id]):
                progress = await list_progress(survey.id)
                due += len(list_due(survey, people, progress, site.today()))
            rows.append(
                {
                    "name": service.name,
                    "programme": service.programme or "",
                    "url": f"/desk/services/{service.slug}",
                    "participants": len(people),
                    "due": due,
                }
            )
        return desk_page(request, "desk/services.html", services=rows)


def _need(survey: Any, due: list[Any], today: Any) -> dict[str, Any]:
    late = sum(each.is_late(today) for each in due)
    people = len(due)
    return {
        "what": ngettext("%(num)s person can answer now", "%(num)s people can answer now", people),
        "detail": ngettext(
            "%(num)s has less than a week left", "%(num)s have less than a week left", late
        )
        if late
        else "",
        "where": survey.title,
        "since": format_date(min(each.standing.opens_on for each in due)),
        "action_label": _("See who"),
        "action_url": f"/desk/services/{survey.service.slug}",
    }


def _first_step() -> dict[str, str]:
    return {
        "text": _(
            "No survey is set up yet. Add participants to a support service, "
            "then put a questionnaire to them."
        ),
        "label": _("Go to support services"),
        "url": "/desk/services",
    }
