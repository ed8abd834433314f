"""What a new version of a questionnaire may say about its items: the same question, comparable,
or new.

Answers are only ever paired across versions on the strength of that word, so it is checked.
*The same* means that nothing a person reads or chooses from has changed but for spacing, capitals
and punctuation marks; an easy-read wording may be added, never changed. *Comparable* means that
the levels can still be set side by side: the words may differ, the kind, the number of levels and
the better end may not. *New* promises nothing.
"""

import unicodedata
from collections.abc import Mapping
from typing import Final, get_args

import msgspec

from surveys.questionnaire import Continues, Item, Questionnaire
from translations.language import gettext as _

_MARKS: Final = frozenset({"Po", "Ps", "Pe", "Pi", "Pf"})
"""Unicode categories of punctuation marks; dashes and signs are not among them."""


class ContinuityMistake(msgspec.Struct, frozen=True):
    """An item whose word about the version before cannot stand, and a sentence that says why."""

    key: str
    sentence: str


def declared_in(questionnaire: Questionnaire) -> dict[str, Continues]:
    """What the items of a version say themselves (`continues`), by key; the silent are left out."""
    return {item.key: item.continues for item in questionnaire.items if item.continues}


def check_continuity(
    old: Questionnaire, new: Questionnaire, declared: Mapping[str, str]
) -> tuple[ContinuityMistake, ...]:
    """What is wrong with what a new version declares, in the order of its items.

    declared: item key → "same", "comparable" or "new". An item whose key the old version has must
    be declared; an item with a key of its own is new and may be silent.
    """
    found = [
        ContinuityMistake(key, _("There is no item with the key “%(key)s”.", key=key))
        for key in declared
        if key not in new.items_by_key
    ]
    for item in new.items:
        sentence = _item_mistake(old.find_item(item.key), item, declared.get(item.key))
        if sentence:
            found.append(ContinuityMistake(item.key, sentence))
    return tuple(found)


def _item_mistake(old: Item | None, new: Item, word: str | None) -> str | None:
    """Why the word for one item cannot stand, or None when it can."""
    if word is not None and word not in get_args(Continues):
        return _("Please say same, comparable or new.")
    if old is None:
        if word in {None, "new"}:
            return None
        return _("The version before has no such item, so it can only be new.")
    if word is None:
        return _("Please say whether this item is the same, comparable or new.")
    if word == "new":
        return None
    return _not_comparable(old, new) or (_not_the_same(old, new) if word == "same" else None)


def _not_comparable(old: Item, new: Item) -> str | None:
    """Why answers to the two cannot be set side by side, or None."""
    if old.kind != new.kind:
        return _(
            "The kind changed from %(old)s to %(new)s, so the item is new.",
            old=old.kind,
            new=new.kind,
        )
    if old.level_count != new.level_count:
        return _(
            "The number of levels changed from %(old)s to %(new)s, so the item is new.",
            old=old.level_count,
            new=new.level_count,
        )
    if _direction(old) != _direction(new):
        return _("The better end of the scale changed, so the item is new.")
    if old.about != new.about:
        return _("It asks about the change in another item now, so the item is new.")
    return None


def _not_the_same(old: Item, new: Item) -> str | None:
    """Why the two are not one question, or None."""
    if [option.code for option in old.options] != [option.code for option in new.options]:
        return _("The options or their order changed, so the item is not the same.")
    for before, after in zip(old.options, new.options, strict=True):
        if _words(before.label) != _words(after.label):
            return _(
                "The option “%(old)s” now says “%(new)s”, so the item is not the same.",
                old=before.label,
                new=after.label,
            )
        if _rewritten(before.easy, after.easy):
            return _(
                "In easy read the option “%(old)s” now says “%(new)s”, "
                "so the item is not the same.",
                old=before.easy,
                new=after.easy,
            )
        if before.right != after.right:
            return _("Other options are right now, so the item is not the same.")
    if _words(old.text) != _words(new.text):
        return _("The words of the question changed, so the item is not the same.")
    if _rewritten(_easy(old), _easy(new)):
        return _("The easy-read words changed, so the item is not the same.")
    if (old.min, old.max) != (new.min, new.max):
        return _("The smallest or largest answer changed, so the item is not the same.")
    return None


def _easy(item: Item) -> str:
    """The easy-read wording in one text."""
    return " ".join(line.text for line in item.easy_read)


def _rewritten(old: str, new: str) -> bool:
    """Whether an easy-read wording that there was says something else, or is gone."""
    return bool(old) and _words(old) != _words(new)


def _direction(item: Item) -> tuple[int, ...]:
    """The places of the options from worst to best: the same for two scales that point one way."""
    places = {option.code: place for place, option in enumerate(item.options)}
    return tuple(places[code] for code in item.level_codes)


def _words(text: str) -> str:
    """The text without what makes no other question of it: a comma, a capital, a space."""
    kept = "".join(" " if unicodedata.category(each) in _MARKS else each for each in text)
    return " ".join(kept.casefold().split())
