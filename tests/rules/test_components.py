"""Parts of pages say what they take, and those of answering pages stand in the gallery."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import nodes

from tests.rules import sources
from tests.rules.test_templates import environment

TEMPLATES = Path(__file__).parents[2] / "templates"
COMPONENTS = TEMPLATES / "components"
ANSWERING = ("answer/*.html", "code.html", "picture_code.html", "help_now.html", "settings.html")
COMMENT = re.compile(r"\{#(.*?)#\}", re.DOTALL)


def untold(source: str) -> list[str]:
    """What macros take that no comment of their file names; none may come before a comment."""
    told = set(re.findall(r"\w+", " ".join(COMMENT.findall(source))))
    macros = environment().parse(source).find_all(nodes.Macro)
    untold = [
        f"{macro.name}: {argument.name}"
        for macro in macros
        if not macro.name.startswith("_")
        for argument in macro.args
        if argument.name not in told
    ]
    return untold if source.startswith("{#") else [*untold, "no comment on top"]


def components_in(path: Path) -> Iterator[str]:
    """The components that a template imports, and those that these import."""
    for found in environment().parse(path.read_text("utf-8")).find_all(nodes.FromImport):
        name = found.template.value if isinstance(found.template, nodes.Const) else ""
        if name.startswith("components/"):
            yield name
            yield from components_in(TEMPLATES / name)


@sources.each(sorted(COMPONENTS.glob("*.html")))
def test_each_part_says_on_top_what_it_takes(path: Path) -> None:
    assert untold(path.read_text("utf-8")) == []


def test_every_part_of_the_pages_for_people_who_answer_stands_in_the_gallery() -> None:
    pages = [path for pattern in ANSWERING for path in TEMPLATES.glob(pattern)]
    pages.append(TEMPLATES / "layouts" / "answering.html")
    used = {name for page in pages for name in components_in(page)}
    assert used - set(components_in(TEMPLATES / "gallery.html")) == set()
    assert "components/question.html" in used


def test_what_is_not_told_is_found() -> None:
    assert untold("{# a: one #}{% macro of(a, b) %}{% endmacro %}") == ["of: b"]
    assert untold("{% macro of() %}{% endmacro %}") == ["no comment on top"]
    assert untold("{# #}{% macro _own(a) %}{% endmacro %}") == []
