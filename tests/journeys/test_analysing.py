"""Somebody has answers in a spreadsheet, and nothing of Heard but the program."""

import json
import subprocess
from pathlib import Path

from tests.command_line import HEARD, free_of_settings
from tests.rules import sources

EXAMPLE = sources.ROOT / "examples" / "spreadsheets" / "invented-answers.csv"


def heard(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, without any setting of ours."""
    return subprocess.run(
        [HEARD, *words],
        cwd=folder,
        env=free_of_settings(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_works_in_an_empty_folder_without_settings_and_leaves_it_empty(tmp_path: Path) -> None:
    done = heard(tmp_path, "analyse", str(EXAMPLE), "--scale", "1-5", "--scale", "knows=0-2")
    assert (done.returncode, done.stderr) == (0, "")
    assert "28 gave a better answer, 6 the same and 2 a worse one" in " ".join(done.stdout.split())
    data = heard(tmp_path, "analyse", str(EXAMPLE), "--json")
    assert [item["up"] for item in json.loads(data.stdout)["items"]] == [28, 20, 4]
    assert list(tmp_path.iterdir()) == []


def test_all_bad_lines_are_named_at_once_and_the_rest_can_be_used_without_them(
    tmp_path: Path,
) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(EXAMPLE.read_bytes() + b"x,start,home,sunny,\nx,review,home,3\n")
    last = len(file.read_bytes().splitlines())
    done = heard(tmp_path, "analyse", "answers.csv")
    assert (done.returncode, done.stdout) == (1, "")
    named = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in named[:2]] == [
        f"answers.csv, line {last - 1}",
        f"answers.csv, line {last}",
    ]
    assert "Nothing was computed." in named[2]
    without = heard(tmp_path, "analyse", "answers.csv", "--skip-bad")
    assert without.returncode == 0
    assert "Lines left out: 2." in without.stderr
    assert "28 gave a better answer" in " ".join(without.stdout.split())


def test_what_may_be_a_small_number_is_not_part_of_the_result(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(EXAMPLE.read_bytes() + b"invented-01,review,home,1,\n")
    done = heard(tmp_path, "analyse", "answers.csv")
    assert "Lines that repeat an answer: 1." in done.stderr
    assert "repeat" not in done.stdout


def test_what_is_no_table_of_answers_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for content in (b"", b"\xff\xfep\x00a\x00", b"name,age\nx,4\n", bytes(range(256))):
        (tmp_path / "answers.csv").write_bytes(content)
        done = heard(tmp_path, "analyse", "answers.csv")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("Error: ")
        assert done.stderr.count("\n") == 1
