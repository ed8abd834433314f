"""Answer codes as levels: what the analysis counts."""

from collections.abc import Mapping

from analysis.transition import Answer, TransitionTable
from surveys.questionnaire import GAP_CODES, Item

_GAP_OF_CODE: dict[int, str] = {code: name for name, code in GAP_CODES.items()}
Cells = Mapping[tuple[int | None, int | None], int]


def table_of(old: Item, new: Item, cells: Cells) -> TransitionTable:
    """The transition table of one item: codes become levels, 0 the worst, or gaps."""
    people: dict[tuple[Answer, Answer], int] = {}
    for (before, after), count in cells.items():
        key = (answer_of(old, before), answer_of(new, after))
        people[key] = people.get(key, 0) + count
    return TransitionTable.from_cells(new.level_count, people)


def answer_of(item: Item, code: int | None) -> Answer:
    """The level of a code. Codes without one (*not sure*) count as *don't know*."""
    if code is None:
        return "missing"
    level = item.level_of(code)
    return _GAP_OF_CODE.get(code, "dont_know") if level is None else level


def level_of(item: Item | None, code: int | None) -> int | None:
    """The level of a code, None where there is none or the item was not asked."""
    return None if item is None or code is None else item.level_of(code)
