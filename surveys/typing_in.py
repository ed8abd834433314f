"""One sheet of paper as it is typed in: every item of it, what was typed, and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from surveys.checking import EMPTY, check_answer
from surveys.paper import items_on, read_typed
from surveys.problem import Problem, problem_sentence
from surveys.questionnaire import Item
from surveys.sheet_layout import is_easy
from surveys.sheets import item_on_paper
from surveys.store.answers import Part
from surveys.store.questionnaires import PublishedVersion


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """What was typed in of one page.

    `rows` are the ids of its items with the parts of each answer, none where nothing stands on the
    paper; `typed` is the text of each field and `problems` the sentences, by item key.
    """

    rows: tuple[tuple[int, tuple[Part, ...]], ...]
    typed: Mapping[str, str]
    problems: Mapping[str, str]

    def fields(self, version: PublishedVersion, page: int) -> list[dict[str, Any]]:
        """A field for each item."""
        return [
            {
                **item_on_paper(version.content, item, easy=is_easy(page)),
                "typed": self.typed.get(item.key, ""),
                "problem": self.problems.get(item.key, ""),
            }
            for item in items_on(version.content, page)
        ]


NOTHING_TYPED = TypedSheet((), {}, {})


def read_sheet(version: PublishedVersion, page: int, typed: Mapping[str, str]) -> TypedSheet:
    """Check what was typed, by item key. What is missing on paper stays missing, also where the
    author requires an answer: nobody can ask again."""
    rows, problems = [], {}
    for item in items_on(version.content, page):
        checked = _check(item, typed.get(item.key, ""))
        if isinstance(checked, Problem):
            problems[item.key] = problem_sentence(checked)
        else:
            rows.append((version.item_ids[item.key], checked))
    return TypedSheet(tuple(rows), typed, problems)


def _check(item: Item, text: str) -> tuple[Part, ...] | Problem:
    if not text.strip():
        return EMPTY.answers
    read = read_typed(item, text)
    if isinstance(read, Problem):
        return read
    checked = check_answer(item, read)
    return checked if isinstance(checked, Problem) else checked.answers
