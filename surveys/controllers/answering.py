"""Answering: one item a page, each answer durable before the next shows."""

from dataclasses import replace
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath
from litestar.response.base import ASGIResponse
from markupsafe import escape

from involvement.controllers.page import (
    AnyRequest,
    csrf_token_of,
    html,
    look_of,
    metrics_of,
    ready,
    see_other,
)
from involvement.guards import OPEN_TO_ALL
from surveys import journey
from surveys.acting import banner_of
from surveys.checking import Problem, check_answer
from surveys.compiled import Filled, Slots, render_item_page
from surveys.controllers import messages
from surveys.controllers.visit import (
    Refused,
    Visit,
    check_unfinished,
    get_visit,
    library_of,
)
from surveys.journey import Answers
from surveys.problem import problem_sentence
from surveys.questionnaire import Item
from surveys.store import answers as store
from surveys.store.answers import ResponseState

FORMAT = "standard"


class AnsweringController(Controller):
    """The items of `/s/{survey}`."""

    path = "/s/{slug:str}"
    opt = OPEN_TO_ALL

    @get("/{key:str}")
    async def show(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[str]
    ) -> ASGIResponse:
        """One item, with what was answered to it on this device."""
        visit = await get_visit(request, slug)
        item = _get_item(request, visit, key)
        # The way there depends on other answers only where an item has conditions.
        only = None if visit.version.content.conditional_positions else visit.version.item_ids[key]
        found = await store.find_state(visit.sitting.seat, only)
        state = check_unfinished(request, visit, found)
        filled = _filled(request, visit, state, item)
        answered = _answered_elsewhere(visit, state, item)
        if visit.acting:  # in words of its own, for few people: not worth keeping compiled
            return ready(_render(visit, item, filled, "", answered=answered))
        library = library_of(request)
        compiled = library.item_page(visit.survey, visit.version, item, answered=answered)
        return ready(compiled.fill(_values(filled)))

    @post("/{key:str}", status_code=303)
    async def answer(
        self, request: AnyRequest, slug: FromPath[str], key: FromPath[str]
    ) -> Response[Any]:
        """Keep the answer, then go on."""
        visit = await get_visit(request, slug)
        form = await request.form()
        if form.get("version") != str(visit.version.id):
            return messages.older_version(request, visit.survey)
        item = _get_item(request, visit, key)
        checked = check_answer(item, form)
        if isinstance(checked, Problem):
            return await _send_back(request, visit, item, form, checked)
        seat, row = visit.sitting.seat, visit.version.item_ids[key]
        if not await store.record_answer(seat, row, checked.answers, FORMAT):
            check_unfinished(request, visit, await store.find_state(seat))
            return messages.lost_place(request, visit.survey)
        metrics_of(request).answers_stored.inc(bool(checked.answers))
        return see_other(await _way_on(request, visit, key))


async def _way_on(request: AnyRequest, visit: Visit, key: str) -> str:
    """Where the person goes after an item. The database is asked only if the way depends on it."""
    if request.query_params.get("then") == "check":
        return f"/s/{visit.survey.slug}/check"
    questionnaire = visit.version.content
    if not visit.sitting.resumed and not questionnaire.conditional_positions:
        return _address(visit, journey.next_item(questionnaire, {}, key))
    state = check_unfinished(request, visit, await store.find_state(visit.sitting.seat))
    given = visit.answers_by_key(state)
    way = journey.next_unanswered if visit.sitting.resumed else journey.next_item
    return _address(visit, way(questionnaire, given, key))


async def _send_back(
    request: AnyRequest, visit: Visit, item: Item, form: Any, problem: Problem
) -> Response[bytes]:
    """The page again with what is wrong, and with what was typed still there."""
    state = check_unfinished(request, visit, await store.find_state(visit.sitting.seat))
    shown = _filled(request, visit, state, item)
    typed = replace(
        shown,
        checked=Slots(
            (value, "checked") for name in ("answer", "gap") for value in form.getall(name, [])
        ),
        value=str(form.get("answer", "")),
        day=str(form.get("day", "")),
        month=str(form.get("month", "")),
        year=str(form.get("year", "")),
    )
    answered = _answered_elsewhere(visit, state, item)
    return html(_render(visit, item, typed, problem_sentence(problem), answered=answered), 422)


def _render(visit: Visit, item: Item, filled: Filled, problem: str, *, answered: bool) -> bytes:
    """The page of an item that is not compiled, with what is wrong with it ("" for nothing)."""
    version = visit.version
    page = render_item_page(
        visit.survey, version.id, version.content, item, filled, problem, answered=answered
    )
    return page.encode()


def _answered_elsewhere(visit: Visit, state: ResponseState, item: Item) -> bool:
    """Whether the item holds an answer that this device must not show."""
    given = state.answers.get(visit.version.item_ids[item.key])
    return given is not None and given.seat != visit.sitting.seat.name


def _filled(request: AnyRequest, visit: Visit, state: ResponseState, item: Item) -> Filled:
    """What this person's page of an item shows. Answers of another device are not among it."""
    questionnaire = visit.version.content
    given = visit.answers_by_key(state) if questionnaire.conditional_positions else {}
    label, bar = library_of(request).progress(*journey.place(questionnaire, given, item.key))
    own = state.answers.get(visit.version.item_ids[item.key])
    mine = own if own and own.seat == visit.sitting.seat.name else None
    text, codes = (mine.text or "", mine.codes) if mine else ("", ())
    day = text.split("-") if item.kind == "date" and text else ["", "", ""]
    if item.kind == "number" and codes and codes[0] >= 0:
        text = str(codes[0])
    return Filled(
        csrf_token=csrf_token_of(request),
        look=look_of(request),
        progress_label=label,
        progress_bar=bar,
        back_url=_back(visit, given, item),
        then="?then=check" if request.query_params.get("then") == "check" else "",
        checked=Slots((str(code), "checked") for code in codes),
        value=text,
        day=day[2].lstrip("0"),
        month=day[1].lstrip("0"),
        year=day[0],
        acting=banner_of(visit.acting),
    )


def _values(filled: Filled) -> dict[str, str]:
    """The slots of a compiled page as ready HTML."""
    values = {
        "csrf_token": filled.csrf_token,
        "size": filled.look.size,
        "contrast": filled.look.contrast,
        "progress_label": filled.progress_label,
        "progress_bar": filled.progress_bar,
        "back_url": filled.back_url,
        "then": filled.then,
        "value": str(escape(filled.value)),
        "day": filled.day,
        "month": filled.month,
        "year": filled.year,
    }
    for code in filled.checked or ():
        values[f"checked{code}"] = "checked"
    return values


def _back(visit: Visit, given: Answers, item: Item) -> str:
    previous = journey.previous_item(visit.version.content, given, item.key)
    return f"/s/{visit.survey.slug}/{previous.key}" if previous else f"/s/{visit.survey.slug}"


def _address(visit: Visit, item: Item | None) -> str:
    return f"/s/{visit.survey.slug}/{item.key if item else 'check'}"


def _get_item(request: AnyRequest, visit: Visit, key: str) -> Item:
    item = visit.version.content.find_item(key)
    if item is None:
        raise Refused(messages.not_found(request))
    return item
