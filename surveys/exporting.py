"""Writing a questionnaire as the TOML file that `surveys.importing` reads back unchanged."""

import json
from collections.abc import Iterable
from datetime import date

from surveys.questionnaire import OFFERED_GAPS, Item, Option, Questionnaire, ShowIf
from surveys.wording_format import Line, Recording

Value = str | bool | int | date | None


def write_questionnaire(questionnaire: Questionnaire) -> str:
    """The TOML text of a questionnaire; reading it gives an equal questionnaire.

    Codes are written out wherever they are not simply the places of the options.
    """
    q = questionnaire
    top: list[tuple[str, Value]] = [
        ("key", q.key),
        ("title", q.title),
        ("about", q.about),
        ("language", q.language),
        ("source", q.source),
        ("invented", q.invented),
    ]
    blocks = [_lines(top)]
    for section in q.sections:
        fields = [("key", section.key), ("title", section.title), ("intro", section.intro)]
        blocks.append(["[[section]]", *_lines(fields)])
    for scale in q.scales:
        head = _lines([("key", scale.key), ("direction", scale.direction)])
        blocks.append(["[[scale]]", *head, *_option_lines(scale.options)])
    blocks.extend(["[[item]]", *_item_lines(item)] for item in q.items)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _item_lines(item: Item) -> list[str]:
    """One item, key by key; what is as usual is left out."""
    fields: list[tuple[str, Value]] = [
        ("key", item.key),
        ("kind", item.kind),
        ("text", item.text),
        ("hint", item.hint),
        ("section", item.section),
        ("scale", item.scale),
        ("faces", item.faces),
        ("picture", item.picture),
        ("about", item.about),
        ("direction", _yes_no_direction(item)),
        ("measure", item.measure),
        ("primary", item.primary),
        ("required", item.required),
        ("sensitive", item.sensitive),
        ("equality", item.equality),
        ("min", item.min),
        ("max", item.max),
        ("better", item.better),
        ("worse", item.worse),
        ("continues", item.continues),
    ]
    lines = _lines(fields)
    if item.kind != "scale" and item.options:
        lines += _option_lines(item.options)
    if item.show_if:
        lines.append(f"show_if = {_list(_condition(each) for each in item.show_if)}")
    if item.gaps != OFFERED_GAPS:
        lines.append(f"gaps = {_list(map(_value, item.gaps))}")
    return lines + _format_lines(item)


def _format_lines(item: Item) -> list[str]:
    """The other formats of an item."""
    lines = []
    if item.easy_read:
        lines += ["easy_read = [", *(f"  {_easy_line(each)}," for each in item.easy_read), "]"]
    recordings = {
        "audio": item.audio,
        "easy_audio": item.easy_audio,
        "sign_language": item.sign_language,
    }
    lines += [f"{key} = {_recording(each)}" for key, each in recordings.items() if each]
    return lines


def _easy_line(line: Line) -> str:
    """One sentence, with its picture if it has one."""
    return (
        _table(("text", line.text), ("picture", line.picture))
        if line.picture
        else _value(line.text)
    )


def _recording(clip: Recording) -> str:
    """One clip."""
    return _table(("file", clip.file), ("transcript", clip.transcript), ("captions", clip.captions))


def _yes_no_direction(item: Item) -> str | None:
    """Which answer of a yes/no item is the better one, where that is said."""
    if item.kind != "yes_no" or not item.level_codes:
        return None
    return "up_is_better" if item.level_codes[-1] == 1 else "down_is_better"


def _lines(fields: Iterable[tuple[str, Value]]) -> list[str]:
    """`key = value` for every field that says something. A bound of 0 does."""
    return [
        f"{key} = {_value(value)}"
        for key, value in fields
        if value is not None and value is not False and value != ""
    ]


def _value(value: Value) -> str:
    """A value in TOML. JSON's strings are TOML's for every text without control characters."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _option_lines(options: tuple[Option, ...]) -> list[str]:
    """The options, one a line."""
    plain = all(each == Option(place, each.label) for place, each in enumerate(options))
    rows = [_value(option.label) if plain else _option(option) for option in options]
    return ["options = [", *(f"  {row}," for row in rows), "]"]


def _option(option: Option) -> str:
    """One option with its code."""
    return _table(
        ("code", option.code),
        ("label", option.label),
        ("right", option.right),
        ("counts_as", option.counts_as),
        ("easy", option.easy),
        ("picture", option.picture),
    )


def _condition(condition: ShowIf) -> str:
    """One condition, its options named by their codes."""
    codes = _list(map(str, condition.any_of))
    return f"{{ item = {_value(condition.item)}, any_of = {codes} }}"


def _table(*fields: tuple[str, Value]) -> str:
    """A table on one line."""
    return f"{{ {', '.join(_lines(fields))} }}"


def _list(written: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(written)}]"
