"""What is printed on paper: a cover and sheets, in the language of the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from surveys.hint import hint_on_paper
from surveys.paper import (
    SheetNumber,
    blank_below,
    columns_of,
    items_on,
    marks_of,
    numbers_of,
)
from surveys.questionnaire import Item, Questionnaire, ShowIf
from surveys.store.questionnaires import PublishedVersion
from surveys.wording import answer_words, in_language, item_words
from translations.language import gettext as _
from translations.language import language


@dataclass(frozen=True, slots=True)
class Printed:
    """One copy to be printed: the wave it is for, its version, its own number, and its size."""

    wave: int
    version: PublishedVersion
    copy: int
    large: bool

    def sheets(self) -> Iterator[dict[str, Any]]:
        """Each sheet: its number, its place, its items, and how much of it stays empty."""
        content = self.version.content
        pages = numbers_of(content, large=self.large)
        for place, page in enumerate(pages, start=1):
            items = items_on(content, page)
            number = SheetNumber(self.wave, self.version.id, self.copy, page, language().tag)
            yield {
                "number": number.text,
                "place": _("Page %(number)s of %(total)s", number=place, total=len(pages)),
                "last": place == len(pages),
                "items": [item_on_paper(content, item, large=self.large) for item in items],
                "blank": 0 if place == len(pages) else blank_below(items, large=self.large),
            }


def item_on_paper(
    questionnaire: Questionnaire, item: Item, *, large: bool = False
) -> dict[str, Any]:
    """An item with the marks of its boxes."""
    words = item_words(questionnaire, item)
    marks = {code: mark for mark, code in marks_of(item).items()}
    return {
        "key": item.key,
        "kind": item.kind,
        "number": questionnaire.position(item.key) + 1,
        "text": words.text,
        "hint": in_language(item.hint) or hint_on_paper(item.kind),
        "only_if": [_only_if(questionnaire, each) for each in item.show_if],
        "options": [{"mark": marks[each.code], "label": each.label} for each in words.options],
        "gaps": [{"mark": marks[each.code], "label": each.label} for each in words.gaps],
        "narrow": columns_of(item, large=large) > 1,
    }


def _only_if(questionnaire: Questionnaire, condition: ShowIf) -> str:
    """Whom an item is for, by what they ticked before."""
    earlier = questionnaire.item(condition.item)
    return _(
        "Only if your answer to question %(number)s is: %(answers)s",
        number=questionnaire.position(condition.item) + 1,
        answers=answer_words(earlier, condition.any_of, None),
    )
