"""Nothing is too long to read: modules, functions, handlers and templates keep to their budgets."""

import ast
import gzip
from pathlib import Path

import pytest

from tests.rules import sources

MODULE, FUNCTION, HANDLER, TEMPLATE = 250, 40, 15, 120
SCRIPTS, SCRIPTS_SENT = 38_000, 15_500
"""Bytes of all scripts as they are written, and compressed."""
ROUTES = {"get", "post", "put", "patch", "delete", "route", "head"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def faults_of(code: str, is_controller: bool) -> list[str]:
    """Return what is too long in a module."""
    lines = len(code.splitlines())
    found = [f"{lines} lines, {MODULE} at most"] if lines > MODULE else []
    for function in sources.functions(ast.parse(code)):
        length = (function.end_lineno or 0) - function.lineno + 1
        if length > FUNCTION:
            found.append(f"{function.name}: {length} lines, {FUNCTION} at most")
        if is_controller and _is_handler(function) and _body_lines(function) > HANDLER:
            body = _body_lines(function)
            found.append(f"handler {function.name}: {body} lines, {HANDLER} at most")
    return found


def _is_handler(function: Function) -> bool:
    calls = (each.func if isinstance(each, ast.Call) else each for each in function.decorator_list)
    return any(isinstance(each, ast.Name) and each.id in ROUTES for each in calls)


def _body_lines(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def is_controller(path: Path) -> bool:
    return "controllers" in {path.parent.name, path.stem}


@sources.each(sources.modules())
def test_modules_functions_and_handlers_are_short(path: Path) -> None:
    assert faults_of(path.read_text("utf-8"), is_controller(path)) == []


@sources.each(sources.templates())
def test_templates_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= TEMPLATE


@sources.each(sources.files("static/**/*.js"))
def test_scripts_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MODULE


def test_all_scripts_together_are_small() -> None:
    scripts = [path.read_bytes() for path in sources.files("static/**/*.js")]
    assert sum(map(len, scripts)) <= SCRIPTS
    assert sum(len(gzip.compress(each, 9)) for each in scripts) <= SCRIPTS_SENT


def function(name: str, lines: int, head: str = "") -> str:
    return f'{head}def {name}():\n    """Say so."""\n' + "    pass\n" * lines


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("pass\n" * 251, "251 lines, 250 at most"),
        (function("long", 39), "long: 41 lines, 40 at most"),
        (function("show", 16, "@get('/')\n"), "handler show: 16 lines, 15 at most"),
    ],
)
def test_what_is_too_long_is_found(code: str, fault: str) -> None:
    assert faults_of(code, is_controller=True) == [fault]


def test_what_just_fits_is_well() -> None:
    just = function("show", 15, "@get('/')\n") + function("long", 38) + "pass\n" * 190
    assert faults_of(just, is_controller=True) == []
