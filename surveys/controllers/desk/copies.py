"""Typing in answers from paper: one screen a sheet, then the end of the copy."""

import uuid
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.consent import Wording
from involvement.consent_words import wording_words
from involvement.controllers.desk_page import desk_page, scope_of
from involvement.controllers.page import AnyRequest, see_other, site_of
from involvement.policies import may_type_in
from involvement.store.services import NotInScope
from surveys import journey
from surveys.agreeing import list_not_agreed
from surveys.controllers.desk.copy import Paper, get_paper
from surveys.controllers.visit import answers_by_key, library_of, refusing
from surveys.forms.paper import CopyForm
from surveys.mode import Mode, Way
from surveys.paper import items_on
from surveys.sheet_layout import format_of, is_easy
from surveys.starting import DueNow, new_response
from surveys.store.answers import find_state
from surveys.store.paper import SheetTyped, finish_copy, type_sheet
from surveys.typing_in import NOTHING_TYPED, TypedSheet, read_sheet
from surveys.wording import wave_name
from translations.formats import format_date
from translations.language import gettext as _
from translations.language import language, offered, use


class CopiesController(Controller):
    """`/desk/surveys/{slug}/paper/{wave}/{key}` and its pages."""

    path = "/surveys/{slug:str}/paper/{wave:int}/{key:uuid}"

    @get("/")
    async def copy(
        self, request: AnyRequest, slug: FromPath[str], wave: FromPath[int], key: FromPath[UUID]
    ) -> Response[Any]:
        """Which sheets are in, and the end."""
        paper = await get_paper(request, slug, wave, key)
        return await _copy_page(request, paper, CopyForm())

    @post("/", status_code=303)
    async def finish(
        self, request: AnyRequest, slug: FromPath[str], wave: FromPath[int], key: FromPath[UUID]
    ) -> Response[Any]:
        """Count the copy: no more sheets come."""
        paper = await get_paper(request, slug, wave, key)
        may_type_in.check(paper.copy.may_finish)
        form, agreed = CopyForm(await request.form()), await _not_agreed(request, paper)
        if not form.validate() or not form.is_agreed(needed=bool(agreed)):
            return await _copy_page(request, paper, form, 422)
        await _finish(request, paper, form.way(), agreed)
        return see_other(f"/desk/surveys/{slug}/paper?done=finished")

    @get("/{page:int}")
    async def sheet(
        self,
        request: AnyRequest,
        slug: FromPath[str],
        wave: FromPath[int],
        key: FromPath[UUID],
        page: FromPath[int],
    ) -> Response[Any]:
        """One sheet as one screen."""
        paper = await get_paper(request, slug, wave, key)
        return _sheet_page(request, paper, page, NOTHING_TYPED)

    @post("/{page:int}", status_code=303)
    async def type_in(
        self,
        request: AnyRequest,
        slug: FromPath[str],
        wave: FromPath[int],
        key: FromPath[UUID],
        page: FromPath[int],
    ) -> Response[Any]:
        """Keep what was typed, then on to the next sheet."""
        paper, form = await get_paper(request, slug, wave, key), await request.form()
        typed = read_sheet(paper.version, page, {name: str(text) for name, text in form.items()})
        if paper.copy.finished_at:
            return _sheet_page(request, paper, page, typed, 409)
        again = form.get("again") == "y"
        if typed.problems or not await _kept(request, paper, page, typed, again=again):
            return _sheet_page(request, paper, page, typed, 422)
        after = paper.next_after(page)
        return see_other(f"{paper.url}/{after}{_in(request)}" if after else paper.url)


