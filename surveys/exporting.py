"""Writing a questionnaire as the TOML file that `surveys.importing` reads back unchanged."""

from typing import Any

from surveys.option import Option
from surveys.questionnaire import OFFERED_GAPS, Item, Questionnaire
from surveys.toml_writing import write_toml
from surveys.wording_format import Line, Recording


def write_questionnaire(questionnaire: Questionnaire) -> str:
    """The TOML text of a questionnaire; reading it gives an equal questionnaire."""
    return write_toml(values_of(questionnaire))


def values_of(questionnaire: Questionnaire) -> dict[str, Any]:
    """The questionnaire as the nested values of its file. Codes are written out wherever they are
    not simply the places of the options."""
    q = questionnaire
    return _said(
        key=q.key,
        title=q.title,
        about=q.about,
        language=q.language,
        source=q.source,
        invented=q.invented,
        section=[_said(key=each.key, title=each.title, intro=each.intro) for each in q.sections],
        scale=[
            _said(key=each.key, direction=each.direction, options=_options(each.options))
            for each in q.scales
        ],
        item=[_item(each) for each in q.items],
    )


def _said(**fields: Any) -> dict[str, Any]:
    """The fields that say something. A bound of 0 does."""
    return {
        key: value
        for key, value in fields.items()
        if value is not None and value is not False and value not in ("", [])
    }


def _item(item: Item) -> dict[str, Any]:
    """One item; what is as usual is left out."""
    values = _said(
        key=item.key,
        kind=item.kind,
        text=item.text,
        hint=item.hint,
        proxy=item.proxy,
        section=item.section,
        scale=item.scale,
        faces=item.faces,
        picture=item.picture,
        about=item.about,
        direction=_yes_no_direction(item),
        measure=item.measure,
        primary=item.primary,
        required=item.required,
        sensitive=item.sensitive,
        equality=item.equality,
        min=item.min,
        max=item.max,
        better=item.better,
        worse=item.worse,
        continues=item.continues,
        options=[] if item.kind == "scale" else _options(item.options),
        show_if=[{"item": each.item, "any_of": [*each.any_of]} for each in item.show_if],
        easy_read=[_line(each) for each in item.easy_read],
        audio=_recording(item.audio),
        easy_audio=_recording(item.easy_audio),
        sign_language=_recording(item.sign_language),
    )
    return values if item.gaps == OFFERED_GAPS else values | {"gaps": [*item.gaps]}


def _options(options: tuple[Option, ...]) -> list[Any]:
    """The options: their words alone where that says everything."""
    if all(each == Option(place, each.label) for place, each in enumerate(options)):
        return [option.label for option in options]
    return [_option(option) for option in options]


def _option(option: Option) -> dict[str, Any]:
    return _said(
        code=option.code,
        label=option.label,
        right=option.right,
        counts_as=option.counts_as,
        easy=option.easy,
        picture=option.picture,
    )


def _line(line: Line) -> str | dict[str, Any]:
    """One sentence, with its picture if it has one."""
    return _said(text=line.text, picture=line.picture) if line.picture else line.text


def _recording(clip: Recording | None) -> dict[str, Any] | None:
    if clip is None:
        return None
    return _said(file=clip.file, transcript=clip.transcript, captions=clip.captions)


def _yes_no_direction(item: Item) -> str | None:
    """Which answer of a yes/no item is the better one, where that is said."""
    if item.kind != "yes_no" or not item.level_codes:
        return None
    return "up_is_better" if item.level_codes[-1] == 1 else "down_is_better"
