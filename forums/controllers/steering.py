"""What a steering group reads: its support services, and what changed in each."""

from collections.abc import Iterable, Mapping
from typing import Any

from litestar import Controller, Response, get
from litestar.params import FromPath

from forums.beside import NOTHING, beside, easy_reach
from forums.forum import Forum
from forums.groups import breakdowns, recorded
from forums.review import (
    easy_finding,
    finding,
    in_short,
    printed,
    release_heading,
    shared_cautions,
    spoken,
    status_sentence,
)
from forums.store import get_forum, list_forums
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.guards import Permits
from involvement.permissions import may_review
from involvement.service import SupportService
from involvement.store.services import NotInScope, get_services
from surveys.controllers.visit import library_of
from surveys.published import Published
from surveys.quote import Quote
from surveys.release import Release
from surveys.store.questionnaires import PublishedVersion
from surveys.store.quotes import list_shown
from surveys.store.releases import list_published, list_releases_of
from surveys.wording import in_language, released_group, wave_name
from translations.formats import format_date
from translations.language import gettext as _

FOR_A_GROUP = ("steering", "public")


class SteeringController(Controller):
    """`/steering`."""

    path = "/steering"
    guards = (Permits(may_review),)

    @get("/")
    async def groups(self, request: AnyRequest) -> Response[Any]:
        """The groups of this account; with one only, straight to it."""
        forums = await list_forums(scope_of(request))
        if len(forums) == 1:
            return see_other(f"/steering/{forums[0].slug}")
        rows = [{"name": each.name, "url": f"/steering/{each.slug}"} for each in forums]
        return desk_page(request, "steering/groups.html", forums=rows)

    @get("/{slug:str}")
    async def forum(self, request: AnyRequest, slug: FromPath[str]) -> Response[Any]:
        """The support services that this group reviews, a sentence for each."""
        forum = await get_forum(scope_of(request), slug)
        releases = await releases_for_a_group(forum.services)
        published = await list_published(forum.services)
        rows = [
            _row(forum, each, releases.get(each.id, []), published[each.id])
            for each in await get_services(list(forum.services))
        ]
        return desk_page(
            request,
            "steering/forum.html",
            forum={"name": forum.name, "url": f"/steering/{slug}"},
            services=rows,
        )

    @get("/{slug:str}/{service:str}")
    async def review(
        self, request: AnyRequest, slug: FromPath[str], service: FromPath[str]
    ) -> Response[Any]:
        """What changed for the people of one support service."""
        forum = await get_forum(scope_of(request), slug)
        found = await _get_reviewed(forum, service)
        releases = (await releases_for_a_group([found.id])).get(found.id, [])
        asked = request.query_params
        chosen = _chosen(releases, asked.get("release"), asked.get("survey"))
        here = f"/steering/{slug}/{service}"
        newest = newest_of_each(releases)
        others = [each for each in newest if chosen and _series(each) != _series(chosen)]
        older = [each for each in releases if each is not chosen and each not in others]
        more = {
            "others": [_listed(each, here) for each in others],
            "older": [_listed(each, here) for each in older],
        }
        return await release_page(request, found, chosen, here, more)


async def release_page(
    request: AnyRequest,
    service: SupportService,
    chosen: Release | None,
    here: str,
    more: Mapping[str, Any] | None = None,
) -> Response[Any]:
    """A release of a support service, in full or in easy read, with what was published before.
    `more`: the newest releases of its other surveys and of the other group, and the older ones."""
    if chosen is not None and request.query_params.get("format") == "easy":
        return await _easy_page(request, service, chosen, here)
    versions = await _versions(request, chosen) if chosen else ()
    version = versions[0] if versions else None
    return desk_page(
        request,
        "steering/service.html",
        service={"name": service.name},
        release=release_heading(chosen, service.name, service.provenance) if chosen else None,
        items=[finding(item, version, chosen.content.parts) for item in chosen.content.items]
        if chosen and version
        else [],
        beside=beside(chosen.content.parts, version) if chosen and version else NOTHING,
        short=[in_short(item, version) for item in chosen.content.items]
        if chosen and version
        else [],
        breakdowns=breakdowns(chosen.content, versions) if chosen else [],
        recorded=recorded(chosen.content, versions) if chosen else [],
        cautions=shared_cautions(chosen) if chosen else [],
        spoken=spoken(await _quotes(request, chosen)) if chosen else [],
        published=[printed(each) for each in (await list_published([service.id]))[service.id]],
        easy_url=f"{here}?{query_of(chosen)}&format=easy" if chosen else None,
        **(more or {"others": [], "older": []}),
    )


