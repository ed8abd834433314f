"""The commands that guides show do what the guides say, in the order in which they stand."""

import asyncio
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import commands
from involvement import database as heard_database
from involvement.retention import DataClass
from involvement.roles import COMMAND
from involvement.site import utc_now
from involvement.store.retention import change_rules
from surveys.importing import read_questionnaire
from tests import world
from tests.conftest import migrate
from tests.databases import Databases
from tests.rules import sources
from tests.world import START

GUIDES = sources.ROOT / "docs"
SHELL = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"^```toml (\S+\.toml)\n(.*?)^```", re.DOTALL | re.MULTILINE)
PASSWORD = "a long enough password\n"


def commands_of(page: str) -> list[str]:
    """The `heard` commands of a page, without the program's name, in their order."""
    text = (GUIDES / page).read_text("utf-8")
    lines = [line for block in SHELL.findall(text) for line in block.splitlines()]
    program = ".venv/bin/heard "
    return [line.removeprefix(program) for line in lines if line.startswith(program)]


def write_files(page: str, folder: Path) -> None:
    """Write the files that a page asks its reader to write."""
    for name, text in FILE.findall((GUIDES / page).read_text("utf-8")):
        (folder / name).write_text(text, "utf-8")


def run(line: str) -> str:
    """Run a command as a reader would type it; what it says."""
    result = CliRunner().invoke(commands, shlex.split(line), input=PASSWORD * 2)
    assert result.exit_code == 0, f"heard {line}\n{result.output}{result.exception!r}"
    return result.output


