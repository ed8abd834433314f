"""The reference page of the statistics, written from the specification."""

import re
from collections.abc import Iterator

from tests.spec import contents
from tests.spec.section import PARTS, Chapter, Example, Rows, Section, read_chapter


def statistics_page(head: str) -> str:
    """The whole page: its head, what stands in it, and every chapter."""
    chapters = [read_chapter(module) for module in contents.CHAPTERS]
    pieces = [head.rstrip(), paragraphs(contents.OPENING), "\n".join(_contents(chapters))]
    for chapter in chapters:
        pieces += [f"## {chapter.title}", paragraphs(chapter.words)]
        for section in chapter.sections:
            pieces += _section(section)
    return "\n\n".join(filter(None, pieces)) + "\n"


def _contents(chapters: list[Chapter]) -> Iterator[str]:
    """A link to every chapter and section."""
    for chapter in chapters:
        yield f"- [{chapter.title}](#{anchor(chapter.title)})"
        for section in chapter.sections:
            yield f"  - [{section.title}](#{anchor(section.title)})"


def paragraphs(text: str) -> str:
    """Words as they are written on the page: a paragraph a line, tables as they are."""
    blocks = text.strip().split("\n\n")
    return "\n\n".join(each if each.startswith("|") else " ".join(each.split()) for each in blocks)


def anchor(title: str) -> str:
    """The anchor that a heading gets."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _section(section: Section) -> Iterator[str]:
    """The heading, words, parts and examples of a section."""
    yield f"### {section.title}"
    yield paragraphs(section.words)
    if section.parts:
        rows = (f"| {name.lower()} | {_in_cell(section.parts[name])} |" for name in PARTS)
        yield "\n".join(("| | |", "|---|---|", *rows))
    for example in section.examples:
        yield from _example(example)


def _in_cell(text: str) -> str:
    """A text within a table, where a bar would end the cell."""
    return text.replace("|", r"\|")


def _example(example: Example) -> Iterator[str]:
    """A table, and the lines that come out of it."""
    yield "\n".join(_table(example.given))
    yield "gives"
    yield "\n".join(f"- {line}" for line in example.lines)


def _table(given: Rows) -> Iterator[str]:
    """The rows of a table."""
    names = list(given[0])
    yield f"| {' | '.join(names)} |"
    yield "|" + "---|" * len(names)
    yield from (f"| {' | '.join(row.values())} |" for row in given)
