"""Reading one item of a questionnaire file."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, Final, get_args

from surveys.condition_reading import read_conditions
from surveys.format_reading import FORMAT_KEYS, read_formats
from surveys.mistakes import Table
from surveys.option import Direction, Option, Scale
from surveys.option_reading import read_options
from surveys.questionnaire import (
    BETTER,
    KINDS,
    LARGEST_NUMBER,
    MEASURES,
    NO,
    OFFERED_GAPS,
    OPTION_KINDS,
    SAME,
    WORSE,
    YES,
    Continues,
    Item,
)
from translations.language import gettext as _

COMMON_KEYS: Final = (
    "key", "kind", "text", "hint", "section", "measure", "primary", "required", "sensitive",
    "proxy", "equality", "show_if", "gaps", "better", "worse", "continues", *FORMAT_KEYS,
)  # fmt: skip
KIND_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "scale": ("scale", "faces"),
    "choice": ("options",),
    "several": ("options",),
    "rank": ("options",),
    "knowledge": ("options",),
    "yes_no": ("options", "direction"),
    "transition": ("options", "about"),
    "number": ("min", "max"),
    "date": ("min", "max"),
}
RESERVED_KEYS: Final = frozenset({"start", "check", "finish", "done", "stop"})
"""Not for items: pages of a survey may have these addresses."""


def read_item(
    table: Table,
    language: str,
    sections: Collection[str],
    scales: Mapping[str, Scale],
    earlier: Mapping[str, Item | None],
    all_keys: Collection[str],
) -> Item:
    """One item; harmless values stand where mistakes were noted. `earlier` are the items before it,
    None for one that could not be read, `all_keys` the keys of all items of the file."""
    kind = _read_kind(table)
    options, level_codes = _read_answers(table, kind, language, scales)
    bounds = _read_bounds(table, kind)
    item = Item(
        key=table.own_key(),
        kind=kind or "short_text",
        text=table.text("text", required=True),
        hint=table.text("hint"),
        proxy=table.text("proxy"),
        section=table.text("section"),
        options=options,
        level_codes=level_codes,
        scale=table.text("scale") if kind == "scale" else "",
        measure=table.one_of("measure", MEASURES),  # type: ignore[arg-type]
        about=table.text("about", required=True) if kind == "transition" else None,
        primary=table.flag("primary"),
        required=table.flag("required"),
        sensitive=table.flag("sensitive"),
        equality=table.flag("equality"),
        show_if=read_conditions(table, earlier, all_keys),
        min=bounds[0],
        max=bounds[1],
        gaps=_read_gaps(table),
        better=table.text("better"),
        worse=table.text("worse"),
        continues=table.one_of("continues", get_args(Continues)),  # type: ignore[arg-type]
        **read_formats(table, options),
    )
    _check_item(table, item, sections)
    return item


def _read_kind(table: Table) -> Any:
    """The kind. Keys that no item has are noted, and keys that items of this kind do not have."""
    kind = table.one_of("kind", KINDS, required=True)
    every = {key for keys in KIND_KEYS.values() for key in keys}
    table.allow((*COMMON_KEYS, *sorted(every)))
    for key in table.values if kind else ():
        if key in every and key not in KIND_KEYS.get(kind or "", ()):
            table.note(key, _("An item of the kind “%(kind)s” does not have this key.", kind=kind))
    return kind


def _check_item(table: Table, item: Item, sections: Collection[str]) -> None:
    """Note what is wrong with an item as a whole."""
    if item.key in RESERVED_KEYS:
        table.note("key", _("This key is kept for a page of the survey. Please choose another."))
    if item.section and item.section not in sections:
        table.note("section", _("There is no section with the key “%(key)s”.", key=item.section))
    if item.kind == "knowledge" and item.options:
        right = sum(option.right for option in item.options)
        if right == 0:
            table.note("options", _("No option is right. Please mark at least one as right."))
        elif right == len(item.options):
            table.note("options", _("Every option is right, so nobody can learn anything."))
    if item.equality and item.kind != "choice":
        table.note("equality", _("Only an item of the kind “choice” can be an equality item."))
    if not item.equality and any(option.counts_as is not None for option in item.options):
        table.note("options", _("Only options of an equality item may count as another."))
    if item.primary and not item.is_analysable and item.kind != "scale":
        table.note("primary", _("Only an item whose answers have an order can be a main one."))


def _read_answers(
    table: Table, kind: str | None, language: str, scales: Mapping[str, Scale]
) -> tuple[tuple[Option, ...], tuple[int, ...]]:
    """The options of an item, and their codes from worst to best."""
    if kind == "scale":
        scale = _find_scale(table, scales)
        return (scale.options, scale.level_codes) if scale else ((), ())
    if kind not in OPTION_KINDS:
        return (), ()
    options = read_options(table, kind, language)
    if kind == "transition":
        return options, (WORSE, SAME, BETTER)
    direction = table.one_of("direction", get_args(Direction)) if kind == "yes_no" else None
    if direction is None:
        return options, ()
    return options, (NO, YES) if direction == "up_is_better" else (YES, NO)


def _find_scale(table: Table, scales: Mapping[str, Scale]) -> Scale | None:
    """The scale that a scale item names."""
    key = table.values.get("scale")
    if key is None:
        table.note("scale", _("The scale is missing. Please name the [[scale]] of this item."))
    elif not isinstance(key, str) or key not in scales:
        table.note("scale", _("There is no scale with the key “%(key)s”.", key=key))
    else:
        return scales[key]
    return None


def _read_gaps(table: Table) -> tuple[str, ...]:
    """The gaps offered, in their usual order."""
    raw = table.values.get("gaps", list(OFFERED_GAPS))
    if not isinstance(raw, list) or any(gap not in OFFERED_GAPS for gap in raw):
        table.note(
            "gaps", _("Please write a list with any of: %(words)s.", words=", ".join(OFFERED_GAPS))
        )
        return OFFERED_GAPS
    return tuple(gap for gap in OFFERED_GAPS if gap in raw)


def _read_bounds(table: Table, kind: str | None) -> tuple[int | date | None, int | date | None]:
    """The smallest and largest number, or the first and last day; None where it is not said."""
    if kind not in {"number", "date"}:
        return None, None
    smallest, largest = (_read_bound(table, kind, key) for key in ("min", "max"))
    if smallest is not None and largest is not None and smallest > largest:  # type: ignore[operator]
        table.note("min", _("The smallest (min) is larger than the largest (max)."))
    return smallest, largest


def _read_bound(table: Table, kind: str | None, key: str) -> int | date | None:
    """One bound: a whole number, or a date as TOML writes it."""
    value = table.values.get(key)
    if value is None:
        return None
    if kind == "date":
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        table.note(key, _("Please write a date without quotation marks, for example 2025-03-27."))
    elif type(value) is int and 0 <= value <= LARGEST_NUMBER:
        return value
    else:
        table.note(
            key,
            _("Please write a whole number from 0 to %(largest)s.", largest=LARGEST_NUMBER),
        )
    return None
