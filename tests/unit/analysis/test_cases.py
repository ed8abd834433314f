"""A malformed case is named by its id and key, and stops no other."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.__main__ import main
from analysis.cases.computing import compute

PEOPLE = st.one_of(st.integers(0, 30), st.integers(0, 10**10))
RCI = {"type": "rci", "before": 1, "after": 2, "sd_before": 1, "reliability": 0.5}
MEAN = {"type": "mean_leak", "mean": 3, "n": 2, "decimals": 1}


def error(**case: Any) -> str:
    """Return why a case cannot be computed."""
    return str(compute({"id": "x", **case})["error"])


@pytest.mark.parametrize(
    ("case", "named"),
    [
        ({"type": "paired_table"}, "table: is missing"),
        ({"type": "paired_table", "table": []}, "table: must be a list that is not empty"),
        ({"type": "paired_table", "table": [[1, 2]]}, "table: must have 2 rows, not 1"),
        ({"type": "paired_table", "table": [[1, 2], [3]]}, "table: every row"),
        ({"type": "paired_table", "table": [[1, -2], [3, 4]]}, "table: must be 0 or more, not -2"),
        ({"type": "paired_table", "table": [[1, 2.5], [3, 4]]}, "table: must be a whole number"),
        ({"type": "paired_table", "table": [[1, True], [3, 4]]}, "table: must be a number"),
        ({"type": "paired_table", "table": "none"}, "table: must be a list"),
        ({"type": "paired_raw", "before": [1], "after": [1, 2]}, "after: must be as long"),
        ({"type": "paired_raw", "before": ["a"], "after": [1]}, "before: must be a number"),
        ({"type": "unpaired_table", "table": [[1], [2], [3]]}, "table: must have 2 rows, not 3"),
        ({"type": "proportion", "x": 3, "n": 2}, "x: 3 people cannot be among 2"),
        ({"type": "scale", "items": [[1, 2], [1]]}, "items: every row"),
        (
            {"type": "rci", "before": 1, "after": 2, "sd_before": -1, "reliability": 0.5},
            "sd_before",
        ),
        ({"type": "rci", "before": 1, "after": 2, "sd_before": 1, "reliability": 2}, "reliability"),
        ({"type": "padjust", "p": [1.5]}, "p: must be from 0 to 1"),
        ({"type": "verbal_band", "x": 5, "n": 4}, "x: must be from 0 to 4, not 5"),
        ({"type": "reconstruct_n", "percentages": [1], "max_n": 4, "rounding": "up"}, "rounding"),
        ({"type": "frechet_margins", "before": [5], "after": [4]}, "5 people before and 4 after"),
        ({"type": "frechet_subset", "before": [5], "after": [4], "matched": 5}, "5 people cannot"),
        ({"type": "suppression_attack", "k": 0, "cells": [1], "mask": [1]}, "k: must be 1 or more"),
        ({"type": "suppression_attack", "k": 5, "cells": [1], "mask": [1, 0]}, "mask: must be as"),
        (
            {"type": "mean_leak", "mean": 3, "n": 2, "decimals": 1, "scale": [5, 1]},
            "scale: must be",
        ),
        ({"type": "release_schedule", "k": 5, "snapshots": [3]}, "at: must be an object"),
        ({"type": "percentage_leak", "percent": 5, "n": 10**12, "k": 5}, "n: stands for more than"),
        ({"type": "regression"}, "type: 'regression' is none of"),
        ({"type": 3}, "type: must be a text"),
    ],
)
def test_what_is_wrong_is_named(case: dict[str, Any], named: str) -> None:
    assert named in error(**case)


def test_a_group_that_is_no_part_of_another_is_named() -> None:
    groups = {"outer": {"n": 3, "improved": 1}, "inner": {"n": 5, "improved": 1}}
    assert "inner: cannot be a part of outer" in error(type="nested_groups", k=5, **groups)


def test_totals_that_contradict_the_cells_are_named() -> None:
    case = {"cells": [5, 6], "mask": [1, 0], "published_total": 4, "k": 5}
    assert "do not add up" in error(type="suppression_attack", **case)


def test_bad_cases_stop_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cases.json"
    good = {"id": "good", "type": "percent_format", "x": 15, "n": 24}
    file.write_text(json.dumps([3, {"id": "bad", "type": "xmr"}, good]), encoding="utf-8")
    assert main(["compute", str(file)]) == 1
    printed = capsys.readouterr()
    results = json.loads(printed.out)
    assert results[1] == {"id": "bad", "type": "xmr", "error": "values: is missing"}
    assert results[2]["result"] == {"half_up_integer": 63}
    assert printed.err.splitlines()[1] == "bad: values: is missing"


def test_whole_numbers_may_be_written_with_a_point() -> None:
    assert compute({"id": "x", "type": "percent_format", "x": 15.0, "n": 24})["result"]


def test_nobody_has_no_percentage() -> None:
    assert compute({"id": "x", "type": "percent_format", "x": 0, "n": 0})["result"] == {
        "half_up_integer": None
    }


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 5).flatmap(lambda k: st.lists(PEOPLE, min_size=k * k, max_size=k * k)))
def test_any_square_table_is_computed_into_valid_json(cells: list[int]) -> None:
    levels = round(len(cells) ** 0.5)
    table = [cells[i : i + levels] for i in range(0, len(cells), levels)]
    found = compute({"id": "x", "type": "paired_table", "table": table})
    assert "error" not in found
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 4).flatmap(lambda k: st.lists(PEOPLE, min_size=2 * k, max_size=2 * k)))
def test_any_two_groups_are_computed_into_valid_json(cells: list[int]) -> None:
    half = len(cells) // 2
    found = compute({"id": "x", "type": "unpaired_table", "table": [cells[:half], cells[half:]]})
    assert "error" not in found


def test_the_command_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "analysis"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "usage" in done.stderr
