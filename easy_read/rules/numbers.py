"""Numbers in digits, small ones, and no percentages: people picture three in ten, not a share."""

import re
from collections.abc import Iterator
from typing import Final

from easy_read.finding import Finding, look_again, must_fix
from easy_read.reading import Reading, ReadLine

RULE: Final = "numbers"
PERCENT: Final = re.compile(
    r"(?:\d[\d.,]{0,12}\s?)?[%٪]|(?:\d[\d.,]{0,12}\s)?\b(?:per\s?cent|percentage)s?\b"
)
LARGE: Final = re.compile(
    r"(?<![\w.,:/-])(?:\d{1,3}(?:[,.’'\u202f\u00a0]\d{3})+|\d{4,})(?![\w%/-])"
)
ROMAN: Final = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
ROMAN_IN_TEXT: Final = re.compile(rf"(?<![\w.-]){ROMAN.pattern}(?![\w-])")
YEARS: Final = range(1900, 2101)
IN_WORDS: Final = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "hundreds thousand thousands million millions billion billions"
).replace(" ", "|")
WORDS: Final = re.compile(rf"\b(?:{IN_WORDS})(?:[ -](?:and )?(?:one|{IN_WORDS}))*\b", re.IGNORECASE)


def find(reading: Reading) -> Iterator[Finding]:
    """Percentages, numbers of 1,000 and more that are no year, Roman numerals; in English also
    numbers written as words."""
    for line in reading.lines:
        for found in PERCENT.finditer(line.plain):
            place = line.place(*found.span())
            yield must_fix(RULE, place, "numbers.percent", number=found.group().strip())
        yield from _large(line)
        for found in ROMAN_IN_TEXT.finditer(line.plain):
            place, value = line.place(*found.span()), value_of(found.group())
            yield must_fix(RULE, place, "numbers.roman", roman=found.group(), number=value)
        if reading.is_english:
            for found in WORDS.finditer(line.plain):
                place = line.place(*found.span())
                yield look_again(RULE, place, "numbers.words", words=found.group())


def _large(line: ReadLine) -> Iterator[Finding]:
    for found in LARGE.finditer(line.plain):
        digits = "".join(each for each in found.group() if each.isdecimal())
        is_year = len(found.group()) == 4 and int(digits) in YEARS
        if not is_year and not digits.startswith("0"):
            place = line.place(*found.span())
            yield look_again(RULE, place, "numbers.large", number=found.group())


def value_of(roman: str) -> int:
    """The number that a Roman numeral of I, V and X stands for."""
    worth = [{"I": 1, "V": 5, "X": 10}[each] for each in roman]
    return sum(
        -now if now < after else now for now, after in zip(worth, [*worth[1:], 0], strict=True)
    )
