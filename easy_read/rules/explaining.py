"""Whether a hard word is explained where it stands: in its line, or in the two after it."""

import re
from typing import Final

from easy_read.reading import Reading, ReadLine

LINES_AFTER: Final = 2
BEFORE_MOST: Final = 30
AFTER: Final = re.compile(
    r"""[\s*_"'”’)]*(?:[(:–—]|(?:means?|stands?\sfor|is\s(?:an?|the|when|where)|are)\b)"""
)
BEFORE: Final = re.compile(r"""\bcalled\s(?:(?:an?|the|your)\s)?[*_"'“‘]*$""")
NEXT: Final = re.compile(
    r"\W*(?:(?:This|That|It|They|These)\smeans?"
    r"|(?:This|That|It|He|She)\sis\s(?:an?|the|when|where|how|what|somebody|someone|money)"
    r"|(?:They|These)\sare\s(?:the|people|places|things))\b"
)


def is_explained(
    reading: Reading, line: ReadLine, start: int, end: int, explanation: str = ""
) -> bool:
    """Whether something that explains follows the characters from `start` to `end`, or introduces
    them: "means", "is when", a bracket, a colon. Or the `explanation` itself stands near by."""
    near = reading.next_lines(line, LINES_AFTER)
    if explanation and any(_plain(explanation) in _plain(each.text) for each in near):
        return True
    if AFTER.match(line.text, end) or BEFORE.search(line.text, max(0, start - BEFORE_MOST), start):
        return True
    told = line.text[start:end].casefold()
    return any(NEXT.match(each.text) or _tells(each.text, told) for each in near[1:])


def _tells(text: str, told: str) -> bool:
    """Whether a later line says the word again and then what it means."""
    at = text.casefold().find(told)
    return at >= 0 and AFTER.match(text, at + len(told)) is not None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
