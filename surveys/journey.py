"""A journey is one person's way through a questionnaire: from the first page, one item a page,
to the page where they check their answers and finish.

The way is not stored. It follows from the questionnaire and from what has been answered so far:
an item with conditions (`show_if`) is on the way while they all hold, and a condition holds only
while the item it asks about is itself on the way. So an answer that somebody went back and
changed can take a later item off the way; its own answer then counts for nothing, and it is
recorded as *not asked*. People may leave any item empty and come back to it. Two places lie
outside the items, the first page and the check page; both are written None.

These functions run on every request, so they look at nothing they need not: where no item has
conditions, all but `first_unanswered` are a look-up.
"""

from collections.abc import Mapping

from surveys.questionnaire import Item, Questionnaire

Given = tuple[int, ...] | str
"""What was given to one item: codes (several for several choices, one below 0 for a gap) or a
text. An empty one is no answer."""

Answers = Mapping[str, Given]
"""Item key → what was given. Items without an answer may be left out."""


def is_visible(questionnaire: Questionnaire, answers: Answers, key: str) -> bool:
    """Whether the item is on the way. Raises KeyError for a key the questionnaire has not."""
    return _shows(questionnaire, answers, questionnaire.items_by_key[key])


def visible_items(questionnaire: Questionnaire, answers: Answers) -> tuple[Item, ...]:
    """The items on the way, in order."""
    if not questionnaire.conditional_positions:
        return questionnaire.items
    return tuple(item for item in questionnaire.items if _shows(questionnaire, answers, item))


def not_asked(questionnaire: Questionnaire, answers: Answers) -> tuple[str, ...]:
    """The keys of the items that are not on the way, in order."""
    items = questionnaire.items
    hidden = _hidden_positions(questionnaire, answers)
    return tuple(items[position].key for position in hidden)


def next_item(questionnaire: Questionnaire, answers: Answers, after_key: str | None) -> Item | None:
    """The item that follows on the way, or None when the check page follows.

    `after_key` None stands for the first page, so that the first item follows. Raises KeyError
    for a key the questionnaire has not.
    """
    start = 0 if after_key is None else questionnaire.positions[after_key] + 1
    items = questionnaire.items
    for position in range(start, len(items)):
        if _shows(questionnaire, answers, items[position]):
            return items[position]
    return None


def previous_item(
    questionnaire: Questionnaire, answers: Answers, before_key: str | None
) -> Item | None:
    """The item that comes before on the way, or None when the first page does.

    `before_key` None stands for the check page, so that the last item comes before. Raises
    KeyError for a key the questionnaire has not.
    """
    items = questionnaire.items
    start = len(items) if before_key is None else questionnaire.positions[before_key]
    for position in range(start - 1, -1, -1):
        if _shows(questionnaire, answers, items[position]):
            return items[position]
    return None


def first_unanswered(questionnaire: Questionnaire, answers: Answers) -> Item | None:
    """The first item on the way without an answer, left empty or not reached; None when there is
    none. A gap is an answer."""
    return next_unanswered(questionnaire, answers, None)


def next_unanswered(
    questionnaire: Questionnaire, answers: Answers, after_key: str | None
) -> Item | None:
    """The first item without an answer that follows on the way, or None when the check page does.

    For somebody who comes back: they pass over what they have answered. `after_key` as in
    `next_item`.
    """
    start = 0 if after_key is None else questionnaire.positions[after_key] + 1
    items = questionnaire.items
    for position in range(start, len(items)):
        item = items[position]
        if not answers.get(item.key) and _shows(questionnaire, answers, item):
            return item
    return None


def place(questionnaire: Questionnaire, answers: Answers, key: str) -> tuple[int, int]:
    """The number of an item on the way, from 1, and how many items the way has: "3 of 8".

    An item that is not on the way gets the number it would have. Raises KeyError for a key the
    questionnaire has not.
    """
    position = questionnaire.positions[key]
    total = len(questionnaire.items)
    if not questionnaire.conditional_positions:
        return position + 1, total
    hidden = _hidden_positions(questionnaire, answers)
    before = sum(1 for each in hidden if each < position)
    on_the_way = total - len(hidden)
    return position + 1 - before, on_the_way + (position in hidden)


def _hidden_positions(questionnaire: Questionnaire, answers: Answers) -> list[int]:
    """The places of the items that are not on the way, ascending, from 0."""
    items = questionnaire.items
    return [
        position
        for position in questionnaire.conditional_positions
        if not _shows(questionnaire, answers, items[position])
    ]


def _shows(questionnaire: Questionnaire, answers: Answers, item: Item) -> bool:
    """Whether all conditions of the item hold. Conditions only name earlier items, so this ends."""
    for condition in item.show_if:
        given = answers.get(condition.item)
        if not given or isinstance(given, str) or _fails(given, condition.any_of):
            return False
        if not _shows(questionnaire, answers, questionnaire.items_by_key[condition.item]):
            return False
    return True


def _fails(given: tuple[int, ...], any_of: tuple[int, ...]) -> bool:
    """Whether none of the codes given is one of those asked for."""
    return all(code not in any_of for code in given)
