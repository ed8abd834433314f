"""A questionnaire as people will see it, with every item on one page and nothing to be sent."""

from dataclasses import dataclass
from typing import Any

from involvement.media import Recordings
from surveys.kind_words import KIND_LABELS
from surveys.questionnaire import Item, Questionnaire
from surveys.spoken import said_words
from surveys.wording import FORMAT_LABELS, ItemWords, item_words
from surveys.wording_format import format_for, formats_of
from translations.language import gettext as _


@dataclass(frozen=True, slots=True)
class _Previewed:
    """An item as the preview draws it."""

    number: int
    kind: str
    kind_label: str
    words: ItemWords
    shown_if: str | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with its items."""

    title: str
    intro: str
    items: list[_Previewed]


def format_links(questionnaire: Questionnaire, wanted: str) -> list[dict[str, Any]]:
    """The formats of a questionnaire, for links; none where it has the standard one only."""
    have = {each for item in questionnaire.items for each in formats_of(item)}
    return [
        {"url": f"?format={each}", "label": _(label), "current": each == wanted}
        for each, label in FORMAT_LABELS.items()
        if each in have and len(have) > 1
    ]


def preview_sections(
    questionnaire: Questionnaire, wanted: str, recordings: Recordings
) -> list[_Section]:
    """The sections with their items, in the format asked for where an item has that;
    `recordings` are what can be played."""
    sections: list[_Section] = []
    key: str | None = None
    for number, item in enumerate(questionnaire.items, start=1):
        if item.section != key:
            words = item_words(questionnaire, item).section
            sections.append(
                _Section(words.title if words else "", words.intro if words else "", [])
            )
            key = item.section
        sections[-1].items.append(_previewed(questionnaire, item, number, wanted, recordings))
    return sections


def _previewed(
    questionnaire: Questionnaire, item: Item, number: int, wanted: str, recordings: Recordings
) -> _Previewed:
    words = said_words(questionnaire, item, format_for(item, wanted), recordings, aloud=True)
    return _Previewed(
        number=number,
        kind=item.kind,
        kind_label=_(KIND_LABELS[item.kind]),
        words=words,
        shown_if=_shown_if(questionnaire, item),
        remark=_remark(item),
    )


def _remark(item: Item) -> str | None:
    """What else its author said of an item."""
    remarks = [_("Must be answered")] * item.required + [_("Specially protected")] * item.sensitive
    return " · ".join(remarks) or None


def _shown_if(questionnaire: Questionnaire, item: Item) -> str | None:
    """For whom the item is shown, by the numbers of the questions that decide it."""
    if not item.show_if:
        return None
    numbers = ", ".join(str(questionnaire.position(each.item) + 1) for each in item.show_if)
    return _("Only after certain answers to question %(numbers)s", numbers=numbers)
