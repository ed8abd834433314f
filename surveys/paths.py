"""The ways through a questionnaire that its conditions leave: which answers lead to which items,
and items that nobody can reach.

Conditions of an item must all hold, and hold only while the item they ask about is itself asked
(see `surveys.journey`). So what has to be true for an item is one list of conditions, its own and
those of the items they name. Somebody can reach it if for every item in that list there is an
answer that meets all that is asked of it.
"""

from collections.abc import Iterator, Mapping

import msgspec

from surveys.questionnaire import ONE_CHOICE_KINDS, Item, Questionnaire, ShowIf


class Branch(msgspec.Struct, frozen=True):
    """One answer to an item that decides: the code of the option, and the items that are asked of
    people who chose it and not of everybody, in order."""

    code: int
    opens: tuple[str, ...]


def unreachable(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The keys of the items that nobody is ever asked, in order."""
    return tuple(
        item.key for item in questionnaire.items if item.show_if and not _can(questionnaire, item)
    )


def branches(questionnaire: Questionnaire) -> Mapping[str, tuple[Branch, ...]]:
    """Key of each item that decides about a later one → its options with what they open."""
    found: dict[str, tuple[Branch, ...]] = {}
    for item in questionnaire.items:
        later = [
            (each.key, condition.any_of)
            for each in questionnaire.items
            for condition in each.show_if
            if condition.item == item.key
        ]
        if later:
            found[item.key] = tuple(
                Branch(code, tuple(key for key, codes in later if code in codes))
                for code in item.option_labels
            )
    return found


def _can(questionnaire: Questionnaire, item: Item) -> bool:
    wanted: dict[str, set[int]] = {}
    for condition in _all_conditions(questionnaire, item):
        asked = questionnaire.items_by_key[condition.item]
        codes = set(condition.any_of) & set(asked.option_labels)
        if not codes:
            return False
        if asked.kind in ONE_CHOICE_KINDS:  # several can be chosen together, one cannot
            wanted[asked.key] = wanted.get(asked.key, codes) & codes
    return all(wanted.values())


def _all_conditions(questionnaire: Questionnaire, item: Item) -> Iterator[ShowIf]:
    """Its own conditions and those of the items they name, each item looked at once."""
    looked_at, waiting = set[str](), [item.key]
    while waiting:
        key = waiting.pop()
        if key not in looked_at:
            looked_at.add(key)
            conditions = questionnaire.items_by_key[key].show_if
            yield from conditions
            waiting += [each.item for each in conditions]
