"""Questionnaires: the list, a new one, and one brought in from a file."""

import tomllib
from typing import Any

from litestar import Controller, Response, get, post

from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.database import Taken
from surveys.draft import Draft, continuing, is_workable, new_values
from surveys.forms.draft import AboutForm, FileForm, owned
from surveys.importing import Mistake, QuestionnaireMistakes, read_unfinished
from surveys.store.drafts import list_drafts, list_owners, start_draft
from surveys.store.questionnaires import Listed, find_last_version, list_versions
from translations.formats import format_date
from translations.language import N_
from translations.language import gettext as _

DRAFTS = "/desk/questionnaires/drafts"
NOTICES = {"removed": N_("The draft is thrown away. What was published before stays.")}


class QuestionnairesController(Controller):
    """`/desk/questionnaires`."""

    path = "/questionnaires"

    @get("/")
    async def questionnaires(self, request: AnyRequest) -> Response[Any]:
        """Every draft and every version of this account's organisations."""
        scope = scope_of(request)
        done = request.query_params.get("done")
        return desk_page(
            request,
            "desk/questionnaires.html",
            drafts=[_draft_row(each) for each in await list_drafts(scope)],
            questionnaires=[_row(listed) for listed in await list_versions(scope)],
            notice=_(NOTICES[done]) if done in NOTICES else None,
        )

    @get("/new")
    async def new_page(self, request: AnyRequest) -> Response[Any]:
        """The form for a new questionnaire."""
        form = owned(AboutForm(), await list_owners(scope_of(request)))
        return desk_page(request, "desk/questionnaire_new.html", form=form)

    @post("/new", status_code=303)
    async def new(self, request: AnyRequest) -> Response[Any]:
        """Begin a draft in which nothing is asked yet."""
        form = owned(AboutForm(await request.form()), await list_owners(scope_of(request)))
        if form.validate():
            values = new_values(form.title.data, form.about.data, form.language.data)
            if form.source.data:
                values["source"] = form.source.data
            if await find_last_version(form.organisation.data, values["key"]) is None:
                return await _begin(request, form, form.title, values)
            form.title.errors = [_("There is a questionnaire with this title already.")]
        return desk_page(request, "desk/questionnaire_new.html", 422, form=form)

    @get("/file")
    async def file_page(self, request: AnyRequest) -> Response[Any]:
        """A place to put the text of a file."""
        form = owned(FileForm(), await list_owners(scope_of(request)))
        return _file_page(request, form)

    @post("/file", status_code=303)
    async def file(self, request: AnyRequest) -> Response[Any]:
        """Make a draft of it, or show its mistakes by line; with them too, where that is wanted."""
        posted = await request.form()
        form = owned(FileForm(posted), await list_owners(scope_of(request)))
        if not form.validate():
            return _file_page(request, form, 422)
        try:
            _content, mistakes = read_unfinished(form.text.data, "")
        except QuestionnaireMistakes as found:
            return _file_page(request, form, 422, found.mistakes)
        values = tomllib.loads(form.text.data.removeprefix("\ufeff"))
        workable = is_workable(values)
        if not workable or (mistakes and "anyway" not in posted):
            return _file_page(request, form, 422, mistakes, anyway=workable)
        last = await find_last_version(form.organisation.data, values["key"])
        if last is not None:
            values = continuing(values, last.content.items_by_key)
        return await _begin(request, form, form.text, values)


async def _begin(
    request: AnyRequest, form: Any, field: Any, values: dict[str, Any]
) -> Response[Any]:
    """Begin a draft and lead to it, or say at the field why that cannot be."""
    owner = form.organisation.data
    try:
        draft = await start_draft(
            scope_of(request), site_of(request).now(), organisation=owner, values=values
        )
    except Taken:
        field.errors = [_("A questionnaire like this is being written already. Look at the list.")]
    else:
        return see_other(f"{DRAFTS}/{draft}")
    if isinstance(form, FileForm):
        return _file_page(request, form, 422)
    return desk_page(request, "desk/questionnaire_new.html", 422, form=form)


def _file_page(
    request: AnyRequest,
    form: FileForm,
    status_code: int = 200,
    mistakes: Any = (),
    *,
    anyway: bool = False,
) -> Response[Any]:
    return desk_page(
        request,
        "desk/questionnaire_file.html",
        status_code,
        form=form,
        mistakes=[_mistake(each) for each in sorted(mistakes, key=lambda each: each.line)],
        anyway=anyway,
    )


def _mistake(mistake: Mistake) -> dict[str, Any]:
    return {"line": mistake.line, "key": mistake.key, "sentence": mistake.sentence}


def _draft_row(draft: Draft) -> dict[str, Any]:
    return {
        "title": draft.title,
        "url": f"{DRAFTS}/{draft.id}",
        "changed_on": format_date(draft.changed_at.date()),
        "of": _("A next version") if draft.based_on else _("A new questionnaire"),
    }


def _row(listed: Listed) -> dict[str, Any]:
    published = listed.published_at
    return {
        "title": listed.title,
        "key": listed.key,
        "version": listed.number,
        "published_on": format_date(published.date()) if published else None,
        "item_count": listed.item_count,
        "retired": listed.retired,
        "preview_url": f"/desk/questionnaires/{listed.id}",
    }
