"""Sentences with known faults, and what the checker says of a text."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from easy_read.checking import Report, check
from easy_read.document import Document, Line

FAULTS = Path(__file__).parent.parent.parent / "easy_read_faults.toml"


@dataclass(frozen=True, slots=True)
class Known:
    """A text, its language, its faults as "rule: words", and their levels where that matters."""

    says: str
    language: str = "en"
    finds: tuple[str, ...] = ()
    levels: tuple[str, ...] | None = None


def known() -> list[Known]:
    """Every text of the file."""

    def tupled(value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    texts = tomllib.loads(FAULTS.read_text("utf-8"))["text"]
    return [Known(**{name: tupled(value) for name, value in each.items()}) for each in texts]


def document(text: str, language: str = "en") -> Document:
    """A text as a document without pictures, a line a line."""
    lines = tuple(Line(each) for each in text.split("\n"))
    return Document("test", "text", "", language, lines)


def findings(text: str, language: str = "en") -> list[str]:
    """What is found in a text, pictures left aside, as "rule: words"."""
    of = document(text, language)
    return said(of, check(of, pictures=False))


def said(of: Document, report: Report) -> list[str]:
    """The findings of a report, as "rule: words"."""
    places = [(each.rule, each.place) for each in report.findings]
    return [f"{rule}: {of.lines[at.line].text[at.start : at.end]}" for rule, at in places]
