"""The reference page of the easy-read rules: what each looks at, with examples that are checked."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from easy_read.advice import GAPS, LEVELS, advice_of
from easy_read.checking import check
from easy_read.document import Document, Line
from easy_read.finding import Finding
from easy_read.rules import PICTURES

TOLD = Path(__file__).parent / "easy_read_rules.toml"
OPENING = """\
`heard easy-read check` looks at easy read by these rules. Each finding has a place, a
rule and plain advice, on one of two levels: *must fix* where a rule is sure, *look again* where a
person has to judge. There is no grade and no score: whether a page is easy to read is for its
readers to say, and a page carries the easy-read mark only after people checked it. How to use it
stands in [Check easy read](../how-to/check-easy-read.md)."""
NOT_TRIED = """\
Metaphors and sayings ("get back on your feet") are not looked for: no list of them would be right
often enough. Nor is whether a picture is clear, whether the tone is adult, and whether everything
is there that a reader needs. People check that."""
GAPS_TOLD = """\
Some rules know English only, and words can be looked up in the languages that wordfreq has: Welsh,
Somali, Punjabi and Gujarati are not among them. What could not be looked at is said below the
findings:"""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a rule, with examples of lines that it finds something in, or nothing."""

    title: str
    why: str
    bad: list[str]
    good: list[str]


def rules_told() -> dict[str, Told]:
    """Rule → what is said of it."""
    return {rule: Told(**each) for rule, each in tomllib.loads(TOLD.read_text("utf-8")).items()}


def example(text: str) -> Document:
    """An example as a document; a picture stands before | in its line."""
    lines = [line.rpartition(" | ") for line in text.split("\n")]
    return Document("test", "example", "", "en", tuple(Line(t, p or None) for p, _, t in lines))


def found_in(rule: str, text: str) -> tuple[Finding, ...]:
    """What is found in an example of a rule; those about words need no pictures."""
    return check(example(text), pictures=rule in {each.id for each in PICTURES}).findings


def easy_read_page(head: str) -> str:
    """The whole page."""
    pieces = [head.rstrip(), _paragraph(OPENING)]
    for rule, told in rules_told().items():
        pieces += [f"## {told.title}", f"`{rule}`. {told.why}", "\n".join(_examples(rule, told))]
    pieces += ["## What is not tried", _paragraph(NOT_TRIED)]
    pieces += ["## In other languages", _paragraph(GAPS_TOLD)]
    pieces += ["\n".join(f"- {gap}" for gap in GAPS.values())]
    return "\n\n".join(pieces) + "\n"


def _examples(rule: str, told: Told) -> Iterator[str]:
    yield "| line | what is said |"
    yield "|---|---|"
    for text in told.bad:
        for finding in found_in(rule, text):
            yield f"| {_cell(text)} | *{LEVELS[finding.level]}*: {_in_table(advice_of(finding))} |"
    for text in told.good:
        yield f"| {_cell(text)} | nothing |"


def _cell(text: str) -> str:
    lines = (f"`{line}`" for line in text.split("\n"))
    return _in_table("<br>".join(lines))


def _in_table(text: str) -> str:
    return text.replace("|", r"\|")


def _paragraph(text: str) -> str:
    return " ".join(text.split())