async def _versions(request: AnyRequest, release: Release) -> tuple[PublishedVersion, ...]:
    """What the later wave of a release asked, and what the earlier one did where that is known."""
    asked = (release.content.version, release.content.before_version)
    return tuple([await library_of(request).get_version(each) for each in asked if each])


async def _easy_page(
    request: AnyRequest, service: SupportService, chosen: Release, here: str
) -> Response[Any]:
    version = await library_of(request).get_version(chosen.content.version)
    return desk_page(
        request,
        "steering/easy.html",
        service={"name": service.name},
        release=release_heading(chosen, service.name, service.provenance),
        items=[
            *easy_reach(chosen.content.parts),
            *(easy_finding(item, version, chosen.content.parts) for item in chosen.content.items),
        ],
        full_url=f"{here}?{query_of(chosen)}",
    )


async def _quotes(request: AnyRequest, release: Release) -> list[tuple[Quote, PublishedVersion]]:
    """The quotes of a release that may be shown now, each with the version that asked for it."""
    site = site_of(request)
    shown = await list_shown(release, site.secrecy, site.today())
    library = library_of(request)
    return [(quote, await library.get_version(quote.version)) for quote in shown]


def _row(
    forum: Forum, service: SupportService, releases: list[Release], published: list[Published]
) -> dict[str, Any]:
    newest = _newest(releases)
    return {
        "name": service.name,
        "about": in_language(service.about),
        "status": status_sentence(newest, published),
        "url": f"/steering/{forum.slug}/{service.slug}",
        "release_number": newest.number if newest else None,
        "release_date": format_date(newest.made_at.date()) if newest else None,
        "group": released_group(newest) if newest else "",
    }


async def _get_reviewed(forum: Forum, slug: str) -> SupportService:
    """A support service that this group reads about. Raises NotInScope."""
    for service in await get_services(list(forum.services)):
        if service.slug == slug:
            return service
    raise NotInScope(slug)


async def releases_for_a_group(services: Iterable[int]) -> dict[int, list[Release]]:
    """Service id → the releases of its surveys that a group may read, newest first."""
    return {
        service: [release for release in releases if release.audience in FOR_A_GROUP]
        for service, releases in (await list_releases_of(services)).items()
    }


def _chosen(releases: list[Release], number: str | None, survey: str | None) -> Release | None:
    """The release with this number, of this survey where one is named; else the newest."""
    named = (
        each
        for each in releases
        if str(each.number) == number and survey in (None, str(each.survey))
    )
    return next(named, _newest(releases))


def _newest(releases: list[Release]) -> Release | None:
    """The newest release about adults; where there is none, about people under 18."""
    return min(releases, key=lambda each: each.young, default=None)


def _series(release: Release) -> tuple[int, bool]:
    """What a release is one of several of: those of a survey, about one group of people."""
    return release.survey, release.young


def newest_of_each(releases: list[Release]) -> list[Release]:
    """The newest release of each survey about each group, newest first."""
    first: dict[tuple[int, bool], Release] = {}
    for each in releases:
        first.setdefault(_series(each), each)
    return list(first.values())


def query_of(release: Release) -> str:
    """What names a release in an address: each survey of a service counts its own."""
    return f"survey={release.survey}&release={release.number}"


def _listed(release: Release, here: str) -> dict[str, Any]:
    content = release.content
    return {
        "number": release.number,
        "made_on": format_date(release.made_at.date()),
        "url": f"{here}?{query_of(release)}",
        "survey": in_language(release.survey_title),
        "group": released_group(release),
        "waves": _(
            "%(before)s to %(after)s",
            before=wave_name(content.before_kind),
            after=wave_name(content.after_kind),
        ),
    }
