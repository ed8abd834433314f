"""Response scales of a draft: written once, and shared by the items that name them."""

from collections.abc import Mapping
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from easy_read.picture import PICTURES
from involvement.controllers.page import AnyRequest, see_other
from involvement.roles import NotInScope
from surveys import draft as drafting
from surveys.controllers.desk.writing.opened import Opened, draft_page, open_draft, words_of, write
from surveys.draft import Overtaken, Values, fresh_key, mark_of, tables
from surveys.easy_words import answers_of, answers_posted
from surveys.forms.draft import ScaleForm, scale_form
from surveys.forms.item import scale_name
from surveys.option_lines import lines_of, merge_lines
from surveys.policies import may_take_out
from translations.language import gettext as _


class ScalesController(Controller):
    """`/desk/questionnaires/drafts/{draft}/scales`."""

    path = "/questionnaires/drafts/{draft:int}/scales"

    @get("/")
    async def scales(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Every scale, with the items that use it."""
        opened = await open_draft(request, draft)
        rows = [_row(opened, each) for each in tables(opened.values, "scale")]
        return draft_page(request, "desk/draft_scales.html", opened, scales=rows)

    @post("/", status_code=303)
    async def add(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """One scale more, and on to its page."""
        opened = await open_draft(request, draft)
        key = drafting.find_untouched(opened.values, "scale", {})
        key = key or fresh_key(opened.values, "scale")

        def add(values: Values) -> None:
            if drafting.find_untouched(values, "scale", {}) is None:
                drafting.add(values, "scale", {"key": key})

        await write(request, draft, add)
        return see_other(f"{opened.url}/scales/{key}")

    @get("/{key:str}")
    async def scale_page(
        self, request: AnyRequest, draft: FromPath[int], key: FromPath[str]
    ) -> Response[Any]:
        """One scale."""
        opened = await open_draft(request, draft)
        return _page(request, opened, _get(opened, key))

    @post("/{key:str}", status_code=303)
    async def save(
        self, request: AnyRequest, draft: FromPath[int], key: FromPath[str]
    ) -> Response[Any]:
        """Write it, for all items that use it."""
        opened = await open_draft(request, draft)
        _get(opened, key)
        form = await request.form()

        def save(values: Values) -> None:
            seen = str(form.get("seen", ""))
            drafting.change(values, "scale", key, seen, lambda table: _fields(table, form))

        try:
            await write(request, draft, save)
        except Overtaken as overtaken:
            return _page(request, opened, overtaken.now or _get(opened, key), form)
        return see_other(f"{opened.url}/scales/{key}?done=saved")

    @post("/{key:str}/remove", status_code=303)
    async def remove(
        self, request: AnyRequest, draft: FromPath[int], key: FromPath[str]
    ) -> Response[Any]:
        """Take it out."""
        opened = await open_draft(request, draft)
        seen = str((await request.form()).get("seen", ""))
        try:
            await write(request, draft, lambda values: drafting.remove(values, "scale", key, seen))
        except Overtaken:
            may_take_out.check(changed=True)
        return see_other(f"{opened.url}/scales")


def _get(opened: Opened, key: str) -> Values:
    table = drafting.find(opened.values, "scale", key)
    if table is None:
        raise NotInScope(key)
    return table


def _fields(table: Values, form: Mapping[str, Any]) -> Values:
    """What a form says about a scale that stands there as `table`."""
    easy = answers_posted(table.get("options"), form) if "easy" in form else table.get("options")
    return {
        "direction": str(form.get("direction", "")) or None,
        "options": merge_lines(easy, str(form.get("options", ""))),
    }


def _used_by(opened: Opened, scale: Values) -> list[dict[str, Any]]:
    """The items that name a scale."""
    return [
        {"number": number, "words": words_of(each), "url": f"{opened.url}/items/{each['key']}"}
        for number, each in enumerate(opened.items, start=1)
        if each.get("scale") == scale["key"]
    ]


def _row(opened: Opened, scale: Values) -> dict[str, Any]:
    return {
        "name": scale_name(scale) if scale.get("options") else _("No answers yet"),
        "url": f"{opened.url}/scales/{scale['key']}",
        "used_by": _used_by(opened, scale),
        "unfinished": bool(opened.ready.of("scale", scale["key"])),
    }


def _page(
    request: AnyRequest, opened: Opened, table: Values, typed: Mapping[str, Any] | None = None
) -> Response[Any]:
    """The page of a scale that stands there as `table`. `typed`: somebody else changed it since,
    so what was typed is shown again beside it."""
    shown = table if typed is None else {**table, **_fields(table, typed)}
    return draft_page(
        request,
        "desk/draft_scale.html",
        opened,
        200 if typed is None else 409,
        form=_form(opened, table, shown),
        scale=_row(opened, table),
        answers=answers_of(shown),
        theirs=None if typed is None else lines_of(table.get("options")).splitlines(),
        saved=request.query_params.get("done") == "saved",
        pictures=PICTURES,
        seen=mark_of(table),
    )


def _form(opened: Opened, table: Values, shown: Values) -> ScaleForm:
    """The form with what is to be mended at its fields, which nobody sees before a first try."""
    data = {"options": lines_of(shown.get("options")), "direction": shown.get("direction")}
    form = scale_form(None, {**data, "seen": mark_of(table)})
    for fault in opened.ready.of("scale", table["key"]) if len(table) > 1 else ():
        if fault.field in form:
            field: Any = form[fault.field]
            field.errors = [*field.errors, fault.sentence]
    return form
