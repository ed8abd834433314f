"""Templates parse, hold no inline code, import nothing in vain, and wrap every word."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateSyntaxError, nodes

from tests.rules import sources
from tests.rules.page_text import NAME, SPOKEN
from translations.templates import install

INLINE = re.compile(
    r"<style\b|<script\b(?![^>]*\bsrc=)|<[^>]*\sstyle\s*=|<[^>]*\son[a-z]+\s*=", re.IGNORECASE
)
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')  # put together in a {% set %} for several elements
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def environment() -> Environment:
    made = Environment(autoescape=True, extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
    install(made)
    return made


def faults_of(source: str) -> list[str]:
    """Return what is wrong with the source of a template."""
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        return [f"line {error.lineno}: {error.message}"]
    found = [f"inline code: {each.group()}" for each in INLINE.finditer(source)]
    found += [f"{name} is imported in vain" for name in sorted(_imports(tree) - _names(tree))]
    reader = LiteralText()
    reader.feed(_literal(source))
    reader.close()
    return found + reader.bare


def _imports(tree: nodes.Template) -> set[str]:
    names = {each.target for each in tree.find_all(nodes.Import)}
    for each in tree.find_all(nodes.FromImport):
        names |= {name[1] if isinstance(name, tuple) else name for name in each.names}
    return names


def _names(tree: nodes.Template) -> set[str]:
    return {each.name for each in tree.find_all(nodes.Name) if each.ctx == "load"}


def _literal(source: str) -> str:
    """Return the template's own HTML: without expressions, comments and `trans` blocks.

    A block named `..._class` holds class names, no words.
    """
    kept: list[str] = []
    statement: list[str] = []
    until = ""
    for _, kind, text in environment().lexer.tokeniter(source, None):
        if kind == "block_begin":
            statement = []
        elif kind == "name":
            statement.append(text)
        elif kind == "block_end" and until in ("", statement[0]):
            silent = statement[0] == "trans" or statement[-1].endswith("_class")
            until = f"end{statement[0]}" if silent and not until else ""
        elif kind == "data" and not until:
            kept.append(text)
    return "".join(kept)


class LiteralText(HTMLParser):
    """Collects the words that stand in a template without being wrapped for translation."""

    def __init__(self) -> None:
        super().__init__()
        self.bare: list[str] = []
        self._kept: list[bool] = []  # for each open element, whether it is kept as it is

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        for name in SPOKEN:
            self._look(known.get(name) or "", f"{name} of <{tag}>")
        if tag not in VOID:
            as_it_is = known.get("translate") == "no" or tag in ("script", "style")
            self._kept.append(as_it_is or (bool(self._kept) and self._kept[-1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._kept and tag not in VOID:
            self._kept.pop()

    def handle_data(self, data: str) -> None:
        if not (self._kept and self._kept[-1]):
            self._look(data, "text")

    def _look(self, text: str, where: str) -> None:
        text = NAME.sub("", ATTRIBUTE.sub("", text).strip())
        if any(letter.isalpha() for letter in text):
            self.bare.append(f"not wrapped for translation, {where}: {' '.join(text.split())}")


@sources.each(sources.templates())
def test_templates_are_well(path: Path) -> None:
    assert faults_of(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{% if %}", "line 1"),
        ("{{ nothing | unknown_filter }", "line 1"),
        ("<style>p {}</style>", "inline code"),
        ("<script>go()</script>", "inline code"),
        ('<p class="a" style="color: red"></p>', "inline code"),
        ('<button onclick="go()"></button>', "inline code"),
        ('{% import "a.html" as a %}', "a is imported in vain"),
        ('{% from "a.html" import b, c as d %}{{ b() }}', "d is imported in vain"),
        ("<p>Stop</p>", "text: Stop"),
        ('<p>{{ _("Stop") }} now</p>', "text: now"),
        ("{% if a %}Yes{% endif %}", "text: Yes"),
        ('<img alt="A house" src="/a.png">', "alt of <img>: A house"),
        ('<input placeholder="Name">', "placeholder of <input>: Name"),
        ("<p>Heard you say</p>", "text: Heard you say"),
        ("{% block class %}Yes{% endblock %}{% block page_class %}desk{% endblock %}", "text: Yes"),
        ('<p><br><img alt=""><b translate="no">x</b> left</p>', "text: left"),
    ],
)
def test_a_planted_fault_is_found(source: str, fault: str) -> None:
    assert [fault in each for each in faults_of(source)] == [True]


def test_a_good_template_is_well() -> None:
    source = """{% from "components/form.html" import button as press %}{# Only a comment #}
    {% macro card(name) %}<p class="card" translate="no">{{ name }} by Heard</p>{% endmacro %}
    <svg><path d="M0 0"/></svg><script src="/static/kiosk.js"></script>&nbsp;3&times;
    {% block title %}{{ _("Yes") }} - Heard{% endblock %}
    {% set hints %}aria-describedby="{{ name }}-hint"{% endset %}<p {{ hints }}></p>
    {% trans name=name %}Hello {{ name }}{% endtrans %}{{ press(_("Stop")) }}
    {% trans n=n %}{{ n }} day{% pluralize %}{{ n }} days{% endtrans %}{{ card(name) }}"""
    assert faults_of(source) == []
