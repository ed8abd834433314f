"""A folder imports only what stands below it, and each library stays where it belongs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules import sources

PYPROJECT = sources.ROOT / "pyproject.toml"
OURS = {"analysis", "app", "easy_read", "examples", "forums", "involvement", "surveys"}
FREE = {"tests", "benchmarks"}  # may use anything
LANGUAGE = ("formats", "language", "packs", "pseudo", "templates")
BOTTOM = {f"translations.{name}" for name in LANGUAGE}
DATABASE = {"tables", "store", "piccolo_app", "piccolo_conf"}
ENGINES = {f"involvement/{name}.py" for name in ("database", "postgres_engine", "sqlite_engine")}


def imported(code: str) -> set[str]:
    """Return the dotted names of the modules that the code imports; `a.b` for `from a import b`."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def faults_of(name: str, code: str) -> list[str]:
    """Return which imports of the module at the path `name` stand where they may not."""
    path = Path(name)
    names = imported(code)
    roots = {each.partition(".")[0] for each in names}
    parts = {*path.parent.parts, path.stem}
    is_hook = name == "translations/language.py"
    homes = {
        "litestar": bool(parts & {"controllers", "guards", "app"}) or is_hook,
        "piccolo": bool(parts & DATABASE) or name in ENGINES,
        "numpy": path.parts[0] == "analysis",
        "scipy": path.parts[0] == "analysis",
    }
    found = [f"{name} imports {each}" for each, home in homes.items() if each in roots and not home]
    if "app" in roots and path.parts[0] != "examples":
        found.append(f"{name} imports app")
    if name.removesuffix(".py").replace("/", ".") in BOTTOM:
        ours = {each for each in names if each.partition(".")[0] in OURS | {"translations"}}
        upward = {each for each in ours if ".".join(each.split(".")[:2]) not in BOTTOM}
        found += [f"{name} imports {each}" for each in sorted(upward)]
    return found


def production() -> list[Path]:
    return [path for path in sources.modules() if sources.name_of(path).split("/")[0] not in FREE]


@sources.each(production())
def test_each_library_stays_where_it_belongs(path: Path) -> None:
    assert faults_of(sources.name_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("surveys/wave.py", "from litestar import get"),
        ("surveys/answering.py", "import piccolo.columns"),
        ("forums/review.py", "def f():\n    import numpy as np"),
        ("forums/review.py", "from scipy.stats import binom"),
        ("surveys/releasing.py", "from app import settings"),
        ("translations/language.py", "from involvement import account"),
        ("translations/pseudo.py", "from translations import catalogue"),
    ],
)
def test_an_import_in_the_wrong_place_is_found(name: str, code: str) -> None:
    assert len(faults_of(name, code)) == 1


def test_imports_in_their_place_are_well() -> None:
    assert faults_of("surveys/controllers/kiosk.py", "from litestar import get") == []
    assert faults_of("surveys/store/answers.py", "from piccolo.table import Table") == []
    assert faults_of("translations/language.py", "from translations import packs") == []


def lint_imports(config: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--config", str(config), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_every_folder_imports_only_what_stands_below_it() -> None:
    result = lint_imports(PYPROJECT, sources.ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("analysis/change.py", "import involvement"),
        ("involvement/account.py", "import translations.catalogue"),
        ("involvement/account.py", "import surveys"),
        ("surveys/wave.py", "import forums"),
        ("forums/review.py", "import examples"),
        ("translations/formats.py", "import involvement"),
    ],
)
def test_an_import_from_above_is_found(tmp_path: Path, name: str, code: str) -> None:
    for folder in sorted(OURS - {"app"} | {"translations"}):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    for module in (*sorted(BOTTOM), "translations.catalogue"):
        (tmp_path / f"{module.replace('.', '/')}.py").touch()
    (tmp_path / "involvement" / "forms.py").write_text("import translations.language", "utf-8")
    (tmp_path / "pyproject.toml").write_text(PYPROJECT.read_text("utf-8"), "utf-8")
    assert lint_imports(tmp_path / "pyproject.toml", tmp_path).returncode == 0
    (tmp_path / name).write_text(code, "utf-8")
    result = lint_imports(tmp_path / "pyproject.toml", tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout
