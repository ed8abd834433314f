"""From counts of answer codes to transition tables: codes become levels, 0 the worst, or gaps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.transition import Answer, TransitionTable
from surveys.questionnaire import GAP_CODES, Item
from surveys.store.questionnaires import PublishedVersion

_GAP_OF_CODE: dict[int, str] = {code: name for name, code in GAP_CODES.items()}


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of the later wave with the one of the earlier wave that asked the same question."""

    question: int
    old: Item
    new: Item

    def table(self, cells: Mapping[tuple[int | None, int | None], int]) -> TransitionTable:
        """The transition table of (code before, code after) → people."""
        people: dict[tuple[Answer, Answer], int] = {}
        for (before, after), count in cells.items():
            key = (_answer(self.old, before), _answer(self.new, after))
            people[key] = people.get(key, 0) + count
        return TransitionTable.from_cells(self.new.level_count, people)


def pairs_of(before: PublishedVersion, after: PublishedVersion) -> Iterator[Pair]:
    """The items of a later wave that the earlier one asked too, in order."""
    asked_before = {question: key for key, question in before.question_ids.items()}
    for item in after.content.analysable_items:
        question = after.question_ids[item.key]
        if question in asked_before:
            yield Pair(question, before.content.item(asked_before[question]), item)


def _answer(item: Item, code: int | None) -> Answer:
    """The level of a code. Codes without one (*not sure*) count as *don't know*."""
    if code is None:
        return "missing"
    level = item.level_of(code)
    return _GAP_OF_CODE.get(code, "dont_know") if level is None else level


def level_of(item: Item | None, code: int | None) -> int | None:
    """The level of a code, None where there is none or the item was not asked."""
    return None if item is None or code is None else item.level_of(code)
