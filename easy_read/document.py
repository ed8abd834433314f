"""What is written in easy read: lines, each one idea with its picture.

A questionnaire, a consultation, minutes and results are all read this way, so that one desk and one
checker serve them all.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `picture` names a concept, None where there is no picture; `reason` says why there
    is none, "" where nobody said so. A line without words is a space between two others."""

    text: str
    picture: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class Document:
    """Lines in one language. `kind` and `key` say what it is the easy-read form of, such as
    "questionnaire" and "housing-support"; `language` is a BCP 47 tag."""

    kind: str
    key: str
    title: str
    language: str
    lines: tuple[Line, ...]

    @cached_property
    def hash(self) -> str:
        """64 hexadecimal digits over what a reader sees: the title, words and pictures. They change
        as soon as one of these does, and not with the reason why a line has no picture."""
        lines = [(line.text, line.picture or "") for line in self.lines]
        return sha256(json.dumps([self.language, self.title, lines]).encode()).hexdigest()
