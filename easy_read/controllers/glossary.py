"""The glossary: hard words of an organisation, ours, one more, and one to be changed."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from easy_read.forms import NewTermForm, TermForm, new_term_form
from easy_read.glossary import our_terms
from easy_read.store import glossary as store
from easy_read.words import ENGLISH
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.database import Taken
from involvement.guards import Permits
from involvement.permissions import may_work
from involvement.service import Organisation
from involvement.store.workplaces import list_workplaces
from translations.formats import format_language
from translations.language import N_
from translations.language import gettext as _

NOTICES = {
    "saved": N_("The change is saved."),
    "removed": N_("The word is no longer in your glossary."),
}
IN_USE = N_("This word is in your glossary already, in this form or in another one")


class GlossaryController(Controller):
    """`/desk/glossary`."""

    path = "/desk/glossary"
    guards = (Permits(may_work),)

    @get("/")
    async def glossary(self, request: AnyRequest) -> Response[Any]:
        """The hard words of the organisations that this account works for, and ours."""
        places = await list_workplaces(scope_of(request))
        return await _list_page(request, places, new_term_form(None, places))

    @post("/", status_code=303)
    async def add(self, request: AnyRequest) -> Response[Any]:
        """One more hard word."""
        places = await list_workplaces(scope_of(request))
        form = new_term_form(await request.form(), places)
        if form.validate() and await _added(request, form):
            return see_other("/desk/glossary?done=saved")
        return await _list_page(request, places, form, 422)

    @get("/{number:int}")
    async def term(self, request: AnyRequest, number: FromPath[int]) -> Response[Any]:
        """A hard word and what it means, to be changed."""
        kept = await store.get_term(scope_of(request), number)
        return _page(request, kept, TermForm(obj=kept.term))

    @post("/{number:int}", status_code=303)
    async def change(self, request: AnyRequest, number: FromPath[int]) -> Response[Any]:
        """Explain a hard word in other words, or spell it otherwise."""
        scope, now = scope_of(request), site_of(request).now()
        kept = await store.get_term(scope, number)
        form = TermForm(await request.form())
        if form.validate():
            try:
                await store.change_term(scope, now, number, form.term)
            except Taken:
                form.words.errors = [_(IN_USE)]
            else:
                return see_other("/desk/glossary?done=saved")
        return _page(request, kept, form, 422)

    @post("/{number:int}/remove", status_code=303)
    async def remove(self, request: AnyRequest, number: FromPath[int]) -> Response[Any]:
        """Take a hard word out of the glossary."""
        await store.remove_term(scope_of(request), site_of(request).now(), number)
        return see_other("/desk/glossary?done=removed")


async def _added(request: AnyRequest, form: NewTermForm) -> bool:
    """Add the word of a valid form; False with the reason in it where it is there already."""
    try:
        await store.add_term(
            scope_of(request),
            site_of(request).now(),
            organisation=form.organisation.data,
            language=form.tag or ENGLISH,
            term=form.term,
        )
    except Taken:
        form.words.errors = [_(IN_USE)]
        return False
    return True


async def _list_page(
    request: AnyRequest, places: list[Organisation], form: NewTermForm, status_code: int = 200
) -> Response[Any]:
    names = {each.id: each.name for each in places}
    rows = [
        {
            "words": each.term.words,
            "explanation": each.term.explanation,
            "tag": each.language,
            "language": format_language(each.language),
            "organisation": names.get(each.organisation) if len(names) > 1 else None,
            "url": f"/desk/glossary/{each.id}",
        }
        for each in await store.list_terms(scope_of(request))
    ]
    notice = NOTICES.get(request.query_params.get("done", ""))
    return desk_page(
        request,
        "desk/glossary.html",
        status_code,
        terms=rows,
        ours=our_terms(),
        form=form,
        notice=_(notice) if notice else None,
    )


def _page(
    request: AnyRequest, kept: store.KeptTerm, form: TermForm, status_code: int = 200
) -> Response[Any]:
    return desk_page(
        request,
        "desk/glossary_term.html",
        status_code,
        term={"words": kept.term.words, "tag": kept.language, "url": f"/desk/glossary/{kept.id}"},
        form=form,
    )
