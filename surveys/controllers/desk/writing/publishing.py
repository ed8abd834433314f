"""What a draft has come to: what is to be mended, the paths through it, a preview, its file; and
publishing it."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.media import NO_RECORDINGS
from surveys.controllers.desk.preview import format_links, preview_sections
from surveys.controllers.desk.writing.file import toml_file
from surveys.controllers.desk.writing.opened import Opened, draft_page, open_draft
from surveys.controllers.desk.writing.overview import shown_if
from surveys.paths import branches
from surveys.readiness import Fault
from surveys.store.drafts import publish_draft
from translations.language import gettext as _


class PublishingController(Controller):
    """`/desk/questionnaires/drafts/{draft}/check` and beside it."""

    path = "/questionnaires/drafts/{draft:int}"

    @get("/check")
    async def check(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Everything that is to be mended, with links; or publishing."""
        opened = await open_draft(request, draft)
        return draft_page(
            request,
            "desk/draft_check.html",
            opened,
            faults=[_fault(opened, each) for each in opened.ready.faults],
            unreachable=[_question(opened, key) for key in opened.ready.unreachable],
            ready=opened.ready.is_ready,
            changed=opened.ready.changed,
            version=opened.last.number + 1 if opened.last else 1,
        )

    @post("/publish", status_code=303)
    async def publish(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Publish it whole, or not at all."""
        version = await publish_draft(scope_of(request), site_of(request).now(), draft)
        request.app.state.voice_wanted.set()
        return see_other(f"/desk/questionnaires/{version}?done=published")

    @get("/paths")
    async def paths(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Which answers lead where."""
        opened = await open_draft(request, draft)
        keys = opened.content.items_by_key
        return draft_page(
            request, "desk/draft_paths.html", opened, items=[_path(opened, key) for key in keys]
        )

    @get("/preview")
    async def preview(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Each item as people will see it, as far as it can be read; clips are made later."""
        opened = await open_draft(request, draft)
        wanted = request.query_params.get("format", "standard")
        return draft_page(
            request,
            "desk/draft_preview.html",
            opened,
            formats=format_links(opened.content, wanted),
            media_url="",
            sections=preview_sections(opened.content, wanted, NO_RECORDINGS),
        )

    @get("/file")
    async def file(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """The file of it, as far as it is written."""
        opened = await open_draft(request, draft)
        return toml_file(opened.draft.text, f"{opened.draft.key}-draft")


def _fault(opened: Opened, fault: Fault) -> dict[str, Any]:
    """What is to be mended, with where to do it."""
    pages = {"scale": f"/scales/{fault.key}", "section": "/sections"}
    if fault.name == "item":
        if fault.field == "continues":
            return {**_question(opened, fault.key, "/changes"), "sentence": fault.sentence}
        page = f"/items/{fault.key}#{fault.field}"
        return {**_question(opened, fault.key, page), "sentence": fault.sentence}
    top, words = "/about", _("Title and what it is for")
    if fault.field == "item":
        top, words = "", _("Questions")
    where = {"scale": _("Scales"), "section": _("Sections")}
    return {
        "number": None,
        "words": where.get(fault.name, words),
        "url": opened.url + pages.get(fault.name, top),
        "sentence": fault.sentence,
    }


def _question(opened: Opened, key: str, page: str = "") -> dict[str, Any]:
    number = opened.content.position(key) + 1
    return {
        "number": number,
        "words": opened.content.item(key).text or _("No words yet"),
        "url": opened.url + (page or f"/items/{key}"),
    }


def _path(opened: Opened, key: str) -> dict[str, Any]:
    """An item with where its answers lead."""
    content = opened.content
    item = content.item(key)
    return {
        **_question(opened, key),
        "shown_if": shown_if(content, key),
        "unreachable": key in opened.ready.unreachable,
        "branches": [
            {
                "answer": item.option_labels[each.code],
                "opens": [_question(opened, opens) for opens in each.opens],
            }
            for each in branches(content).get(key, ())
        ],
    }
