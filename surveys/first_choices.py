"""The choices of the first page: language, larger, stronger, calmer, in other words."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

from involvement.look import FORMATS, USUAL, Format, Look, read_look
from involvement.screen import OWN, Screen
from surveys.wording import FORMAT_LABELS
from translations.language import N_, language, offered
from translations.language import gettext as _

MOST_LANGUAGES: Final = 8
"""More than these are chosen from the page of settings, which the top of every page leads to."""

_TOGGLES: Final = (
    ("size", "bigger", N_("Bigger")),
    ("contrast", "high", N_("Strong contrast")),
    ("motion", "calm", N_("Calm, nothing moves")),
    *(("format", each, FORMAT_LABELS[each]) for each in FORMATS[1:]),
)


def first_choices(look: Look, formats: Iterable[Format], screen: Screen = OWN) -> dict[str, Any]:
    """What the first page offers somebody with this look; `formats` are those that something on the
    way has. A shared screen shows all its languages and remembers nothing."""
    now, usual = asdict(look), asdict(USUAL)
    offered_here = {*formats, look.format}
    return {
        "languages": _languages(len(offered()) if screen.is_shared else MOST_LANGUAGES),
        "toggles": [
            {
                "value": f"{field}.{usual[field] if _is_on(now[field], value) else value}",
                "label": _(label),
                "on": _is_on(now[field], value),
            }
            for field, value, label in _TOGGLES
            if field != "format" or value in offered_here
        ],
        "keeps": None if screen.is_shared else _keeps(look),
    }


def choose(look: Look, tag: str, choice: str) -> tuple[Look, str]:
    """The look and the language after a button was pressed; as they were for anything that is none
    of ours."""
    field, _dot, value = choice.partition(".")
    if field == "language":
        return look, value if value in {each.tag for each in offered()} else tag
    fields = asdict(look)
    if field not in fields:
        return look, tag
    cookie = ".".join({**fields, field: value}.values())
    changed = read_look(cookie)
    return (changed if changed.to_cookie() == cookie else look), tag


def _is_on(now: str, value: str) -> bool:
    return now == value or (value, now) == ("bigger", "biggest")


def _languages(most: int) -> list[dict[str, Any]]:
    if not 1 < len(offered()) <= most:
        return []
    return [
        {
            "tag": each.tag,
            "name": each.name_in_itself,
            "direction": each.direction,
            "current": each == language(),
        }
        for each in offered()
    ]


def _keeps(look: Look) -> dict[str, Any] | None:
    """Whether to remember it: asked as soon as something differs from the usual."""
    if look == USUAL and len(offered()) == 1:
        return None
    return {"value": "kept.visit" if look.on_device else "kept.device", "on": look.on_device}
