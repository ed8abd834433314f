"""One item of a draft in easy read: a sentence a line, each with its picture, and its answers."""

from collections.abc import Mapping
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from easy_read.picture import PICTURES
from involvement.controllers.page import AnyRequest, see_other
from surveys import draft as drafting
from surveys.controllers.desk.writing.item import get_item
from surveys.controllers.desk.writing.opened import (
    Opened,
    draft_page,
    open_draft,
    words_of,
    write,
)
from surveys.draft import Overtaken, Values, mark_of
from surveys.easy_words import answers_of, answers_posted, lines_of, lines_posted, told

FIELDS = ("easy_read", "easy_audio", "picture", "options")


class EasyReadController(Controller):
    """`/desk/questionnaires/drafts/{draft}/items/{key}/easy-read`."""

    path = "/questionnaires/drafts/{draft:int}/items/{key:str}/easy-read"

    @get("/")
    async def easy_page(
        self, request: AnyRequest, draft: FromPath[int], key: FromPath[str]
    ) -> Response[Any]:
        """The sentences and the answers, beside the usual words."""
        opened = await open_draft(request, draft)
        return _page(request, opened, get_item(opened, key))

    @post("/", status_code=303)
    async def save(
        self, request: AnyRequest, draft: FromPath[int], key: FromPath[str]
    ) -> Response[Any]:
        """Write them."""
        opened = await open_draft(request, draft)
        form = await request.form()
        seen = str(form.get("seen", ""))

        def save(values: Values) -> None:
            drafting.change(values, "item", key, seen, lambda table: _fields(table, form))

        try:
            await write(request, draft, save)
        except Overtaken as overtaken:
            return _page(request, opened, overtaken.now or get_item(opened, key), form)
        return see_other(f"{opened.url}/items/{key}/easy-read?done=saved")


def _fields(table: Values, form: Mapping[str, Any]) -> Values:
    said: Values = {"easy_read": lines_posted(form)}
    said["picture"] = str(form.get("picture", "")) or None
    if "options" in table:
        said["options"] = answers_posted(table["options"], form)
    return said


def _page(
    request: AnyRequest, opened: Opened, table: Values, typed: Mapping[str, Any] | None = None
) -> Response[Any]:
    """The page of an item that stands there as `table`. `typed`: somebody else changed it since,
    so what was typed is shown again beside it."""
    key = table["key"]
    shown = table if typed is None else {**table, **_fields(table, typed)}
    return draft_page(
        request,
        "desk/draft_easy_read.html",
        opened,
        200 if typed is None else 409,
        words=words_of(table),
        picture=str(shown.get("picture") or ""),
        lines=lines_of(shown),
        answers=answers_of(shown),
        theirs=None if typed is None else told(table),
        saved=request.query_params.get("done") == "saved",
        problems=[each.sentence for each in opened.ready.of("item", key) if each.field in FIELDS],
        pictures=PICTURES,
        seen=mark_of(table),
        url=f"{opened.url}/items/{key}",
    )
