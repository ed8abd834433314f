"""What the rules look at: our own modules, templates, styles and docs, and none of the tools'."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NOT_OURS = {".venv", "build", "data", "migrations", "node_modules"}


def files(pattern: str, root: Path = ROOT) -> list[Path]:
    """Return our files that match the pattern, such as `**/*.py`, sorted."""
    found = (path.relative_to(root) for path in root.glob(pattern))
    return sorted(root / path for path in found if not NOT_OURS & {*path.parts})


def modules() -> list[Path]:
    """Return all Python modules, tests included, without migrations (a tool writes those)."""
    return files("**/*.py")


def templates() -> list[Path]:
    """Return all templates."""
    return [path for path in files("templates/**/*") if path.is_file()]


def name_of(path: Path) -> str:
    """Return the path as it is written in a fault: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def each(paths: list[Path]) -> pytest.MarkDecorator:
    """Run a test once for each of these files, as its `path`."""
    return pytest.mark.parametrize("path", paths, ids=[name_of(path) for path in paths])


def functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return every function and method of a module."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]
