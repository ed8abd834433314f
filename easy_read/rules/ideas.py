"""One idea a line: one sentence, and nothing joined on to it."""

import re
from collections.abc import Iterator
from typing import Final

from easy_read.finding import Finding, look_again, must_fix
from easy_read.reading import Reading, ReadLine

RULE: Final = "one-idea"
CLAUSE: Final = re.compile(r"\b(?:I|you|we|they|he|she|it|there) \w", re.IGNORECASE)
JOINED: Final = re.compile(
    r"(?<=\w)(?P<comma>,?) (?P<joint>and|but|so|or) (?:I|you|we|they|he|she|it|there) (?=\w)"
)
AFTERTHOUGHT: Final = re.compile(r", (which|although|whereas)\b")


def find(reading: Reading) -> Iterator[Finding]:
    """Lines of several sentences; semicolons; in English also two clauses that "and" joins."""
    for line in reading.lines:
        if len(line.sentences) > 1:
            place = line.of_words(line.words[0], line.words[-1])
            count = len(line.sentences)
            yield must_fix(RULE, place, "ideas.sentences", sentences=count)
        for found in re.finditer(r"[;؛]", line.plain):
            yield look_again(RULE, line.place(*found.span()), "ideas.joined", joint=found.group())
        if reading.is_english:
            yield from _joined(line)


def _joined(line: ReadLine) -> Iterator[Finding]:
    for found in JOINED.finditer(line.plain):
        if found["comma"] or CLAUSE.search(line.plain, 0, found.start()):
            place = line.place(*found.span("joint"))
            yield look_again(RULE, place, "ideas.joined", joint=found["joint"])
    for found in AFTERTHOUGHT.finditer(line.plain):
        yield look_again(RULE, line.place(*found.span(1)), "ideas.joined", joint=found[1])
