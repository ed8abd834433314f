"""The page that is written from the specification says everything that it has to."""

import re
from collections.abc import Iterator

import pytest

from tests.rules import sources
from tests.spec.contents import CHAPTERS
from tests.spec.page import anchor
from tests.spec.section import PARTS, Chapter, Examples, Section, read_chapter, rows, split_parts

REFERENCE = sources.ROOT / "docs" / "reference"
MODULES = [path for path in sources.files("analysis/*.py") if not path.stem.startswith("__")]
WITHOUT_METHODS = {"message", "words", "comparing_words", "part_words"}
"""What is told, in no language: its sentences stand all over the page."""
WITHOUT_METHODS |= {"outcome", "parts", "released_parts"}
"""What holds figures together on their way through the gate."""


@pytest.fixture(scope="module")
def chapters() -> list[Chapter]:
    """Every chapter, with its examples."""
    return [read_chapter(module) for module in CHAPTERS]


def sections(chapters: list[Chapter]) -> Iterator[Section]:
    """Every section of the page."""
    for chapter in chapters:
        yield from chapter.sections


def test_every_chapter_is_on_the_page() -> None:
    written = {path.stem for path in sources.files("tests/spec/test_*.py")} - {"test_page"}
    assert {module.__name__.rpartition(".")[2] for module in CHAPTERS} == written


def test_every_section_has_an_example_and_a_heading_of_its_own(chapters: list[Chapter]) -> None:
    assert [each.title for each in sections(chapters) if not each.examples] == []
    titles = [each.title for each in chapters] + [each.title for each in sections(chapters)]
    assert len(set(map(anchor, titles))) == len(titles)


def test_every_method_tells_its_formula_source_use_and_limits(chapters: list[Chapter]) -> None:
    methods = [each for each in sections(chapters) if each.parts]
    assert len(methods) >= 26
    assert {each.title: tuple(each.parts) for each in methods} == {
        each.title: PARTS for each in methods
    }
    assert [each.title for each in methods if not all(each.parts.values())] == []


def test_every_module_of_the_analysis_is_told_about() -> None:
    text = "".join(
        (REFERENCE / name).read_text("utf-8") for name in ("statistics.md", "disclosure-rules.md")
    )
    named = set(re.findall(r"`analysis/(\w+)\.py`", text))
    assert {path.stem for path in MODULES} - named - WITHOUT_METHODS == set()


def test_every_module_that_is_told_about_is_there(chapters: list[Chapter]) -> None:
    named = {name for each in sections(chapters) for name in each.parts.get("Code", "").split(", ")}
    there = {f"`{sources.name_of(path)}`" for path in MODULES}
    assert named - there == {""}


def test_an_example_that_comes_out_otherwise_is_found() -> None:
    given = rows("""
        before | after
        1      | 2
    """)
    assert given == [{"before": "1", "after": "2"}]
    with pytest.raises(AssertionError, match="what comes out is"):
        Examples()(given, ["one"], "another")
    Examples()(given, ["one and more", "two"], "one\n  and more\ntwo")


def test_words_and_parts_are_told_apart() -> None:
    words, parts = split_parts("It says: this.\n\nFormula: a\nb\nUsed: c")
    assert words == "It says: this."
    assert parts == {"Formula": "a b", "Used": "c"}
