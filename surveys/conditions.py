"""When an item is asked, as its writer changes it: one more answer that leads to it, or one item
fewer that decides."""

from typing import Any

from surveys.draft import Values


def conditions_of(table: Values) -> list[Values]:
    """The conditions of an item as a file has them; what is none is left out."""
    raw: Any = table.get("show_if", [])
    listed = raw if isinstance(raw, list) else [raw]
    return [each for each in listed if isinstance(each, dict)]


def with_answer(table: Values, item: str, code: int, label: str) -> Values:
    """The fields of an item that is asked after this answer too. Answers to one item are
    alternatives; those to several items must all be given."""
    found = [dict(each) for each in conditions_of(table)]
    same = next((each for each in found if each.get("item") == item), None)
    if same is None:
        return {"show_if": [*found, {"item": item, "any_of": [code]}]}
    wanted = list(same.get("any_of", []))
    if code not in wanted and label not in wanted:
        same["any_of"] = [*wanted, code]
    return {"show_if": found}


def without_item(table: Values, item: str) -> Values:
    """The fields of an item that is asked whatever was answered to `item`; None: of everybody."""
    left = [each for each in conditions_of(table) if each.get("item") != item]
    return {"show_if": left or None}
