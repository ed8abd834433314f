"""One published version: its preview, its file, what it changed, and what becomes of it."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from surveys.controllers.desk.preview import format_links, preview_sections
from surveys.controllers.desk.writing.changes import changed_item
from surveys.controllers.desk.writing.file import toml_file
from surveys.controllers.visit import library_of
from surveys.differing import differing_items
from surveys.exporting import write_questionnaire
from surveys.kind_words import CONTINUES_LABELS
from surveys.store.drafts import start_next_version
from surveys.store.questionnaires import (
    find_version,
    get_version_in_scope,
    list_versions,
)
from surveys.store.retiring import reinstate, retire
from surveys.wording import in_language
from translations.language import N_
from translations.language import gettext as _

NOTICES = {
    "published": N_("This version is published. A survey can ask it now."),
    "retired": N_("It is retired: new surveys cannot take it. Surveys that ask it go on."),
    "reinstated": N_("It is in use again: new surveys can take it."),
}


class VersionController(Controller):
    """`/desk/questionnaires/{version}`."""

    path = "/questionnaires/{version:int}"

    @get("/")
    async def preview(self, request: AnyRequest, version: FromPath[int]) -> Response[Any]:
        """Each item as people will see and hear it, in the format asked for where it has that."""
        scope = scope_of(request)
        wanted = request.query_params.get("format", "standard")
        done = request.query_params.get("done")
        found = await get_version_in_scope(scope, version)
        recordings = library_of(request).recordings_of(found.organisation)
        (listed,) = [each for each in await list_versions(scope) if each.id == version]
        return desk_page(
            request,
            "desk/preview.html",
            questionnaire={
                "title": in_language(found.content.title),
                "key": found.key,
                "version": found.number,
                "url": f"/desk/questionnaires/{version}",
                "newest": listed.newest,
                "retired": listed.retired,
            },
            notice=_(NOTICES[done]) if done in NOTICES else None,
            formats=format_links(found.content, wanted),
            media_url=f"/media/{found.organisation}/",
            sections=preview_sections(found.content, wanted, recordings),
        )

    @get("/file")
    async def file(self, request: AnyRequest, version: FromPath[int]) -> Response[Any]:
        """The file that can be brought in again."""
        found = await get_version_in_scope(scope_of(request), version)
        return toml_file(write_questionnaire(found.content), f"{found.key}-{found.number}")

    @get("/changes")
    async def changes(self, request: AnyRequest, version: FromPath[int]) -> Response[Any]:
        """What this version changed of the one before."""
        scope = scope_of(request)
        found = await get_version_in_scope(scope, version)
        (listed,) = [each for each in await list_versions(scope) if each.id == version]
        before = await find_version(listed.organisation, found.key, found.number - 1)
        changed = differing_items(before.content, found.content) if before else ()
        return desk_page(
            request,
            "desk/version_changes.html",
            questionnaire={
                "title": found.content.title,
                "version": found.number,
                "url": f"/desk/questionnaires/{version}",
            },
            changed=[
                {**changed_item(each), "said": _said(each.after) if each.before else None}
                for each in changed
            ],
        )

    @post("/draft", status_code=303)
    async def next_version(self, request: AnyRequest, version: FromPath[int]) -> Response[Any]:
        """Begin to write what comes after it, or go on with that."""
        draft = await start_next_version(scope_of(request), site_of(request).now(), version)
        return see_other(f"/desk/questionnaires/drafts/{draft}")

    @post("/retire", status_code=303)
    async def retire(self, request: AnyRequest, version: FromPath[int]) -> Response[Any]:
        """Take its questionnaire out of use."""
        await retire(scope_of(request), site_of(request).now(), version)
        return see_other(f"/desk/questionnaires/{version}?done=retired")

    @post("/reinstate", status_code=303)
    async def reinstate(self, request: AnyRequest, version: FromPath[int]) -> Response[Any]:
        """Bring it back into use."""
        await reinstate(scope_of(request), site_of(request).now(), version)
        return see_other(f"/desk/questionnaires/{version}?done=reinstated")


def _said(item: Any) -> str | None:
    """What an item says about the version before."""
    return _(CONTINUES_LABELS[item.continues]) if item and item.continues else None
