"""The start page of administrators: their organisations, and what is still missing in each."""

from typing import Any

from litestar import Controller, Response, get

from involvement.controllers.desk_page import desk_page, saved_notice, scope_of
from involvement.controllers.page import AnyRequest, site_of
from involvement.guards import Permits
from involvement.permissions import may_add_organisation, may_administer
from involvement.service import Organisation
from involvement.store.organisations import list_organisations
from surveys.first_step import FirstStep
from surveys.store.first_steps import list_done
from translations.language import N_
from translations.language import gettext as _

STEPS = {
    FirstStep.HELP_LINE: (
        N_("A help line"),
        N_("Whom people can ring when answering upset them: under “Help now” on every page."),
        "/admin/organisations/{slug}",
    ),
    FirstStep.SERVICE: (
        N_("A support service"),
        N_("What people use, and what they are asked about."),
        "/admin/services",
    ),
    FirstStep.WORKER: (
        N_("A worker"),
        N_("Somebody who adds participants, prints their cards and sees who is due."),
        "/admin/accounts",
    ),
    FirstStep.PRIVACY: (
        N_("A privacy notice"),
        N_("What you do with what people tell you, and what they can ask of you."),
        "/admin/texts",
    ),
    FirstStep.ACCESSIBILITY: (
        N_("An accessibility statement"),
        N_("What works for everybody, what does not yet, and whom to tell."),
        "/admin/texts",
    ),
    FirstStep.AGREEMENT: (
        N_("Words to agree to"),
        N_("Taking part and linking. Until both are published nobody is asked to agree."),
        "/admin/consent",
    ),
    FirstStep.RETENTION: (
        N_("Rules about keeping data"),
        N_("For how long each kind of data is kept. What no rule names is kept for good."),
        "/admin/retention",
    ),
    FirstStep.QUESTIONNAIRE: (
        N_("A questionnaire"),
        N_("The questions, in a published version."),
        "/desk/questionnaires",
    ),
    FirstStep.PARTICIPANTS: (
        N_("Participants"),
        N_("People of a support service, each with a card. An anonymous survey needs none."),
        "/desk/services",
    ),
    FirstStep.SURVEY: (
        N_("A survey"),
        N_("A questionnaire put to the people of a support service, from a day on."),
        "/desk/surveys/new",
    ),
}


class OverviewController(Controller):
    """`/admin`."""

    path = "/admin"
    guards = (Permits(may_administer),)

    @get("/")
    async def overview(self, request: AnyRequest) -> Response[Any]:
        """The organisations of this account, and what a first survey still needs in each."""
        scope = scope_of(request)
        done = await list_done(scope, site_of(request).today())
        return desk_page(
            request,
            "admin/overview.html",
            organisations=[
                _organisation(each, done.get(each.id, set()))
                for each in await list_organisations(scope)
            ],
            may_add=may_add_organisation(scope),
            notice=saved_notice(request),
        )


def _organisation(organisation: Organisation, done: set[FirstStep]) -> dict[str, Any]:
    steps = [_step(organisation, each, each in done) for each in STEPS]
    return {
        "id": f"organisation-{organisation.id}",
        "name": organisation.name,
        "help_name": organisation.help_name or organisation.name,
        "help_phone": organisation.help_phone,
        "url": f"/admin/organisations/{organisation.slug}",
        "steps": steps,
        "asking": FirstStep.SURVEY in done,
        "missing": sum(not each["done"] for each in steps),
    }


def _step(organisation: Organisation, step: FirstStep, done: bool) -> dict[str, Any]:
    label, purpose, url = STEPS[step]
    return {
        "label": _(label),
        "purpose": _(purpose),
        "url": url.format(slug=organisation.slug),
        "done": done,
    }
