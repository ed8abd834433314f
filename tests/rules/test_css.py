"""Styles turn round with the language: nothing is tied to the left or the right; and stay small."""

import re
from pathlib import Path

import pytest

from tests.rules import sources

MOST_BYTES = {"heard.css": 15_000, "kiosk.css": 3_000}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(?<=[{;\s])(--)?([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])")
PHYSICAL = re.compile(r"(^|[-\s,(])(left|right)($|[-\s,)])")
FOUR_SIDES = {"margin", "padding", "inset", "border-width", "border-style", "border-color"}


def faults_of(css: str) -> list[str]:
    """Return the declarations that would not turn round in a language from right to left."""
    found = []
    for custom, name, value in DECLARATION.findall(COMMENT.sub("", css)):
        sides = value.split()
        lopsided = name in FOUR_SIDES and len(sides) == 4 and sides[1] != sides[3]
        by_name = PHYSICAL.search(name) and not custom
        if by_name or PHYSICAL.search(re.sub(r"url\([^)]*\)|\"[^\"]*\"", "", value)) or lopsided:
            found.append(f"{custom}{name}: {value.strip()}")
    return found


@sources.each(sources.files("static/**/*.css"))
def test_nothing_is_tied_to_the_left_or_the_right(path: Path) -> None:
    assert faults_of(path.read_text("utf-8")) == []


@sources.each(sources.files("static/**/*.css"))
def test_every_style_sheet_is_small(path: Path) -> None:
    assert path.stat().st_size <= MOST_BYTES[path.name]


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-left: 1rem",
        "padding-right:0",
        "left: 0",
        "border-top-left-radius: 2px",
        "border-right: 1px solid",
        "text-align: left",
        "float:right",
        "margin: 0 1rem 0 2rem",
        "background-position: right 1rem center",
        "transform-origin: top left",
    ],
)
def test_a_physical_side_is_found(declaration: str) -> None:
    assert len(faults_of(f"p {{ color: red; {declaration}; }}")) == 1
    assert len(faults_of(f"@media print{{p{{{declaration}}}}}")) == 1


def test_sides_that_turn_round_are_well() -> None:
    css = """/* left: 0 */ a:hover { margin-inline-start: 1rem; text-align: start; inset-inline: 0;
    margin: 0 1rem 0 1rem; background: url("/static/arrow-left.svg"); --left-over: 1rem; }"""
    assert faults_of(css) == []


def classes_of(css: str) -> set[str]:
    """The classes that a style sheet speaks of."""
    selectors = re.sub(r"\{[^{}]*\}", " ", re.sub(r"@[^{]*\{", "", COMMENT.sub("", css)))
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\d*\.\d+\w+", "", selectors)))


def words_of(text: str) -> set[str]:
    """All that could be a class in a template, with the beginnings of those put together there."""
    together = {f"{start}-" for start in re.findall(r"([a-z]+)-\{\{", text)}
    return set(re.findall(r"[a-z][\w-]*", text)) | together


@sources.each(sources.files("static/**/*.css"))
def test_no_style_is_for_a_class_that_no_page_has(path: Path) -> None:
    said = " ".join(each.read_text("utf-8") for each in sources.templates())
    used = words_of(said)
    unused = [
        name
        for name in sorted(classes_of(path.read_text("utf-8")))
        if name not in used and f"{name.partition('-')[0]}-" not in used
    ]
    assert unused == []


def test_a_class_is_found_wherever_it_stands() -> None:
    css = "a .one:is(.two,b.three){margin:.5rem} @media (min-width:2.5em){.four{inset:0}}"
    assert classes_of(css) == {"one", "two", "three", "four"}
    assert {"one", "of-"} <= words_of('<p class="one of-{{ kind }}">')
