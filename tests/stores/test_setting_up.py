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


@pytest.mark.usefixtures("installed")
def test_an_account_gets_a_role_where_it_means_something_and_the_last_administrator_stays() -> None:
    assert run("organisation add mine --name Mine")[0] == 0
    ada, role = "ada@mine.test", "--name Ada --role administrator --organisation mine"
    worker = "account invite x@mine.test --name X --role worker"
    assert run(f"account invite {ada} {role}")[1].startswith("http://heard.test/invitation/")
    for line, sentence in {
        f"account invite {ada} {role}": "ada@mine.test has an account already.",
        "account invite x@mine.test --name X --role chair --forum group": (
            "This role needs a scope: --forum and --organisation."
        ),
        worker: ("This role needs a scope: --service or --organisation."),
        f"{worker} --organisation none": ("There is no such organisation or support service."),
        f"{worker} --organisation mine --until 2001-01-01": (
            "The last day of this role is over before it begins."
        ),
        f"account end {ada}": "This is the last administrator. Make another one first.",
        "account end nobody@mine.test": "No account in force has the address nobody@mine.test.",
        "account reset nobody@mine.test": "No account in force has the address nobody@mine.test.",
    }.items():
        code, said = run(line)
        assert code != 0
        assert sentence in said
    assert run("account list") == (0, "ada@mine.test  Ada  administrator\n")
    assert run("organisation add other --name Other")[0] == 0
    assert run("account invite bo@other.test --name Bo --role administrator --organisation other")
    both = "ada@mine.test  Ada  administrator\nbo@other.test  Bo  administrator\n"
    assert run("account list") == (0, both)
    assert run("account list --organisation other") == (0, both.splitlines(keepends=True)[1])
    assert run("account list --organisation none")[1] == "Error: There is no organisation none.\n"
    for idle in ("translator", "language-reviewer", "community-reader", "duty-reader"):
        code, said = run(f"account invite no@mine.test --name No --role {idle} --organisation mine")
        assert code != 0
        assert f"'{idle}' is not one of" in said
