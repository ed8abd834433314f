"""The support services of a group side by side."""

from typing import Any

from litestar import Controller, Response, get
from litestar.params import FromPath

from forums.controllers.steering import newest_of_each, query_of, releases_for_a_group
from forums.forum import Forum
from forums.side_by_side import Side, questions, served
from forums.store import get_forum
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest
from involvement.guards import Permits
from involvement.permissions import may_review
from involvement.service import SupportService
from involvement.store.services import get_services
from surveys.controllers.visit import library_of
from surveys.store.releases import list_published


class SideBySideController(Controller):
    """`/steering/{group}/services/side-by-side`."""

    path = "/steering/{slug:str}/services/side-by-side"
    guards = (Permits(may_review),)

    @get("/")
    async def services(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """Whom each support service serves, then each question once."""
        forum = await get_forum(scope_of(request), slug)
        found = await get_services(list(forum.services))
        wanted = request.query_params.get("programme", "")
        chosen = [each for each in found if wanted in ("", _programme(each))]
        sides, here = await _sides(request, forum, chosen), f"/steering/{slug}"
        published = await list_published(each.id for each in chosen)
        return desk_page(
            request,
            "steering/side_by_side.html",
            forum={"name": forum.name, "url": here},
            programmes=_programmes(found, wanted),
            services=served(chosen, sides, published, here),
            questions=questions([side for side in sides if side.release.content.items]),
        )


async def _sides(request: AnyRequest, forum: Forum, services: list[SupportService]) -> list[Side]:
    """The newest releases about adults, in the order of the services."""
    releases = await releases_for_a_group(each.id for each in services)
    return [
        Side(
            service,
            release,
            await library_of(request).get_version(release.content.version),
            f"/steering/{forum.slug}/{service.slug}?{query_of(release)}",
        )
        for service in services
        for release in newest_of_each(releases.get(service.id, []))
        if not release.young
    ]


def _programme(service: SupportService) -> str:
    return service.programme.slug if service.programme else ""


def _programmes(services: list[SupportService], wanted: str) -> list[dict[str, Any]]:
    """The programmes to choose from; none where all services belong to one, or to none."""
    found = {each.programme.slug: each.programme.name for each in services if each.programme}
    if len({_programme(each) for each in services}) < 2:
        return []
    return [
        {"name": name, "slug": slug, "is_chosen": slug == wanted} for slug, name in found.items()
    ]
