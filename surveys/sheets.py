"""What is printed on paper: a cover and sheets, in the language of the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from surveys.hint import hint_on_paper
from surveys.paper import SheetNumber, items_on, marks_of, numbers_of
from surveys.questionnaire import Item, Questionnaire, ShowIf
from surveys.sheet_layout import Layout, columns_of, length
from surveys.store.questionnaires import PublishedVersion
from surveys.wording import answer_words, in_language, item_words
from translations.language import gettext as _
from translations.language import language


@dataclass(frozen=True, slots=True)
class Printed:
    """One copy to be printed: the wave it is for, its version, its own number, how its sheets are
    laid out, and whether it asks in the words for people under 18."""

    wave: int
    version: PublishedVersion
    copy: int
    layout: Layout
    young: bool = False

    def sheets(self) -> Iterator[dict[str, Any]]:
        """Each sheet: its number, its place, and its items."""
        pages = numbers_of(self.version.content, self.layout)
        for place, page in enumerate(pages, start=1):
            sheet = (self.wave, self.version.id, self.copy, page, language().tag)
            yield {
                "number": SheetNumber(*sheet, self.young).text,
                "place": _("Page %(number)s of %(total)s", number=place, total=len(pages)),
                "last": place == len(pages),
                "items": self._items(page),
            }

    def _items(self, page: int) -> list[dict[str, Any]]:
        content, layout = self.version.content, self.layout
        items = [item_on_paper(content, each, easy=layout.easy) for each in items_on(content, page)]
        return [{**item, "narrow": _is_narrow(item, layout)} for item in items]


def item_on_paper(
    questionnaire: Questionnaire, item: Item, *, easy: bool = False
) -> dict[str, Any]:
    """An item with the marks of its boxes; `easy`: in its easy-read words, where it has any."""
    words = item_words(questionnaire, item, "easy_read" if easy and item.easy_read else "standard")
    marks = {code: mark for mark, code in marks_of(item).items()}
    return {
        "key": item.key,
        "kind": item.kind,
        "number": questionnaire.position(item.key) + 1,
        "text": words.text,
        "lines": words.lines,
        "hint": in_language(item.hint) or hint_on_paper(item.kind),
        "only_if": [_only_if(questionnaire, each) for each in item.show_if],
        "options": [
            {"mark": marks[each.code], "label": each.label, "picture": easy and each.picture}
            for each in words.options
        ],
        "gaps": [{"mark": marks[each.code], "label": each.label} for each in words.gaps],
    }


def _is_narrow(item: Mapping[str, Any], layout: Layout) -> bool:
    return columns_of((length(each["label"]) for each in item["options"]), layout) > 1


def _only_if(questionnaire: Questionnaire, condition: ShowIf) -> str:
    """Whom an item is for, by what they ticked before."""
    earlier = questionnaire.item(condition.item)
    return _(
        "Only if your answer to question %(number)s is: %(answers)s",
        number=questionnaire.position(condition.item) + 1,
        answers=answer_words(earlier, condition.any_of, None),
    )
