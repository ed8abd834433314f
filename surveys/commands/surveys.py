"""Commands about questionnaires and releases."""

from functools import partial
from pathlib import Path

import click

from involvement.commands.running import with_database
from involvement.retention import COUNTED_FROM, NAMES, period
from involvement.roles import COMMAND
from involvement.site import utc_now
from involvement.store.organisations import find_organisation
from involvement.store.retention import Disposal
from involvement.store.services import NotInScope
from surveys.commands.speaking import say_aloud
from surveys.exporting import write_questionnaire
from surveys.forgetting import forget
from surveys.importing import QuestionnaireMistakes, read_questionnaire
from surveys.release import TooSoon
from surveys.releasing import AUDIENCES, latest_waves, make_release, read_audience
from surveys.speaking import speak
from surveys.store.questionnaires import (
    PublishedVersion,
    VersionMistakes,
    find_version,
    publish_version,
)
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import SurveyMistake
from surveys.tidying import tidy
from surveys.wording import too_soon


@click.group()
def questionnaire() -> None:
    """Bring in questionnaires from files, and write them to files."""


@questionnaire.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--organisation", required=True, help="Slug of the organisation that will use it.")
def questionnaire_import(file: Path, organisation: str) -> None:
    """Publish the questionnaire in FILE as the next version of its key."""
    try:
        content = read_questionnaire(file.read_text(encoding="utf-8"), str(file))
    except UnicodeDecodeError:
        raise click.ClickException(f"{file} is not text in UTF-8.") from None
    except QuestionnaireMistakes as found:
        for mistake in found.mistakes:
            click.echo(f"{file}, line {mistake.line}, {mistake.key}: {mistake.sentence}", err=True)
        raise click.ClickException("Nothing was imported.") from None

    async def publish() -> PublishedVersion:
        owner = await find_organisation(organisation)
        if owner is None:
            raise click.ClickException(f"There is no organisation {organisation}.")
        return await publish_version(COMMAND, utc_now(), organisation=owner.id, content=content)

    try:
        version = with_database(publish)
    except VersionMistakes as found:
        for sentence in found.mistakes:
            click.echo(f"{file}: {sentence}", err=True)
        raise click.ClickException("Nothing was imported.") from None
    click.echo(f"{version.key} is published as version {version.number}.")
    say_aloud(lambda settings: speak(settings, version))


@questionnaire.command("export")
@click.argument("key")
@click.option("--organisation", required=True, help="Slug of the organisation that uses it.")
@click.option("--version", type=int, help="Number of the version; the newest without it.")
def questionnaire_export(key: str, organisation: str, version: int | None) -> None:
    """Print the questionnaire with this KEY as the file that import reads back unchanged."""

    async def find() -> PublishedVersion | None:
        owner = await find_organisation(organisation)
        return await find_version(owner.id, key, version) if owner else None

    found = with_database(find)
    if found is None:
        raise click.ClickException("There is no such version.")
    click.echo(write_questionnaire(found.content), nl=False)


@click.command()
@click.argument("survey")
@click.option("--audience", type=click.Choice(AUDIENCES), default="steering", show_default=True)
@click.option("--young", is_flag=True, help="About people under 18, not about adults.")
def release(survey: str, audience: str, young: bool) -> None:
    """Release what changed in SURVEY between its first and its last wave."""

    async def make() -> int:
        found = await get_survey_in_scope(COMMAND, survey)
        waves = latest_waves(found)
        if waves is None:
            raise click.ClickException("The survey has one wave only: there is nothing to compare.")
        made = await make_release(
            COMMAND,
            utc_now(),
            survey=survey,
            before_wave=waves[0].id,
            after_wave=waves[1].id,
            audience=read_audience(audience),
            young=young,
        )
        return made.number

    try:
        number = with_database(make)
    except NotInScope:
        raise click.ClickException(f"There is no survey {survey}.") from None
    except SurveyMistake as mistake:
        raise click.ClickException(str(mistake)) from None
    except TooSoon as soon:
        raise click.ClickException(too_soon(soon.needed)) from None
    click.echo(f"Release {number} of {survey} is made.")


@click.command("tidy")
def tidy_command() -> None:
    """Give up or erase responses left unfinished for longer than their survey says, and let
    anonymous ones lose their order."""
    count = with_database(partial(tidy, utc_now()))
    click.echo(f"{count} unfinished responses were given up or erased.")


@click.command("retention")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
def retention_command(dry_run: bool) -> None:
    """Remove what was kept for as long as the rules say, from the database but not from copies."""
    done = with_database(partial(forget, utc_now(), dry_run=dry_run))
    for disposal, number in done:
        click.echo(_why(disposal, number))
    if dry_run:
        click.echo("This was a dry run: nothing was removed.")
    elif not done:
        click.echo("Nothing was too old.")


def _why(disposal: Disposal, number: int) -> str:
    survey = f", survey {disposal.survey}" if disposal.survey else ""
    name, since = NAMES[disposal.data_class], COUNTED_FROM[disposal.data_class]
    return (
        f"{disposal.organisation.slug}{survey}: {name}: {number}. "
        f"Kept for {period(disposal.days)}. {since}"
    )


COMMANDS = (questionnaire, release, tidy_command, retention_command)
