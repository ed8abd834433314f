"""What a tablet carries of a questionnaire, so that it can be answered without a connection: when
each item is shown and what it takes, in the shape that `static/kiosk/journey.js` and
`static/kiosk/checking.js` read. It follows from the published version and never changes."""

from datetime import date

import msgspec

from surveys.checking import date_bounds, number_bounds
from surveys.questionnaire import GAP_CODES, TEXT_LIMITS, Item, Questionnaire, ShowIf

Bound = int | str | None


class CarriedItem(msgspec.Struct, frozen=True):
    """An item without its words. `options` and `gaps` are codes in the order shown; `min` and `max`
    are numbers, ISO dates, or None; `limit` is the most characters of a text, 0 for other kinds."""

    key: str
    kind: str
    required: bool
    show_if: tuple[ShowIf, ...]
    options: tuple[int, ...]
    gaps: tuple[int, ...]
    min: Bound
    max: Bound
    limit: int


def carried_items(questionnaire: Questionnaire) -> tuple[CarriedItem, ...]:
    """The items of a questionnaire, in order."""
    return tuple(map(_carried, questionnaire.items))


def _carried(item: Item) -> CarriedItem:
    smallest, largest = _bounds(item)
    return CarriedItem(
        key=item.key,
        kind=item.kind,
        required=item.required,
        show_if=item.show_if,
        options=tuple(option.code for option in item.options),
        gaps=tuple(GAP_CODES[name] for name in item.gaps),
        min=smallest,
        max=largest,
        limit=TEXT_LIMITS.get(item.kind, 0),
    )


def _bounds(item: Item) -> tuple[Bound, Bound]:
    if item.kind == "number":
        return number_bounds(item)
    if item.kind != "date":
        return None, None
    first, last = date_bounds(item)
    return _iso(first), _iso(last)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
