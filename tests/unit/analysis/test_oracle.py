"""Every expected value that other statistics programs gave comes out of ours."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from analysis.__main__ import compute, main

FILE = Path(__file__).with_name("oracle.json")
CASES = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
TOLERANCE = 1e-6


def assert_agrees(expected: Any, found: Any) -> None:
    """Compare block by block; a key left out of `expected` has no agreed value."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            assert_agrees(value, found[key])
    elif isinstance(expected, list):
        assert len(expected) == len(found)
        for one, other in zip(expected, found, strict=True):
            assert_agrees(one, other)
    elif isinstance(expected, str) or expected is None:
        assert found == expected
    else:
        assert found == pytest.approx(expected, rel=TOLERANCE, abs=TOLERANCE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_agrees_with_other_programs(case: dict[str, Any]) -> None:
    assert_agrees(case["expected"], compute(case))


def test_the_command_prints_one_line_for_each_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compute", str(FILE)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == [case["id"] for case in CASES]
    assert all(set(line) == {"id", "type", "result"} for line in lines)


def test_a_type_not_yet_computed_gives_null() -> None:
    assert compute({"id": "x", "type": "xmr", "values": [1, 2]}) is None


def test_a_wrong_call_says_how_to_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "compute FILE" in capsys.readouterr().err


def test_reading_a_release_loads_no_statistics_library() -> None:
    program = "import sys, analysis.pipeline, analysis.aggregates, analysis.tracked\n"
    program += "sys.exit(bool({'scipy', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