@pytest.fixture
def installed(databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty, migrated database, and a folder to work in."""
    asyncio.run(databases.fresh(migrate))
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def in_database(work: Awaitable[object]) -> None:
    """Await work on the open database."""
    await heard_database.open_database()
    try:
        await work
    finally:
        await heard_database.close_database()


def test_heard_can_be_set_up_as_the_guide_says(installed: Path) -> None:
    said = [run(line) for line in commands_of("how-to/run-for-real.md")]
    assert len(said) >= 8
    assert (
        "ada@my-charity.example can sign in now, at http://heard.test/sign-in.\n"
        "The first sign-in asks for a second factor, with an app on a phone. Then the page "
        "Overview lists what the organisation needs next.\n"
    ) in "".join(said)
    assert "sam@my-charity.example  Sam Idris  steering-group-member" in "".join(said)
    links = re.findall(
        r"^http://heard\.test/(invitation|reset)/[\w-]{43}$", "".join(said), re.MULTILINE
    )
    assert links == ["invitation", "invitation", "reset"]
    assert "wren@my-charity.example  Wren Okafor  ended" in run("account list")


def test_a_key_is_changed_as_the_guide_says(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARD_DATA_DIR", str(installed))
    monkeypatch.delenv("HEARD_SEAL_KEYS")
    monkeypatch.setattr("involvement.commands.sealing.SETTLE_SECONDS", 0.0)
    first, second = [run(line) for line in commands_of("how-to/rotate-keys.md")]
    assert "No longer needed: " in first
    assert "Taken out of the file, since nothing needs them: " in second


def test_a_questionnaire_is_written_and_changed_as_the_guide_says(installed: Path) -> None:
    page = "how-to/write-a-questionnaire.md"
    write_files(page, installed)
    run('organisation add my-charity --name "My Charity"')
    *published, exported = [run(line) for line in commands_of(page)]
    assert published == [
        "views is published as version 1.\n",
        "views is published as version 2.\n",
    ]
    written = read_questionnaire((installed / "views.toml").read_text("utf-8"), "views.toml")
    assert read_questionnaire(exported, "exported") == written


def test_the_tutorial_brings_in_its_questions(installed: Path) -> None:
    page = "tutorial/first-survey.md"
    write_files(page, installed)
    run("organisation add riverside --name Riverside")
    assert [run(line) for line in commands_of(page)] == ["first is published as version 1.\n"]


async def answered_twice() -> None:
    """The usual survey, answered by one person both times."""
    town = await world.riverside()
    (code,) = await world.cards()
    for wave, version in enumerate((town.first, town.later)):
        answers = {"knows_help": wave}
        await world.response(
            survey=town.survey, version=version, answers=answers, code=code, wave=wave
        )


def test_a_release_is_made_as_the_guide_says(installed: Path) -> None:
    asyncio.run(in_database(answered_twice()))
    (line,) = commands_of("how-to/make-a-release.md")
    assert run(line.replace("my-survey", "housing")) == "Release 1 of housing is made.\n"


def test_a_spreadsheet_is_analysed_as_the_guide_says(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "how-to/analyse-a-spreadsheet.md"
    monkeypatch.chdir(sources.ROOT)
    text, data = [run(line) for line in commands_of(page)]
    told = (GUIDES / page).read_text("utf-8")
    (shown,) = re.findall(r"^```text\n(.*?)^```", told, re.DOTALL | re.MULTILINE)
    assert shown in text
    assert json.loads(data)["audience"] == "public"
    (beginning,) = re.findall(r"^```csv\n(.*?)^```", told, re.DOTALL | re.MULTILINE)
    example = sources.ROOT / "examples" / "spreadsheets" / "invented-answers.csv"
    assert example.read_text("utf-8").startswith(beginning)
    assert set(re.findall(r"`(--[a-z-]+)", told)) == {
        option for each in commands.commands["analyse"].params for option in each.opts
    } - {"file"}


async def answered_long_ago() -> None:
    """A survey that closed with one answer, and a rule by which that is too old."""
    day = utc_now().date() - timedelta(days=400)
    survey = await world.one_survey(content="every-kind", slug="old", opens_on=day, closes_on=day)
    version = await world.version(organisation=1, content="every-kind")
    await world.response(survey=survey, version=version, answers={"lonely": 1})
    await change_rules(COMMAND, START, "riverside", {DataClass.RESPONSES: 1})


def test_what_is_too_old_goes_as_the_guide_says(installed: Path) -> None:
    asyncio.run(in_database(answered_long_ago()))
    look, remove = commands_of("how-to/retention.md")
    what = (
        "riverside, survey old: Answers: 1. "
        "Kept for 1 day. Counted from the last day of their survey.\n"
    )
    assert run(look) == f"{what}This was a dry run: nothing was removed.\n"
    assert run(remove) == what
    assert run(remove) == "Nothing was too old.\n"


def test_the_backup_of_the_guide_can_be_made_and_restored_as_it_says(
    installed: Path, databases: Databases
) -> None:
    if databases.kind == "postgres":
        pytest.skip("the guide restores into a file; tests/journeys restore on both")
    asyncio.run(in_database(answered_twice()))
    data, backups, other = (installed / name for name in ("data", "backups", "other"))
    for folder in (data, backups, other):
        folder.mkdir()
    for name in ("secret-key", "seal-keys"):
        (data / name).write_text("a key")
    (installed / ".venv").symlink_to(Path(sys.executable).parent.parent)
    moved = {
        "/var/lib/heard": str(data),
        "/var/backups/heard": str(backups),
        "/somewhere/else": str(other),
        "/var/tmp": str(installed),
    }
    text = (GUIDES / "how-to" / "back-up-and-restore.md").read_text("utf-8")
    script = "\n".join(SHELL.findall(text))
    for named, really in moved.items():
        assert named in script
        script = script.replace(named, really)
    done = subprocess.run(
        ["bash", "-euc", script], cwd=installed, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "counted there: nothing is missing" in done.stdout
    assert done.stdout.rstrip().endswith("Everything is well.")
    assert {path.name for path in other.iterdir()} == {"secret-key", "seal-keys"}
    assert not (installed / "drill").exists()
    assert len(list(backups.iterdir())) == 2
