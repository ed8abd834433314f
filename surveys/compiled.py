"""Question pages, made once to bytes for each survey, version, language and format.

A published version never changes, so neither does its page, but for a few slots: the form token,
how far the person has come, and what they answered on this device. Filling the slots costs some
microseconds, where rendering the template costs a millisecond.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from markupsafe import Markup

from involvement.look import Format, Look
from involvement.media import Recordings
from involvement.rendering import environment
from involvement.screen import OWN, Screen
from surveys.questionnaire import Item, Questionnaire
from surveys.spoken import in_page_language, said_words
from surveys.survey import Survey
from surveys.wording import choices_of, other_formats
from translations.language import gettext as _
from translations.language import language

_SLOT = re.compile("\x02([a-z_0-9-]+)\x03")


class Slots(dict[str, str]):
    """Code → the mark that a chosen option carries, "" for the others; missing codes too."""

    def get(self, code: object, default: str = "") -> str:  # type: ignore[override]
        """The mark of a response option."""
        return super().get(str(code), default)


class _EverySlot(Slots):
    """Stands for what was chosen while a page is compiled: a slot for every code."""

    def get(self, code: object, default: str = "") -> str:  # type: ignore[override]
        return _slot(f"checked{code}")


@dataclass(frozen=True, slots=True)
class CompiledPage:
    """A page in pieces, with a named slot between each two of them."""

    pieces: tuple[bytes, ...]
    slots: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The page. `values` are ready HTML; a slot without one stays empty."""
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            value = values.get(slot)
            if value:
                parts.append(value.encode())
            parts.append(piece)
        return b"".join(parts)


@dataclass(frozen=True, slots=True)
class Filled:
    """What differs between two people on the same question page, as ready strings."""

    csrf_token: str
    look: Look
    progress_label: str
    progress_bar: str
    back_url: str
    then: str = ""
    checked: Slots | None = None
    value: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    acting: Mapping[str, str] | None = None
    ranking: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Whose page it is: an item of a version of a survey, in a format that the item has; `aloud`:
    for somebody who wants to be read to; and on whose screen."""

    survey: Survey
    version: int
    questionnaire: Questionnaire
    item: Item
    format: Format
    aloud: bool = False
    screen: Screen = OWN


def compile_item_page(shown: Shown, recordings: Recordings, *, answered: bool) -> CompiledPage:
    """The page of one item in the language that is current now; `recordings`, `answered` as in
    `render_item_page`."""
    slots = Filled(
        csrf_token=_slot("csrf_token"),
        look=Look(_slot("size"), _slot("contrast"), _slot("motion")),  # type: ignore[arg-type]
        progress_label=_slot("progress_label"),
        progress_bar=_slot("progress_bar"),
        back_url=_slot("back_url"),
        then=_slot("then"),
        checked=_EverySlot(),
        value=_slot("value"),
        day=_slot("day"),
        month=_slot("month"),
        year=_slot("year"),
        ranking=_slot("ranking"),
        order=_slot("order"),
    )
    page = render_item_page(shown, slots, recordings, problem="", answered=answered)
    parts = _SLOT.split(page)
    return CompiledPage(tuple(part.encode() for part in parts[::2]), tuple(parts[1::2]))


def render_item_page(
    shown: Shown, filled: Filled, recordings: Recordings, problem: str, *, answered: bool
) -> str:
    """The page of one item through its template: to compile it, or to show what is in a form again,
    with what is wrong with it or in another format. `recordings`: what can be played;
    `answered`: it was answered on another device, which is said and no more.
    """
    organisation = shown.survey.service.organisation
    return (
        environment()
        .get_template("answer/item.html")
        .render(
            {each.name: getattr(filled, each.name) for each in fields(filled)},
            checked=Slots() if filled.checked is None else filled.checked,  # one may be empty
            language=language(),
            screen=shown.screen,
            survey={"slug": shown.survey.slug, "organisation": organisation.name},
            item=said_words(
                shown.questionnaire, shown.item, shown.format, recordings, aloud=shown.aloud
            ),
            aloud=shown.aloud,
            voiced=in_page_language(shown.questionnaire),
            formats=other_formats(shown.item, shown.format),
            media_url=f"/media/{organisation.slug}/",
            version=shown.version,
            problem=problem,
            values_kept=_answered_before() if answered else "",
        )
    )


def _answered_before() -> str:
    return _(
        "You answered this before, on another screen. "
        "We keep that answer unless you give a new one."
    )


def progress(number: int, total: int) -> tuple[str, Markup]:
    """("Question 3 of 8", the bar), in the current language."""
    module: Any = environment().get_template("components/progress.html").module
    return (
        _("Question %(number)s of %(total)s", number=number, total=total),
        module.progress_bar(number, total),
    )


def ranking(item: Item, format_: Format, codes: tuple[int, ...]) -> tuple[Markup, Markup]:
    """The options of an item that is put in order, as they stand now: (on the page, in the form
    that moves them). `codes`: all of them in an order, or anything else for that of the file."""
    module: Any = environment().get_template("components/ranking.html").module
    ordered = sorted(codes) == sorted(item.option_labels)
    choices = {choice.code: choice for choice in choices_of(item, format_)}
    options = [choices[code] for code in (codes if ordered else item.option_labels)]
    return module.ranking(options, ordered), module.order_form(options)


def _slot(name: str) -> str:
    return f"\x02{name}\x03"
