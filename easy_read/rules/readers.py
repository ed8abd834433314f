"""The reader is "you", and no third person."""

import re
from collections.abc import Iterator
from typing import Final

from easy_read.finding import Finding, look_again
from easy_read.reading import Reading

RULE: Final = "you"
THIRD: Final = re.compile(
    r"\b(?:(?:the|a|an|all|every|each|any) )?"
    r"(?:service users?|tenants?|residents?|applicants?|participants?|respondents?|clients?|"
    r"customers?|patients?|claimants?|individuals?|occupiers?|occupants?|the reader)\b"
    r"|\b(?:he or she|he/she|s/he|his or her|his/her|him or her|him/her)(?!\w)",
    re.IGNORECASE,
)


def find(reading: Reading) -> Iterator[Finding]:
    """The first such word of each line."""
    for line in reading.lines:
        if found := THIRD.search(line.plain):
            yield look_again(RULE, line.place(*found.span()), "you.third", words=found.group())
