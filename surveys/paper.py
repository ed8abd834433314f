"""A questionnaire on paper: which items stand on which sheet, what each box is called, how what was
ticked is typed in, and the number of a sheet.

Boxes of answers have the numbers 1, 2, 3, boxes of reasons for not answering the letters a, b, c.
How sheets are laid out stands in `surveys/sheet_layout.py`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import NAMESPACE_OID, UUID, uuid5

from surveys.problem import Problem
from surveys.questionnaire import GAP_CODES, ONE_CHOICE_KINDS, OPTION_KINDS, Item, Questionnaire
from surveys.sheet_layout import Layout, height_of, layout_of

LETTERS = "abcdef"
YOUNG_MARK = ".y"
"""What ends the number of a sheet that asks people under 18."""
_NUMBER = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})\.(\d{1,4})\.([\w-]{1,40})(\.y)?")
_WORDS = re.compile(r"[\s,;.+/\-]+")


class SheetNumber(NamedTuple):
    """What a sheet says of itself. `page` counts from 1, in another layout
    from 101, 201 and so on; `copy` tells the
    copies of a questionnaire apart and says nothing else. `young`: its cover asks in the words for
    people under 18."""

    wave: int
    version: int
    copy: int
    page: int
    language: str
    young: bool = False

    @property
    def text(self) -> str:
        """The number as it is printed."""
        return ".".join(map(str, self[:5])) + YOUNG_MARK * self.young

    @property
    def key(self) -> UUID:
        """The key of the response that this copy becomes where nobody is known."""
        return uuid5(NAMESPACE_OID, f"paper {self.wave} {self.copy}")


def read_sheet_number(text: str) -> SheetNumber | None:
    """The number that was typed or scanned; None for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    wave, version, copy, page = map(int, found.groups()[:4])
    return SheetNumber(wave, version, copy, page, found.group(5), found.group(6) is not None)


@lru_cache(maxsize=200)
def pages_of(questionnaire: Questionnaire, layout: Layout) -> tuple[tuple[Item, ...], ...]:
    """The items of each sheet, in order. Every sheet has at least one."""
    pages: list[list[Item]] = []
    left = 0
    for item in questionnaire.items:
        height = height_of(item, layout)
        end = layout.end if item is questionnaire.items[-1] else 0
        if not pages or height + end > left:
            pages.append([])
            left = layout.room
        pages[-1].append(item)
        left -= height
    return tuple(map(tuple, pages))


def items_on(questionnaire: Questionnaire, page: int) -> tuple[Item, ...]:
    """The items of the page with this number; empty where there is no such page."""
    layout = layout_of(page)
    if layout is None:
        return ()
    place = page - 1 - layout.first
    pages = pages_of(questionnaire, layout)
    return pages[place] if place < len(pages) else ()


def numbers_of(questionnaire: Questionnaire, layout: Layout) -> range:
    """The numbers of the pages."""
    first = 1 + layout.first
    return range(first, first + len(pages_of(questionnaire, layout)))


def marks_of(item: Item) -> dict[str, int]:
    """Mark of a box → code, for answers and then for reasons for not answering."""
    options = {str(place): option.code for place, option in enumerate(item.options, start=1)}
    return options | dict(zip(LETTERS, (GAP_CODES[name] for name in item.gaps), strict=False))


class Typed(dict[str, list[str]]):
    """What was typed from paper as the fields of a form on a screen."""

    def getall(self, key: str, default: Any, /) -> Any:
        """All values of a field."""
        return self.get(key, default)


def read_typed(item: Item, typed: str) -> Typed | Problem:
    """What was typed for an item as `check_answer` wants it; or that there is no such box."""
    words = [word for word in _WORDS.split(typed.strip().casefold()) if word]
    marks = marks_of(item)
    gaps = [word for word in words if word in LETTERS[: len(item.gaps)]]
    if gaps == words and words:
        return _ticked(item, [marks[word] for word in words])
    if item.kind in OPTION_KINDS:
        if any(word not in marks for word in words):
            return Problem("no_such_box")
        if item.kind == "rank" and len(set(words)) != len(item.options):
            return Problem("not_all_in_order")
        return _ticked(item, [marks[word] for word in words])
    if item.kind == "date":
        return Typed(zip(("day", "month", "year"), _three(words), strict=True))
    return Typed(answer=[typed])


def _ticked(item: Item, codes: Sequence[int]) -> Typed:
    one_group = item.kind in ONE_CHOICE_KINDS
    return Typed(
        ordered=["1"],  # an order on paper is one that somebody wrote
        answer=[str(code) for code in codes if code >= 0 or one_group],
        gap=[str(code) for code in codes if code < 0 and not one_group],
    )


def _three(words: Sequence[str]) -> Iterator[list[str]]:
    """Day, month and year; what was typed beyond them spoils the year."""
    yield [words[0]] if words else []
    yield [words[1]] if len(words) > 1 else []
    yield [" ".join(words[2:])] if len(words) > 2 else []
