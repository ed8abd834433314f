"""What a draft changes of the version before, and what its writer says of each item about that."""

from typing import Any, get_args

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest, see_other
from surveys import draft as drafting
from surveys.comparing import check_continuity
from surveys.controllers.desk.writing.opened import Opened, draft_page, open_draft, write
from surveys.differing import ItemDifference, differing_items
from surveys.draft import Values
from surveys.kind_words import CONTINUES_LABELS
from surveys.questionnaire import Continues, Questionnaire
from translations.language import gettext as _


class ChangesController(Controller):
    """`/desk/questionnaires/drafts/{draft}/changes`."""

    path = "/questionnaires/drafts/{draft:int}/changes"

    @get("/")
    async def changes(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Every item that is not what it was."""
        opened = await open_draft(request, draft)
        return draft_page(
            request,
            "desk/draft_changes.html",
            opened,
            changed=[_row(opened, each) for each in _differing(opened)],
            before=opened.last.number if opened.last else None,
            saved=request.query_params.get("done") == "saved",
        )

    @post("/", status_code=303)
    async def say(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Write of each item whether it is the same, comparable or new."""
        opened = await open_draft(request, draft)
        form = await request.form()
        words = {
            each["key"]: word
            for each in opened.items
            if (word := form.get(f"continues-{each['key']}")) in get_args(Continues)
        }

        def say(values: Values) -> None:
            for key, word in words.items():
                table = drafting.find(values, "item", key)
                if table is not None:
                    table["continues"] = word

        await write(request, draft, say)
        return see_other(f"{opened.url}/changes?done=saved")


def _differing(opened: Opened) -> tuple[ItemDifference, ...]:
    return differing_items(opened.last.content, opened.content) if opened.last else ()


def _row(opened: Opened, changed: ItemDifference) -> dict[str, Any]:
    """An item that changed, with the words that may be said of it."""
    item = changed.after
    said = item.continues if item else None
    return {
        **changed_item(changed),
        "choices": [
            {"value": word, "label": _(CONTINUES_LABELS[word]), "chosen": word == said}
            for word in (_allowed(opened, changed.key) if changed.before and item else ())
        ],
        "problems": [
            each.sentence
            for each in opened.ready.of("item", changed.key)
            if each.field == "continues"
        ],
        "url": f"{opened.url}/items/{changed.key}" if item else None,
    }


def _allowed(opened: Opened, key: str) -> list[str]:
    """What may be said of an item that both versions have."""
    if opened.last is None:
        return []
    old, new = opened.last.content, opened.content
    return [
        word
        for word in get_args(Continues)
        if all(each.key != key for each in check_continuity(old, new, _with(new, key, word)))
    ]


def _with(content: Questionnaire, key: str, word: str) -> dict[str, str]:
    return {each.key: word if each.key == key else "new" for each in content.items}


def changed_item(changed: ItemDifference) -> dict[str, Any]:
    """An item that changed, as a page shows it (see components/differences.html)."""
    state = _("new") if changed.before is None else _("gone") if changed.after is None else ""
    return {
        "key": changed.key,
        "words": changed.shown.text,
        "state": state,
        "differences": changed.differences,
    }
