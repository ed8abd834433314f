"""Reading when an item is shown: `show_if = { item = "drinks", any_of = ["Yes"] }`.

A list of such tables means that all of them must hold. Options may be named by their words or by
their codes.
"""

from collections.abc import Collection, Mapping
from typing import Any

from surveys.mistakes import Table
from surveys.questionnaire import Item, ShowIf
from translations.language import gettext as _


def read_conditions(
    table: Table, earlier: Mapping[str, Item | None], all_keys: Collection[str]
) -> tuple[ShowIf, ...]:
    """The conditions of an item; those that cannot be used are noted and left out.

    earlier: the items before it; None for one that could not be read. all_keys: the keys of all
    items of the file, to tell a later one from an unknown one.
    """
    raw = table.values.get("show_if", [])
    found = [
        _read_condition(table, each, earlier, all_keys)
        for each in (raw if isinstance(raw, list) else [raw])
    ]
    return tuple(condition for condition in found if condition is not None)


def _read_condition(
    table: Table, raw: Any, earlier: Mapping[str, Item | None], all_keys: Collection[str]
) -> ShowIf | None:
    """One condition."""
    if not isinstance(raw, dict) or raw.keys() != {"item", "any_of"}:
        table.note("show_if", _('Please write it as { item = "key", any_of = ["an option"] }.'))
        return None
    key, wanted = raw["item"], raw["any_of"]
    if not isinstance(key, str) or key not in earlier:
        table.note("show_if", _missing_sentence(key, all_keys))
        return None
    if not isinstance(wanted, list) or not wanted:
        table.note("show_if", _("Please write any_of as a list with at least one option."))
        return None
    item = earlier[key]
    if item is None:
        return None  # what is wrong with that item is noted there
    codes = [_find_code(table, item, each) for each in wanted]
    return ShowIf(key, tuple(code for code in codes if code is not None))


def _missing_sentence(key: object, all_keys: Collection[str]) -> str:
    """Why an item cannot be asked about."""
    if isinstance(key, str) and key in all_keys:
        return _("“%(key)s” comes later or is this item. Only an earlier one can decide.", key=key)
    return _("There is no item with the key “%(key)s”.", key=key)


def _find_code(table: Table, item: Item, wanted: object) -> int | None:
    """The code of the option that is named by its code or by its words."""
    for option in item.options:
        if wanted == option.label or (type(wanted) is int and wanted == option.code):
            return option.code
    table.note(
        "show_if",
        _("“%(key)s” has no option “%(option)s”.", key=item.key, option=wanted),
    )
    return None
