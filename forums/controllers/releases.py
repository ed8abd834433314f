"""A worker reads a release as its readers do, and workers' own releases too."""

from typing import Any

from litestar import Controller, Response, get
from litestar.params import FromPath

from forums.controllers.steering import release_page
from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest
from involvement.guards import Permits
from involvement.permissions import may_work
from involvement.store.services import NotInScope
from surveys.store.releases import list_releases
from surveys.store.surveys import get_survey_in_scope


class ReleasesController(Controller):
    """`/desk/surveys/{survey}/releases`."""

    path = "/desk/surveys/{slug:str}/releases"
    guards = (Permits(may_work),)

    @get("/{number:int}")
    async def release(
        self, request: AnyRequest, slug: FromPath[str], number: FromPath[int]
    ) -> Response[Any]:
        """One release of one survey."""
        survey = await get_survey_in_scope(scope_of(request), slug)
        for release in await list_releases([survey.id]):
            if release.number == number:
                here = f"/desk/surveys/{slug}/releases/{number}"
                return await release_page(request, survey.service, release, here)
        raise NotInScope(number)
