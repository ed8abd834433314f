"""One item of a draft: its words, what its kind has, and after which answers it is asked."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest, see_other
from involvement.roles import NotInScope
from surveys import draft as drafting
from surveys.conditions import with_answer, without_item
from surveys.controllers.desk.writing.opened import Opened, draft_page, open_draft, write
from surveys.draft import Overtaken, Values, mark_of
from surveys.forms.item import ItemForm, item_form
from surveys.kind_words import KIND_LABELS
from surveys.questionnaire import Item
from translations.language import gettext as _


class ItemController(Controller):
    """`/desk/questionnaires/drafts/{draft}/items/{key}`."""

    path = "/questionnaires/drafts/{draft:int}/items/{key:str}"

    @get("/")
    async def item_page(
        self, request: AnyRequest, draft: FromPath[int], key: FromPath[str]
    ) -> Response[Any]:
        """The item, with what is to be mended at its fields."""
        opened = await open_draft(request, draft)
        table = get_item(opened, key)
        form = item_form(None, opened.values, table)
        new = "new" in request.query_params  # nobody has written anything yet
        for fault in () if new else opened.ready.of("item", key):
            if fault.field in form:
                field: Any = form[fault.field]
                field.errors = [*field.errors, fault.sentence]
        return _item_page(request, opened, table, form)

    @post("/", status_code=303)
    async def save(
        self, request: AnyRequest, draft: FromPath[int], key: FromPath[str]
    ) -> Response[Any]:
        """Write it. Unfinished ones are kept too; what is to be mended is shown then."""
        opened = await open_draft(request, draft)
        posted = await request.form()
        form = item_form(posted, opened.values, drafting.find(opened.values, "item", key) or {})
        seen = str(posted.get("seen", ""))

        def save(values: Values) -> None:
            drafting.change(values, "item", key, seen, form.fields_for)

        try:
            await write(request, draft, save)
        except Overtaken as overtaken:
            return _overtaken(request, opened, key, form, overtaken.now)
        ready = (await open_draft(request, draft)).ready
        mend = bool(ready.of("item", key))
        return see_other(f"{opened.url}/items/{key}" if mend else f"{opened.url}?done=saved#{key}")

    @post("/conditions", status_code=303)
    async def condition(
        self, request: AnyRequest, draft: FromPath[int], key: FromPath[str]
    ) -> Response[Any]:
        """Ask it after one answer more, or whatever was answered to an item."""
        opened = await open_draft(request, draft)
        get_item(opened, key)
        form = await request.form()
        when, freed = str(form.get("when", "")), str(form.get("freed", ""))

        def fields(table: Values) -> Values:
            return without_item(table, freed) if freed else _with(opened, table, when)

        def change(values: Values) -> None:
            table = drafting.find(values, "item", key)
            if table is not None:
                drafting.change(values, "item", key, mark_of(table), fields)

        await write(request, draft, change)
        return see_other(f"{opened.url}/items/{key}#when")


def get_item(opened: Opened, key: str) -> Values:
    """The item of a draft. Raises NotInScope, as for a draft that is not there."""
    table = drafting.find(opened.values, "item", key)
    if table is None:
        raise NotInScope(key)
    return table


def _with(opened: Opened, table: Values, when: str) -> Values:
    """The fields of an item that is asked after one answer more, written "item:code"; none where
    there is no such answer before it."""
    item, _colon, code = when.partition(":")
    for each in _earlier(opened, str(table["key"])):
        for option in each.options:
            if each.key == item and str(option.code) == code:
                return with_answer(table, item, option.code, option.label)
    return {}


def _earlier(opened: Opened, key: str) -> list[Item]:
    """The items before one that can decide whether it is asked."""
    return [each for each in opened.content.items[: opened.content.position(key)] if each.options]


def _item_page(
    request: AnyRequest, opened: Opened, table: Values, form: ItemForm, status_code: int = 200
) -> Response[Any]:
    key = table["key"]
    content, number = opened.content, opened.content.position(key) + 1
    return draft_page(
        request,
        "desk/draft_item.html",
        opened,
        status_code,
        item={
            "number": number,
            "kind": _(KIND_LABELS[content.item(key).kind]),
            "url": f"{opened.url}/items/{key}",
            "options_url": f"{opened.url}/scales" if table.get("kind") == "scale" else None,
        },
        form=form,
        unplaced=[each.sentence for each in opened.ready.of("item", key) if each.field not in form],
        conditions=_conditions(opened, content.item(key)),
        answers=_answers(opened, key),
        unreachable=key in opened.ready.unreachable,
    )


def _conditions(opened: Opened, item: Item) -> list[dict[str, Any]]:
    """After which answers an item is asked."""
    rows = []
    for each in item.show_if:
        asked = opened.content.item(each.item)
        rows.append(
            {
                "item": each.item,
                "number": opened.content.position(each.item) + 1,
                "text": asked.text,
                "answers": [asked.option_labels[code] for code in each.any_of],
            }
        )
    return rows


def _answers(opened: Opened, key: str) -> list[dict[str, Any]]:
    """What may be answered before an item, by question."""
    return [
        {
            "number": opened.content.position(each.key) + 1,
            "label": f"{opened.content.position(each.key) + 1}. {each.text}",
            "options": [
                {"value": f"{each.key}:{option.code}", "label": option.label}
                for option in each.options
            ],
        }
        for each in _earlier(opened, key)
    ]


def _overtaken(
    request: AnyRequest, opened: Opened, key: str, form: ItemForm, now: Values | None
) -> Response[Any]:
    """Both texts side by side: what stands there now, and what this form was to write."""
    theirs = item_form(None, opened.values, now) if now is not None else None
    form.seen.data = mark_of(now) if now is not None else ""
    rows = [
        {
            "label": field.label.text,
            "theirs": _told(theirs[field.name]) if theirs and field.name in theirs else "",
            "mine": _told(field),
        }
        for field in form
        if field.name != "seen"
    ]
    return draft_page(
        request,
        "desk/draft_overtaken.html",
        opened,
        409,
        rows=[row for row in rows if row["theirs"] != row["mine"]],
        form=form,
        url=f"{opened.url}/items/{key}",
        gone=now is None,
    )


def _told(field: Any) -> str:
    """What a field says, in words."""
    if field.type == "BooleanField":
        return _("Yes") if field.data else _("No")
    if field.type in ("SelectField", "SelectMultipleField"):
        return " · ".join(str(each[1]) for each in field.iter_choices() if each[2])
    return str(field.data or "").replace("\r\n", "\n").strip()
