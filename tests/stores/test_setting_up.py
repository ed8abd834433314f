"""The commands that set up an organisation say plainly what is wrong, and then add nothing."""

import asyncio
import shlex

import pytest
from click.testing import CliRunner

from app import commands
from tests.conftest import migrate
from tests.databases import Databases


@pytest.fixture
def installed(databases: Databases) -> None:
    """An empty, migrated database."""
    asyncio.run(databases.fresh(migrate))


def run(line: str) -> tuple[int, str]:
    """The exit code of a command, and what it says."""
    result = CliRunner().invoke(commands, shlex.split(line))
    return result.exit_code, result.output


@pytest.mark.usefixtures("installed")
def test_what_cannot_be_added_is_named_in_a_sentence() -> None:
    assert run("organisation add mine --name Mine") == (0, "mine is added.\n")
    assert run("service add floating --organisation mine --name Floating")[0] == 0
    for line, sentence in {
        "organisation add mine --name Again": "There is one called mine already.",
        "organisation add 'My own' --name Mine": "Use small letters, digits and dashes only",
        "service add x --organisation none --name X": "There is no organisation none.",
        "service add Floating --organisation mine --name X": "Use small letters, digits",
        "forum add group --organisation none --name Group": "There is no organisation none.",
        "forum add group --organisation mine --name Group --service floating --service none": (
            "There is no support service none."
        ),
    }.items():
        code, said = run(line)
        assert code != 0
        assert sentence in said
    assert run("forum add group --organisation mine --name Group --service floating")[0] == 0