async def _kept(
    request: AnyRequest, paper: Paper, page: int, typed: TypedSheet, *, again: bool
) -> bool:
    """Keep a sheet without mistakes; False where it was typed in before and not meant again."""
    _check_page(paper, page)
    now, survey = site_of(request).now(), paper.survey
    due = DueNow(paper.wave, paper.person, started=False, again=False)
    key = uuid.uuid4() if paper.person else paper.key
    told = await library_of(request).told_of(survey)
    with use(_language(request)):
        new = new_response(survey, told, due, key, now, Way(Mode.PAPER))
    try:
        await type_sheet(
            scope_of(request),
            now,
            survey=survey.slug,
            new=new,
            card=paper.seat.card,
            page=page,
            rows=typed.rows,
            format_=format_of(page),
            replace=again,
        )
    except SheetTyped:
        return False
    return True


async def _finish(request: AnyRequest, paper: Paper, way: Way, agreed: Sequence[Wording]) -> None:
    state = await find_state(paper.seat)
    given = answers_by_key(paper.version, state) if state else {}
    hidden = journey.not_asked(paper.version.content, given)
    await finish_copy(
        scope_of(request),
        site_of(request).now(),
        survey=paper.survey.slug,
        seat=paper.seat,
        not_asked=[paper.version.item_ids[key] for key in hidden],
        way=way,
        person=paper.person.key if paper.person else None,
        agreed=agreed,
    )


async def _not_agreed(request: AnyRequest, paper: Paper) -> tuple[Wording, ...]:
    """What the person whose paper it is has not agreed to yet, in the words of the paper."""
    if paper.person is None:
        return ()
    spoken = paper.copy.language
    known = spoken in {each.tag for each in offered()}
    with refusing(request), use(spoken if known else language().tag):
        easy = is_easy(max(paper.copy.typed, default=0))
        return await list_not_agreed(
            paper.survey, paper.person, site_of(request).today(), easy=easy
        )


def _check_page(paper: Paper, page: int) -> None:
    if not items_on(paper.version.content, page):
        raise NotInScope(page)


def _language(request: AnyRequest) -> str:
    """The language of the sheet, as its number says; that of the page for any other."""
    wanted = request.query_params.get("in", "")
    return wanted if wanted in {each.tag for each in offered()} else language().tag


def _in(request: AnyRequest) -> str:
    return f"?in={_language(request)}"


def _sheet_page(
    request: AnyRequest, paper: Paper, page: int, typed: TypedSheet, status_code: int = 200
) -> Response[Any]:
    _check_page(paper, page)
    pages, at = paper.pages(page), paper.copy.typed.get(page)
    return desk_page(
        request,
        "desk/sheet.html",
        status_code,
        **_about(paper),
        place=_("Page %(number)s of %(total)s", number=page - pages[0] + 1, total=len(pages)),
        fields=typed.fields(paper.version, page),
        action=f"{paper.url}/{page}{_in(request)}",
        typed_on=format_date(at.date()) if at else None,
        tick_again=status_code == 422 and not typed.problems,
    )


async def _copy_page(
    request: AnyRequest, paper: Paper, form: CopyForm, status_code: int = 200
) -> Response[Any]:
    pages, typed = paper.pages(), paper.copy.typed
    return desk_page(
        request,
        "desk/copy.html",
        status_code,
        **_about(paper),
        form=form,
        sheets=[
            {
                "label": _("Page %(number)s", number=page - pages[0] + 1),
                "url": f"{paper.url}/{page}",
                "typed_on": format_date(typed[page].date()) if page in typed else None,
            }
            for page in pages
        ],
        asked=[wording_words(each) for each in await _not_agreed(request, paper)],
        may_finish=paper.copy.may_finish,
    )


def _about(paper: Paper) -> dict[str, Any]:
    """Whose paper it is, and whether it is finished."""
    ended = paper.copy.finished_at
    return {
        "survey": {"title": paper.survey.title, "url": f"/desk/surveys/{paper.survey.slug}/paper"},
        "wave": wave_name(paper.wave.kind),
        "number": paper.person.number if paper.person else None,
        "copy_url": paper.url,
        "finished_on": format_date(ended.date()) if ended else None,
    }
