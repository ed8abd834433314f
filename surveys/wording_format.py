"""The formats of one question: other words, pictures or signs for the same answers.

A format is an axis of its own beside the language. Whatever the format, an answer keeps its code;
which format it was given in is stored with it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from involvement.look import FORMATS, Format

if TYPE_CHECKING:
    from surveys.questionnaire import Item


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One sentence of an easy-read wording, and the key of the picture beside it, "" for none."""

    text: str
    picture: str = ""


class Recording(msgspec.Struct, frozen=True, omit_defaults=True):
    """A clip that says or signs a question with its answers.

    file, captions: names of files in the media folder of the organisation; `captions` (WebVTT) is
    "" for sound. transcript: the same in writing.
    """

    file: str
    transcript: str
    captions: str = ""


def formats_of(item: "Item") -> tuple[Format, ...]:
    """The formats that an item can be shown in, the standard one first."""
    pictured = item.picture or any(option.picture for option in item.options)
    has = (True, item.easy_read, pictured, item.sign_language)
    return tuple(name for name, there in zip(FORMATS, has, strict=True) if there)


def formats_in(items: Iterable["Item"]) -> set[Format]:
    """The formats that any of these items can be shown in."""
    return {each for item in items for each in formats_of(item)}


def format_for(item: "Item", wanted: str) -> Format:
    """The format that an item is shown in to somebody who wants this one: the standard wording
    where it has no other."""
    return next((name for name in formats_of(item) if name == wanted), "standard")
