"""What differs between two versions of a questionnaire, word by word, for people to read."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from surveys.questionnaire import Item, Questionnaire
from translations.language import N_, gettext

Change = Literal["kept", "gone", "new"]
_WORDS = re.compile(r"\s+|\S+\s*")

LABELS = {
    "text": N_("Question"),
    "hint": N_("Sentence below it"),
    "proxy": N_("For whoever answers for the person"),
    "options": N_("Answers to choose from"),
    "easy_read": N_("Easy read"),
    "easy_options": N_("Answers in easy read"),
    "title": N_("Title"),
    "about": N_("What it is for"),
}


class Piece(msgspec.Struct, frozen=True):
    """Some words: in both texts, in the earlier only, or in the later only."""

    text: str
    change: Change


class Difference(msgspec.Struct, frozen=True):
    """What changed in one text, by the name that readers know: its words in order."""

    label: str
    pieces: tuple[Piece, ...]


class ItemDifference(msgspec.Struct, frozen=True):
    """An item that is not what it was. `before` None: it is new; `after` None: it is gone; `shown`
    is the later of the two.
    `differences` is empty where no word that people read changed."""

    key: str
    shown: Item
    before: Item | None
    after: Item | None
    differences: tuple[Difference, ...]


def words_that_changed(old: str, new: str) -> tuple[Piece, ...]:
    """Both texts in one, a piece for each run of words; nothing but spaces is never a change."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("".join(before[a:b]), "kept"))
            continue
        gone, came = "".join(before[a:b]), "".join(after[c:d])
        pieces += [Piece(gone, "gone")] * bool(gone) + [Piece(came, "new")] * bool(came)
    return tuple(pieces)


def differing_items(old: Questionnaire, new: Questionnaire) -> tuple[ItemDifference, ...]:
    """The items that changed, came or went: those of the new version in order, then those gone.
    What an item says about the version before (`continues`) is no change."""
    found = [
        ItemDifference(item.key, item, before, item, differences(before, item) if before else ())
        for item in new.items
        if not _equal(before := old.find_item(item.key), item)
    ]
    gone = [item for item in old.items if item.key not in new.items_by_key]
    return (*found, *(ItemDifference(item.key, item, item, None, ()) for item in gone))


def differences(old: Item, new: Item) -> tuple[Difference, ...]:
    """The texts of an item that changed."""
    before, after = dict(_texts(old)), dict(_texts(new))
    return tuple(
        Difference(gettext(LABELS[name]), words_that_changed(before[name], after[name]))
        for name in before
        if before[name] != after[name]
    )


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    yield "text", item.text
    yield "hint", item.hint
    yield "proxy", item.proxy
    yield "options", " · ".join(option.label for option in item.options)
    yield "easy_read", " ".join(line.text for line in item.easy_read)
    yield "easy_options", " · ".join(option.easy for option in item.options if option.easy)


def _equal(old: Item | None, new: Item) -> bool:
    return old is not None and msgspec.structs.replace(
        old, continues=None
    ) == msgspec.structs.replace(new, continues=None)
