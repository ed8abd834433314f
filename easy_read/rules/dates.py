"""Dates in full: the day of the week, the day, the month by its name, and the year."""

import re
from collections.abc import Iterator
from typing import Final

from easy_read.finding import Finding, look_again, must_fix
from easy_read.reading import Reading, ReadLine

RULE: Final = "dates"
FIGURES: Final = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}([/.-])\d{1,2}\1\d{2}(?:\d{2})?|\d{4}-\d{2}-\d{2})(?![\w/-])"
)
MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
SHORT_MONTHS: Final = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
LONGEST_DAY: Final = len("Wednesday, the ") + 1
DAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
SHORT_DAYS: Final = "Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun"
SHORT: Final = re.compile(
    rf"(?:(?<=\d )|(?<=\d[a-z][a-z] ))(?:{SHORT_MONTHS})\b"
    rf"|\b(?:{SHORT_MONTHS})(?=\.? \d)"
    rf"|\b(?:{SHORT_DAYS})(?:(?=\.?,? \d)|(?: to | ?[-–] ?)(?:{SHORT_DAYS})\b)"
)
NAMED: Final = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTHS})\b(?P<year>,? \d{{4}})?"
)
DAY_BEFORE: Final = re.compile(rf"\b(?:{DAYS}),?(?: the)? $")


def find(reading: Reading) -> Iterator[Finding]:
    """Dates in figures; in English also short names, and dates without day of the week or year."""
    for line in reading.lines:
        for found in FIGURES.finditer(line.plain):
            yield must_fix(RULE, line.place(*found.span()), "dates.figures", date=found.group())
        if reading.is_english:
            yield from _names(line)


def _names(line: ReadLine) -> Iterator[Finding]:
    for found in SHORT.finditer(line.plain):
        yield must_fix(RULE, line.place(*found.span()), "dates.short", short=found.group())
    for found in NAMED.finditer(line.plain):
        if not (
            found["year"]
            and DAY_BEFORE.search(line.plain, max(0, found.start() - LONGEST_DAY), found.start())
        ):
            yield look_again(RULE, line.place(*found.span()), "dates.part", date=found.group())
