"""The command that checks easy read: it needs a database only for an organisation's own words."""

from collections.abc import Iterator
from pathlib import Path

import click
from babel import Locale

from easy_read.advice import GAPS, LEVELS, advice_of
from easy_read.checking import check
from easy_read.document import Document
from easy_read.finding import Finding, Level
from easy_read.glossary import Glossary
from easy_read.store.glossary import get_glossary
from easy_read.text_file import read_text_file
from involvement.commands.running import with_database
from involvement.store.organisations import find_organisation
from surveys.easy_document import KIND, easy_document
from surveys.importing import QuestionnaireMistakes, read_questionnaire
from translations.language import gettext as _


@click.group("easy-read")
def easy_read() -> None:
    """Look at what is written in easy read."""


@easy_read.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", default="en", show_default=True, help="Language of a text, by its tag.")
@click.option("--pictures", is_flag=True, help="Look at the pictures of a text in Markdown too.")
@click.option("--organisation", help="Slug of an organisation whose own hard words count too.")
def check_command(file: Path, language: str, organisation: str | None, *, pictures: bool) -> None:
    """Tell what in FILE is hard to read: plain text, Markdown, or a questionnaire (.toml)."""
    try:
        document, places = _read(file, language)
    except UnicodeDecodeError:
        raise click.ClickException(f"{file} is not text in UTF-8.") from None
    except QuestionnaireMistakes as found:
        for mistake in found.mistakes:
            click.echo(f"{file}, line {mistake.line}, {mistake.key}: {mistake.sentence}", err=True)
        raise click.ClickException("Nothing was checked.") from None
    glossary = _glossary(organisation, document.language) if organisation else None
    report = check(document, glossary, pictures=pictures or document.kind == KIND)
    for finding in report.findings:
        click.echo("\n".join(_told(document, places, finding)))
    for gap in report.gaps:
        click.echo(_(GAPS[gap]))
    must, look = (len(report.of_level(level)) for level in (Level.MUST_FIX, Level.LOOK_AGAIN))
    click.echo(f"{must} to fix, {look} to look at again. Please let people check it too.")


def _read(file: Path, language: str) -> tuple[Document, tuple[str, ...]]:
    """The document in a file, and the name of each of its lines."""
    text = file.read_text("utf-8")
    if file.suffix.lower() == ".toml":
        document, items = easy_document(read_questionnaire(text, str(file)))
        return document, tuple(
            f"{file}, easy-read line {at} ({item})" for at, item in enumerate(items, 1)
        )
    try:
        Locale.parse(language, sep="-")
    except ValueError:
        raise click.ClickException(f"{language} is not the tag of a language.") from None
    document = read_text_file(text, file.name, language)
    return document, tuple(f"{file}, line {at + 1}" for at in range(len(document.lines)))


def _glossary(organisation: str, language: str) -> Glossary:
    """The hard words of an organisation and ours."""

    async def get() -> Glossary:
        owner = await find_organisation(organisation)
        if owner is None:
            raise click.ClickException(f"There is no organisation {organisation}.")
        return await get_glossary(owner.id, language)

    return with_database(get)


def _told(document: Document, places: tuple[str, ...], finding: Finding) -> Iterator[str]:
    """A finding in three lines: where and which rule, the words, the advice."""
    place = finding.place
    level = _(LEVELS[finding.level])
    characters = f"characters {place.start + 1} to {place.end}"
    yield f"{places[place.line]}, {characters}: {level} ({finding.rule})"
    yield f"    {document.lines[place.line].text[place.start : place.end]}"
    yield f"    {advice_of(finding)}"


COMMANDS = (easy_read,)
