"""What a sentence is: a function from the fields of a message to text."""

from collections.abc import Callable
from typing import Any

from translations.language import gettext

Fields = dict[str, Any]
Sentence = Callable[[Fields], str]


def plain(msgid: str) -> Sentence:
    """Return the sentence `msgid` (marked with `N_`), translated when it is said."""
    return lambda fields: gettext(msgid, **fields)


def between(at_most: str, both: str) -> Sentence:
    """Return the sentence of a lowest and a highest number: a lowest of 0 goes without saying."""
    without_lowest, whole = plain(at_most), plain(both)
    return lambda fields: whole(fields) if fields["low"] else without_lowest(fields)
