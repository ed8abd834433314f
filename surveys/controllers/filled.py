"""What one person's page of an item shows, and the words of it that differ between people."""

from dataclasses import replace
from typing import Any

from markupsafe import escape

from involvement.controllers.page import AnyRequest, csrf_token_of, look_of
from surveys import journey
from surveys.acting import banner_of
from surveys.compiled import Filled, Slots, ranking
from surveys.controllers.visit import Visit, library_of
from surveys.journey import Answers
from surveys.questionnaire import Item
from surveys.store.answers import ResponseState
from surveys.wording_format import format_for


def filled_of(request: AnyRequest, visit: Visit, state: ResponseState, item: Item) -> Filled:
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
    look = look_of(request)
    ranked, order = _ranked(item, look.format, codes)
    return Filled(
        csrf_token=csrf_token_of(request),
        look=look,
        progress_label=label,
        progress_bar=bar,
        back_url=_back(visit, given, item),
        then="?then=check" if request.query_params.get("then") == "check" else "",
        checked=Slots((str(code), "checked") for code in codes),
        value=text,
        day=day[2].lstrip("0"),
        month=day[1].lstrip("0"),
        year=day[0],
        ranking=ranked,
        order=order,
        acting=banner_of(visit.acting),
    )


def _ranked(item: Item, wanted: str, codes: tuple[int, ...]) -> tuple[str, str]:
    """The parts of a page whose item is put in order; empty for every other item."""
    if item.kind != "rank":
        return "", ""
    return ranking(item, format_for(item, wanted), codes)


def filled_as_typed(filled: Filled, item: Item, format_: str, form: Any) -> Filled:
    """The same page in this format, with what stands in the form that was sent."""
    posted = [item.option_values.get(str(each), -1) for each in form.getall("answer", [])]
    ordered = tuple(posted) if form.getall("ordered", []) else ()
    ranked, order = _ranked(item, format_, ordered)
    return replace(
        filled,
        checked=Slots(
            (value, "checked") for name in ("answer", "gap") for value in form.getall(name, [])
        ),
        value=str(form.get("answer", "")),
        day=str(form.get("day", "")),
        month=str(form.get("month", "")),
        year=str(form.get("year", "")),
        ranking=ranked,
        order=order,
    )


def values_of(filled: Filled) -> dict[str, str]:
    """The slots of a compiled page as ready HTML."""
    values = {
        "csrf_token": filled.csrf_token,
        "size": filled.look.size,
        "contrast": filled.look.contrast,
        "motion": filled.look.motion,
        "progress_label": filled.progress_label,
        "progress_bar": filled.progress_bar,
        "back_url": filled.back_url,
        "then": filled.then,
        "value": str(escape(filled.value)),
        "day": filled.day,
        "month": filled.month,
        "year": filled.year,
        "ranking": filled.ranking,
        "order": filled.order,
    }
    for code in filled.checked or ():
        values[f"checked{code}"] = "checked"
    return values


def _back(visit: Visit, given: Answers, item: Item) -> str:
    previous = journey.previous_item(visit.version.content, given, item.key)
    return f"{visit.path}/{previous.key}" if previous else visit.path
