"""What an organisation tells everybody: its privacy notice and its accessibility statement."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LANGUAGE = "en"
"""The only language in which texts are written so far."""
MOST_CHARACTERS = 30_000
_TO_FILL_IN = re.compile(r"\[[A-Z][^a-z\[\]]*\]")


class TextKind(StrEnum):
    """Which of the texts it is; also its address."""

    PRIVACY = "privacy"
    ACCESSIBILITY = "accessibility"


@dataclass(frozen=True, slots=True)
class PublicText:
    """One published version, which never changes. `text` is Markdown; versions count from 1 for
    each organisation, kind and language."""

    id: int
    kind: TextKind
    number: int
    language: str
    text: str
    published_at: datetime


def find_to_fill_in(text: str) -> list[str]:
    """What a draft still asks its author to fill in: capitals in square brackets, each once, in
    order."""
    return list(dict.fromkeys(_TO_FILL_IN.findall(text)))
