"""Sections of a draft: headings over items that belong together."""

from collections.abc import Mapping
from typing import Any, Final

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.page import AnyRequest, see_other
from surveys import draft as drafting
from surveys.controllers.desk.writing.opened import Opened, draft_page, open_draft, write
from surveys.draft import Overtaken, Values, fresh_key, mark_of, tables
from surveys.policies import may_take_out
from translations.language import gettext as _

FIELDS: Final = ("title", "intro")


class SectionsController(Controller):
    """`/desk/questionnaires/drafts/{draft}/sections`."""

    path = "/questionnaires/drafts/{draft:int}/sections"

    @get("/")
    async def sections(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """Every section, to be changed where it stands, and one more."""
        return _page(request, await open_draft(request, draft))

    @post("/", status_code=303)
    async def add(self, request: AnyRequest, draft: FromPath[int]) -> Response[Any]:
        """One section more."""
        opened = await open_draft(request, draft)
        fields = _fields(await request.form())
        if fields["title"] is None:
            return _page(request, opened, problem=_("Enter a heading"))
        key = fresh_key(opened.values, "section")
        said = {name: each for name, each in fields.items() if each}

        def add(values: Values) -> None:
            if all(each.get("title") != said["title"] for each in tables(values, "section")):
                drafting.add(values, "section", {"key": key, **said})

        await write(request, draft, add)
        return see_other(f"{opened.url}/sections?done=saved")

    @post("/{key:str}", status_code=303)
    async def save(
        self, request: AnyRequest, draft: FromPath[int], key: FromPath[str]
    ) -> Response[Any]:
        """Write one section, or take it out."""
        opened = await open_draft(request, draft)
        form = await request.form()
        said, seen = _fields(form), str(form.get("seen", ""))
        taking_out = "remove" in form

        def save(values: Values) -> None:
            if taking_out:
                _take_out(values, key, seen)
            else:
                drafting.change(values, "section", key, seen, lambda _table: said)

        try:
            await write(request, draft, save)
        except Overtaken:
            may_take_out.check(changed=taking_out)
            return _page(request, await open_draft(request, draft), key, said)
        return see_other(f"{opened.url}/sections?done=saved")


def _take_out(values: Values, key: str, seen: str) -> None:
    """Take a section out; its items stand in none then."""
    drafting.remove(values, "section", key, seen)
    for item in tables(values, "item"):
        if item.get("section") == key:
            del item["section"]


def _fields(form: Mapping[str, Any]) -> Values:
    """The heading and the words below it, None where there are none."""
    said = {name: str(form.get(name, "")).replace("\r\n", "\n").strip() for name in FIELDS}
    return {name: each or None for name, each in said.items()}


def _page(
    request: AnyRequest,
    opened: Opened,
    overtaken: str = "",
    typed: Values | None = None,
    problem: str = "",
) -> Response[Any]:
    """All sections. `overtaken` is the key of one that somebody else changed since: what was typed
    is shown in its form again, beside what stands there now. `problem`: of the new one."""
    rows = [
        _row(opened, each, typed if each["key"] == overtaken else None)
        for each in tables(opened.values, "section")
    ]
    return draft_page(
        request,
        "desk/draft_sections.html",
        opened,
        422 if problem else 409 if overtaken else 200,
        sections=rows,
        problem=problem,
        lost=typed if overtaken and all(row["key"] != overtaken for row in rows) else None,
        saved=request.query_params.get("done") == "saved",
    )


def _row(opened: Opened, section: Values, typed: Values | None) -> dict[str, Any]:
    """A section as it stands, or with what was typed and what stands there instead (`theirs`)."""
    key, shown = section["key"], typed or section
    said = [str(section[name]) for name in FIELDS if section.get(name)]
    return {
        "key": key,
        **{name: shown.get(name) or "" for name in FIELDS},
        "theirs": said if typed else None,
        "problems": [fault.sentence for fault in opened.ready.of("section", key)],
        "seen": mark_of(section),
        "url": f"{opened.url}/sections/{key}",
    }
