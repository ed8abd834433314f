"""A draft at a glance: every item in order, to be moved, copied or taken out; one item more."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.desk_page import scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from surveys import draft as drafting
from surveys.controllers.desk.writing.opened import (
    Opened,
    draft_page,
    number_in,
    open_draft,
    words_of,
    write,
)
from surveys.draft import Overtaken, Values, fresh_key, mark_of
from surveys.forms.draft import AddForm, add_form
from surveys.kind_words import KIND_LABELS
from surveys.policies import may_take_out
from surveys.questionnaire import Questionnaire
from surveys.store.drafts import undo_change
from translations.language import N_
from translations.language import gettext as _

NOTICES = {
    "saved": N_("The change is saved."),
    "up": N_("The question is one place further up."),
    "down": N_("The question is one place further down."),
    "copy": N_("The question stands there twice. Now change the second one."),
    "remove": N_("The question is taken out."),
    "stale": N_("More was changed since you looked, so nothing was moved or copied just now."),
    "undo": N_("That is as it was before."),
}
STEPS = {"up": -1, "down": 1}


class OverviewController(Controller):
    """`/desk/questionnaires/drafts/{draft}`."""

    path = "/questionnaires/drafts/{draft:int}"

    @get("/")
    async def overview(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Every item in order."""
        opened = await open_draft(request, draft)
        return _overview(request, opened, _add_form(None, opened))

    @post("/add", status_code=303)
    async def add(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """One item more, of a kind, and on to its page."""
        opened = await open_draft(request, draft)
        form = _add_form(await request.form(), opened)
        if not form.validate():
            return _overview(request, opened, form, 422)
        after = form.after.data if "after" in form else ""
        fields = {"kind": form.kind.data}
        key = drafting.find_untouched(opened.values, "item", fields)
        key = key or fresh_key(opened.values, "item", opened.taken)

        def add(values: Values) -> None:
            if drafting.find_untouched(values, "item", fields) is None:
                drafting.add(values, "item", {"key": key, **fields}, after)

        await write(request, draft, add)
        return see_other(f"{opened.url}/items/{key}?new=1")

    @post("/arrange", status_code=303)
    async def arrange(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Move, copy or take out one item."""
        opened = await open_draft(request, draft)
        form = await request.form()
        key, do, seen = (str(form.get(name, "")) for name in ("key", "do", "seen"))

        def arrange(values: Values) -> None:
            if do in STEPS:
                drafting.move(values, "item", key, STEPS[do])
            elif do == "copy":
                drafting.copy(values, key, opened.taken)
            elif do == "remove":
                drafting.remove(values, "item", key, seen)

        taking_out = do == "remove"
        try:
            await write(request, draft, arrange, None if taking_out else number_in(form))
        except Overtaken:
            may_take_out.check(changed=taking_out)
            return see_other(f"{opened.url}?done=stale")
        return see_other(f"{opened.url}?done={do if do in NOTICES else 'saved'}")

    @post("/undo", status_code=303)
    async def undo(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Take the last change back."""
        number = number_in(await request.form())
        await undo_change(scope_of(request), site_of(request).now(), draft, number)
        return see_other(f"/desk/questionnaires/drafts/{draft}?done=undo")


def _add_form(posted: Any, opened: Opened) -> AddForm:
    return add_form(
        posted,
        [
            (each["key"], _("After question %(number)s", number=number))
            for number, each in enumerate(opened.items, start=1)
        ],
    )


def _overview(
    request: AnyRequest, opened: Opened, form: AddForm, status_code: int = 200
) -> Response[Any]:
    done = request.query_params.get("done", "")
    return draft_page(
        request,
        "desk/draft.html",
        opened,
        status_code,
        items=[_row(opened, number, each) for number, each in enumerate(opened.items, start=1)],
        form=form,
        notice=_(NOTICES[done]) if done in NOTICES else None,
        number=opened.draft.number,
        undo=done in NOTICES and done != "stale" and opened.draft.may_undo,
        version=opened.last.number + 1 if opened.last else 1,
    )


def _row(opened: Opened, number: int, item: Values) -> dict[str, Any]:
    key = item["key"]
    kind = item.get("kind")
    return {
        "number": number,
        "key": key,
        "words": words_of(item),
        "kind": _(KIND_LABELS[kind]) if kind in KIND_LABELS else "",
        "shown_if": shown_if(opened.content, key),
        "unfinished": bool(opened.ready.of("item", key)),
        "unreachable": key in opened.ready.unreachable,
        "url": f"{opened.url}/items/{key}",
        "seen": mark_of(item),
        "first": number == 1,
        "last": number == len(opened.items),
    }


def shown_if(content: Questionnaire, key: str) -> str | None:
    """After which questions an item is asked, by their numbers; None: of everybody."""
    item = content.item(key)
    if not item.show_if:
        return None
    places = sorted({content.position(each.item) + 1 for each in item.show_if})
    numbers = ", ".join(map(str, places))
    return _("Only after certain answers to question %(numbers)s", numbers=numbers)
