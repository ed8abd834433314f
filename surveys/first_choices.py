"""The choices of the first page: language, larger, stronger, calmer, in other words."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any, Final

from involvement.look import USUAL, Format, Look, read_look
from involvement.screen import OWN, Screen
from surveys.wording import FORMAT_LABELS
from translations.language import N_, language, offered
from translations.language import gettext as _

MOST_LANGUAGES: Final = 8
"""More than these are chosen from the page of settings, which the top of every page leads to."""

_SHOWN: Final = (
    ("size", "bigger", N_("Bigger")),
    ("contrast", "high", N_("Strong contrast")),
    ("motion", "calm", N_("Calm")),
    ("sound", "on", N_("Read to me")),
    ("format", "easy_read", FORMAT_LABELS["easy_read"]),
    ("format", "sign_language", FORMAT_LABELS["sign_language"]),
)
_FOLDED: Final = (("format", "pictures", FORMAT_LABELS["pictures"]),)
"""Behind "More choices", so that what people read first is no wall of buttons: every question that
has pictures offers them too."""


def first_choices(look: Look, formats: Iterable[Format], screen: Screen = OWN) -> dict[str, Any]:
    """What the first page offers somebody with this look; `formats` are those that something on the
    way has. A shared screen shows all its languages and remembers nothing."""
    offered_here = {*formats, look.format}
    folded = _toggles(_FOLDED, look, offered_here)
    return {
        "languages": _languages(len(offered()) if screen.is_shared else MOST_LANGUAGES),
        "toggles": _toggles(_SHOWN, look, offered_here),
        "folded": folded,
        "keeps": None if screen.is_shared else _keeps(look),
        "open": look.on_device or any(each["on"] for each in folded),
    }


def _toggles(
    choices: Iterable[tuple[str, str, str]], look: Look, formats: Collection[str]
) -> list[dict[str, Any]]:
    now, usual = asdict(look), asdict(USUAL)
    return [
        {
            "value": f"{field}.{usual[field] if _is_on(now[field], value) else value}",
            "label": _(label),
            "on": _is_on(now[field], value),
        }
        for field, value, label in choices
        if field != "format" or value in formats
    ]


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
    """The other languages, unless there are more than `most` in all."""
    if len(offered()) > most:
        return []
    return [
        {"tag": each.tag, "name": each.name_in_itself, "direction": each.direction}
        for each in offered()
        if each != language()
    ]


def _keeps(look: Look) -> dict[str, Any] | None:
    """Whether to remember it: asked as soon as something differs from the usual."""
    if look == USUAL and len(offered()) == 1:
        return None
    return {"value": "kept.visit" if look.on_device else "kept.device", "on": look.on_device}
