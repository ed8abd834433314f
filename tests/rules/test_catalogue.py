"""The catalogue holds every message, and every message can be found in the code.

When this fails after a change of wording, run `python -m translations extract`. That the checks
find planted faults is shown in `tests/unit/translations/test_catalogue.py`.
"""

import ast
from pathlib import Path

import pytest

from tests.rules import sources
from translations import catalogue

MARKERS = {"_", "gettext", "ngettext", "pgettext", "lazy_gettext", "_l", "gettext_noop", "N_"}
MADE_UP = (ast.JoinedStr, ast.BinOp, ast.Call, ast.IfExp)


def faults_of(code: str) -> list[str]:
    """Return the calls whose message is put together when it is asked for: no catalogue has it."""
    return [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in MARKERS
        and any(isinstance(argument, MADE_UP) for argument in node.args[:2])
        and not (node.func.id == "ngettext" and not isinstance(node.args[0], MADE_UP))
    ]


def test_the_catalogue_is_up_to_date_and_every_pack_is_safe() -> None:
    assert catalogue.check() == []


@sources.each(sources.modules())
def test_no_message_is_put_together_from_pieces(path: Path) -> None:
    assert faults_of(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "call",
    ['_(f"Dear {name}")', '_("Dear " + name)', 'gettext("%s" % n)', '_("Hi {}".format(n))'],
)
def test_a_message_put_together_from_pieces_is_found(call: str) -> None:
    assert len(faults_of(call)) == 1


def test_whole_messages_and_keys_are_well() -> None:
    code = '_("Dear %(name)s", name=f"{a}"); _(KEY); ngettext("one", "many", len(people))'
    assert faults_of(code) == []
