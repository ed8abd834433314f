"""Every expected value that other statistics programs gave comes out of ours."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from analysis.__main__ import main
from analysis.cases.computing import TYPES, compute

FILE = Path(__file__).with_name("oracle.json")
CASES = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
TOLERANCE = 1e-6
WIDER = {"omega_std": 1e-4, "omega_raw": 1e-4, "loadings": 1e-4}
WIDER |= {"boschloo": 1e-3, "barnard_pooled": 1e-3}
SIGNLESS = ("z", "statistic")


def assert_agrees(expected: Any, found: Any, key: str = "") -> None:
    """Compare block by block; a key left out of `expected` has no agreed value."""
    if isinstance(expected, dict):
        for name, value in expected.items():
            assert_agrees(value, found[name], name)
    elif isinstance(expected, list):
        assert len(expected) == len(found)
        for one, other in zip(expected, found, strict=True):
            assert_agrees(one, other, key)
    elif isinstance(expected, str | bool) or expected is None:
        assert found == expected
    else:
        both = (abs(expected), abs(found)) if key in SIGNLESS else (expected, found)
        tolerance = WIDER.get(key, TOLERANCE)
        assert both[1] == pytest.approx(both[0], rel=tolerance, abs=tolerance)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_agrees_with_other_programs(case: dict[str, Any]) -> None:
    assert_agrees(case["expected"], compute(case)["result"])


def test_every_type_of_case_is_among_them() -> None:
    assert {case["type"] for case in CASES} == set(TYPES)


def test_the_command_prints_a_list_with_every_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compute", str(FILE)]) == 0
    printed = capsys.readouterr()
    results = json.loads(printed.out)
    assert [each["id"] for each in results] == [case["id"] for case in CASES]
    assert all(set(each) == {"id", "type", "result"} for each in results)
    assert printed.err == ""


def test_a_wrong_call_says_how_to_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "compute FILE" in capsys.readouterr().err


@pytest.mark.parametrize("text", [None, "{", '{"cases": 3}', "3"])
def test_a_file_without_cases_is_named(
    text: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cases.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert main(["compute", str(file)]) == 2
    assert "cases.json cannot be read" in capsys.readouterr().err


def test_reading_a_release_loads_no_statistics_library() -> None:
    program = "import sys, analysis.pipeline, analysis.aggregates, analysis.tracked\n"
    program += "sys.exit(bool({'scipy', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
