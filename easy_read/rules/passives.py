"""Sentences that leave out who does it, put as the question "Who does this?"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from easy_read.finding import Finding, look_again
from easy_read.reading import Reading, ReadLine
from easy_read.words import english

RULE: Final = "passive"
BE: Final = r"(?:am|is|are|was|were|be|been|being|aren't|isn't|wasn't|weren't|\w+'(?:m|re))"
SUBJECT: Final = "(?:I|you|we|they|he|she|it|this|that|these|those)"
BETWEEN: Final = r"(?:\w+ly|not|also|never|always|often|sometimes|just|still|being|been)"
HABIT: Final = r"to (?:the|an?|it|this|that|my|your|being|\w+ing)\b"
PASSIVE: Final = re.compile(
    rf"\b{BE} (?:{SUBJECT} )?(?:{BETWEEN} ){{0,2}}(?P<done>[a-z]+(?:-[a-z]+)?)\b"
    rf"(?=(?: (?:(?P<by>by\b)|(?P<habit>{HABIT})))?)",
    re.IGNORECASE,
)


def find(reading: Reading) -> Iterator[Finding]:
    """A form of "be" with a participle, unless that says how somebody or something is."""
    for line in reading.lines:
        yield from _in(line)


def _in(line: ReadLine) -> Iterator[Finding]:
    for found in PASSIVE.finditer(line.plain.replace("’", "'")):
        done = found["done"].casefold()
        is_habit = done == "used" and found["habit"]
        if is_participle(done) and not is_state(done, has_doer=bool(found["by"])) and not is_habit:
            place = line.place(found.start(), found.end("done"))
            yield look_again(RULE, place, "passive.who", words=line.text[place.start : place.end])


@cache
def is_participle(word: str) -> bool:
    """Whether a word may be what is done to somebody: "asked", "told"."""
    return (len(word) > 3 and word.endswith("ed")) or word in english("participles")


@cache
def is_state(word: str, *, has_doer: bool) -> bool:
    """Whether it says how somebody is, such as "tired"; some words do so until a doer follows."""
    stems = {word, word.removeprefix("un"), word.removeprefix("over"), word.rpartition("-")[2]}
    is_undone = word.startswith("un") and not word.startswith("under")
    if stems & english("adjectives"):
        return True
    return not has_doer and (is_undone or bool(stems & english("states")))
