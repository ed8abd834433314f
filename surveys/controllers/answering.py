"""Answering: one item a page, each answer durable before the next shows."""

from dataclasses import replace
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from involvement.controllers.lean import Ready
from involvement.controllers.page import (
    AnyRequest,
    html,
    look_of,
    metrics_of,
    screen_of,
    see_other,
    set_look,
)
from involvement.guards import OPEN_TO_ALL
from involvement.look import Look
from surveys import journey
from surveys.checking import Problem, check_answer
from surveys.compiled import Filled, Shown, render_item_page
from surveys.controllers import messages
from surveys.controllers.filled import filled_as_typed, filled_of, values_of
from surveys.controllers.visit import (
    Refused,
    Visit,
    check_unfinished,
    get_visit,
    library_of,
)
from surveys.library import Library
from surveys.problem import problem_sentence
from surveys.questionnaire import Item
from surveys.store import answers as store
from surveys.store.answers import ResponseState
from surveys.wording_format import format_for
from translations.language import language


class AnsweringController(Controller):
    """The items of `/s/{survey}`."""

    path = "/s/{slug:str}"
    opt = OPEN_TO_ALL

    @get("/{key:str}")
    async def show(self, request: AnyRequest, slug: FromPath[str], key: FromPath[str]) -> Ready:
        """One item, with what was answered to it on this device."""
        visit = await get_visit(request, slug)
        item = _get_item(request, visit, key)
        # The way there depends on other answers only where an item has conditions.
        only = None if visit.version.content.conditional_positions else visit.version.item_ids[key]
        found = await store.find_state(visit.sitting.seat, only)
        state = check_unfinished(request, visit, found)
        filled = filled_of(request, visit, state, item)
        answered = _answered_elsewhere(visit, state, item)
        shown, library = _shown(request, visit, item, filled.look), library_of(request)
        if visit.acting:
            return Ready(_uncompiled(library, shown, filled, answered=answered))
        return Ready(library.item_page(shown, answered=answered).fill(values_of(filled)))

    @post("/{key:str}", status_code=303)
    async def answer(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[str]
    ) -> Response[Any]:
        """Keep the answer, then go on; or show the item in another format."""
        visit = await get_visit(request, slug)
        form = await request.form()
        if form.get("version") != str(visit.version.id):
            return messages.older_version(request, visit.survey)
        item = _get_item(request, visit, key)
        if "format" in form or "sound" in form:
            return await _otherwise(request, visit, item, form)
        return await _keep(request, visit, item, form)


async def _keep(request: AnyRequest, visit: Visit, item: Item, form: Any) -> Response[Any]:
    """Store the answer, with the format in which it was given, or say what is wrong with it."""
    checked, format_ = check_answer(item, form), format_for(item, str(form.get("shown_as", "")))
    if isinstance(checked, Problem):
        look = replace(look_of(request), format=format_)
        return await _again(request, visit, item, form, look, problem_sentence(checked))
    seat, row = visit.sitting.seat, visit.version.item_ids[item.key]
    if not await store.record_answer(seat, row, checked.answers, format_):
        check_unfinished(request, visit, await store.find_state(seat))
        return messages.lost_place(request, visit.survey)
    metrics_of(request).answers_stored.inc(bool(checked.answers))
    if moved := form.get("up") or form.get("down"):  # of an item that is put in order
        query = "?then=check" if request.query_params.get("then") == "check" else ""
        return see_other(f"{_address(visit, item)}{query}#answer-{moved}")
    return see_other(await _way_on(request, visit, item.key))


async def _way_on(request: AnyRequest, visit: Visit, key: str) -> str:
    """Where the person goes after an item. The database is asked only if the way depends on it."""
    if request.query_params.get("then") == "check":
        return f"{visit.path}/check"
    questionnaire = visit.version.content
    if not visit.sitting.resumed and not questionnaire.conditional_positions:
        return _address(visit, journey.next_item(questionnaire, {}, key))
    state = check_unfinished(request, visit, await store.find_state(visit.sitting.seat))
    given = visit.answers_by_key(state)
    way = journey.next_unanswered if visit.sitting.resumed else journey.next_item
    return _address(visit, way(questionnaire, given, key))


async def _again(
    request: AnyRequest, visit: Visit, item: Item, form: Any, look: Look, problem: str = ""
) -> Response[bytes]:
    """The page again with what was typed still there, and what is wrong with it if anything is."""
    state = check_unfinished(request, visit, await store.find_state(visit.sitting.seat))
    shown = _shown(request, visit, item, look)
    content = render_item_page(
        shown,
        filled_as_typed(filled_of(request, visit, state, item), item, shown.format, form),
        library_of(request).recordings_of(visit.version.organisation),
        problem,
        answered=_answered_elsewhere(visit, state, item),
    )
    return html(content.encode(), 422 if problem else 200)


async def _otherwise(request: AnyRequest, visit: Visit, item: Item, form: Any) -> Response[bytes]:
    """The page in another format, or read aloud; kept for the questions that follow too."""
    look = _changed(look_of(request), item, form)
    response = await _again(request, visit, item, form, look)
    set_look(request, response, look, language().tag)
    return response


def _changed(look: Look, item: Item, form: Any) -> Look:
    if "format" in form:
        return replace(look, format=format_for(item, str(form["format"])))
    return replace(look, sound="on" if form["sound"] == "on" else "off")


def _uncompiled(library: Library, shown: Shown, filled: Filled, *, answered: bool) -> bytes:
    """The page for a worker who acts: in words of its own, for few people, so not worth keeping."""
    recordings = library.recordings_of(shown.survey.service.organisation.slug)
    return render_item_page(shown, filled, recordings, problem="", answered=answered).encode()


def _shown(request: AnyRequest, visit: Visit, item: Item, look: Look) -> Shown:
    """The item as somebody wants to read it, as far as it has that."""
    format_, version, screen = format_for(item, look.format), visit.version, screen_of(request)
    return Shown(visit.survey, version.id, version.content, item, format_, look.aloud, screen)


def _answered_elsewhere(visit: Visit, state: ResponseState, item: Item) -> bool:
    """Whether the item holds an answer that this device must not show."""
    given = state.answers.get(visit.version.item_ids[item.key])
    return given is not None and given.seat != visit.sitting.seat.name


def _address(visit: Visit, item: Item | None) -> str:
    return f"{visit.path}/{item.key if item else 'check'}"


def _get_item(request: AnyRequest, visit: Visit, key: str) -> Item:
    item = visit.version.content.find_item(key)
    if item is None:
        raise Refused(messages.not_found(request))
    return item
