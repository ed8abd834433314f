"""Docs cannot drift: every link leads somewhere, every command that they name exists."""

import importlib
import re
from pathlib import Path

import click
import pytest

from tests.rules import sources

PAGES = [*sources.files("docs/**/*.md"), *sources.files("*.md")]
FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)|<img[^>]+src=\"([^\"]+)\"")
CODE = re.compile(r"```[^\n]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
COMMAND = re.compile(r"^\s*\$?\s*(?:\.venv/bin/)?heard((?: [a-z][a-z-]*)+)", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """Return the anchors that the headings of a page get on GitHub."""
    heads = re.findall(r"^#+ (.+?) *#*$", FENCE.sub("", text), re.MULTILINE)
    words = (re.sub(r"[^\w\- ]", "", head.lower()) for head in heads)
    return {each.replace(" ", "-") for each in words}


def broken_links(path: Path) -> list[str]:
    """Return the links of the page that lead nowhere: to no file of ours, or to no heading."""
    broken = []
    for found in LINK.finditer(FENCE.sub("", path.read_text("utf-8"))):
        link = found.group(1) or found.group(2)
        if re.match(r"[a-z]+:", link):
            continue  # an address on the web: not looked at, so that tests need no network
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        if not target.exists():
            broken.append(f"{link}: no such file")
        elif anchor and target.suffix == ".md" and anchor not in anchors(target.read_text("utf-8")):
            broken.append(f"{link}: no such heading")
    return broken


def commands_named(text: str) -> list[list[str]]:
    """Return the words after `heard` of every command in the code of a page: `account add`."""
    code = ("".join(found.groups(default="")) for found in CODE.finditer(text))
    return [found.group(1).split() for each in code for found in COMMAND.finditer(each)]


def unknown_commands(text: str, commands: click.Command) -> list[str]:
    """Return the commands that the page names and `commands` does not have."""
    unknown = []
    for words in commands_named(text):
        command: click.Command | None = commands
        for word in words:
            if isinstance(command, click.Group):
                command = command.get_command(click.Context(command), word)
        if command is None:
            unknown.append(" ".join(["heard", *words]))
    return unknown


@sources.each(PAGES)
def test_every_link_leads_somewhere(path: Path) -> None:
    assert broken_links(path) == []


@sources.each(PAGES)
def test_every_command_that_docs_name_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    if not commands_named(text):
        return
    assert unknown_commands(text, importlib.import_module("app").commands) == []


@pytest.mark.parametrize("link", ["gone.md", "#gone", "there.md#gone", "pictures/gone.png"])
def test_a_broken_link_is_found(tmp_path: Path, link: str) -> None:
    (tmp_path / "there.md").write_text("# The `first` page: here\n", "utf-8")
    page = tmp_path / "page.md"
    page.write_text(f"# Page\n[a]({link}) [b](there.md#the-first-page-here) [c](#page)", "utf-8")
    assert [each.partition(":")[0] for each in broken_links(page)] == [link]


def test_a_command_that_does_not_exist_is_found() -> None:
    account = click.Group("account", {"add": click.Command("add")})
    commands = click.Group("heard", {"account": account, "serve": click.Command("serve")})
    text = (
        "Heard does. `heard serve`, `heard account add NAME`, `heard account lose`\n"
        "```sh\n$ heard dance --now\nheard serve fast\n```"
    )
    assert unknown_commands(text, commands) == ["heard account lose", "heard dance"]
