"""A section of the specification: its words, its parts, and its examples with what they assert."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from textwrap import dedent
from types import ModuleType

PARTS = ("Formula", "Source", "Used", "Refused", "Code")
"""What every method tells, in this order; a section that is no method may leave all out."""

_PART = re.compile(rf"^({'|'.join(PARTS)}): ", re.MULTILINE)

Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Example:
    """A table of answers, and the lines that come out of it."""

    given: Rows
    lines: tuple[str, ...]


@dataclass(slots=True)
class Examples:
    """The examples that a section has shown so far."""

    shown: list[Example] = field(default_factory=list)

    def __call__(self, given: Rows, lines: Iterable[str], expected: str) -> None:
        """Keep an example; its `lines` are `expected`, which is indented where a line goes on."""
        found = tuple(" ".join(line.split()) for line in lines)
        wanted = tuple(" ".join(line.split()) for line in _joined(expected))
        assert found == wanted, "\n".join(("what comes out is", *found))
        self.shown.append(Example(given, found))


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its title, its words before the parts, its parts, and its examples."""

    title: str
    words: str
    parts: dict[str, str]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One module: its title, its words, and its sections in their order."""

    title: str
    words: str
    sections: tuple[Section, ...]


def read_chapter(module: ModuleType) -> Chapter:
    """Run every test of a module and keep what it shows."""
    title, _, words = _docstring(module).partition("\n\n")
    tests = [each for name, each in vars(module).items() if name.startswith("test_")]
    return Chapter(title.rstrip("."), words, tuple(map(read_section, tests)))


def read_section(test: Callable[[Examples], None]) -> Section:
    """Run one test and keep what it shows."""
    examples = Examples()
    test(examples)
    title, _, rest = _docstring(test).partition("\n\n")
    words, parts = split_parts(rest)
    return Section(title.rstrip("."), words, parts, tuple(examples.shown))


def split_parts(text: str) -> tuple[str, dict[str, str]]:
    """The words before the first part, and each part by its name."""
    pieces = _PART.split(text)
    named = zip(pieces[1::2], pieces[2::2], strict=True)
    return pieces[0].strip(), {name: " ".join(part.split()) for name, part in named}


def rows(text: str) -> Rows:
    """A table as it is drawn: names of columns, then a row a line, cells between bars."""
    lines = [[cell.strip() for cell in line.split("|")] for line in dedent(text).split("\n")]
    head, *body = [line for line in lines if line != [""]]
    return [dict(zip(head, line, strict=True)) for line in body]


def _docstring(thing: object) -> str:
    """A docstring without its indentation. Raises ValueError where there is none."""
    found = inspect.getdoc(thing)
    if not found:
        raise ValueError(f"{thing} has no words")
    return found


def _joined(text: str) -> Iterator[str]:
    """Lines, those that are indented being the rest of the one before."""
    line = ""
    for each in dedent(text).strip().split("\n"):
        if each.startswith(" "):
            line += each
        else:
            if line:
                yield line
            line = each
    if line:
        yield line
