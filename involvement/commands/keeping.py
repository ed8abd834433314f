"""Keeping the database: checking, backing up, restoring and moving it."""

from pathlib import Path

import click

from involvement import audit, database
from involvement.backing_up import back_up, restore
from involvement.backup import NotCopied, media_path
from involvement.checking import Checked, check_database
from involvement.commands.running import run_or_exit, settings_or_exit
from involvement.moving import move
from involvement.secrecy import secrecy_of
from involvement.settings import Settings
from involvement.site import utc_now
from involvement.speech import Voice

KEPT_APART = (
    "The secret key and the keys of sealed texts are not in it: keep copies of them in another "
    "place. Without them no card works and nothing sealed can be read."
)
a_file = click.Path(path_type=Path)


@click.command("check")
def check_command() -> None:
    """Look whether the database is whole, and count what is in it."""
    settings = settings_or_exit()
    checked = run_or_exit(lambda: _check(settings))
    click.echo(Voice(settings.speak).told)
    tell(checked)


@click.command("backup")
@click.argument("target", type=a_file)
def backup_command(target: Path) -> None:
    """Back the database up into TARGET, a file or a folder, while Heard runs."""
    settings = settings_or_exit()
    url, media = settings.database_url, settings.media_dir
    try:
        backup, manifest = run_or_exit(lambda: back_up(url, target, utc_now(), media))
    except (NotCopied, OSError) as error:
        raise click.ClickException(str(error)) from None
    rows = sum(manifest.census.tables.values())
    click.echo(f"{backup} holds {rows:,} rows of {len(manifest.census.tables)} tables.")
    if manifest.media:
        click.echo(f"{media_path(backup)} holds {manifest.media.files:,} recordings.")
    if manifest.tried_out:
        click.echo("It was restored into an empty place and counted there: nothing is missing.")
    else:
        click.echo("It was not tried out: this account may not make a database to restore it into.")
    click.echo(KEPT_APART)


@click.command("restore")
@click.argument("backup", type=a_file)
def restore_command(backup: Path) -> None:
    """Put BACKUP into the empty place that the settings name, and check it."""
    settings = settings_or_exit()
    try:
        manifest, back = run_or_exit(
            lambda: restore(backup, settings.database_url, settings.media_dir)
        )
    except (NotCopied, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Restored, as it was at {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC.")
    if manifest.media:
        click.echo(f"{back:,} of {manifest.media.files:,} recordings were put back.")
    tell(run_or_exit(lambda: _check(settings, migrate=True)))


@click.command("move")
@click.argument("target_url")
def move_command(target_url: str) -> None:
    """Copy everything into the empty database at TARGET_URL, of either kind."""
    source_url = settings_or_exit().database_url
    try:
        database.engine_for(target_url)
        census = run_or_exit(lambda: move(source_url, target_url))
    except (NotCopied, OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    rows = sum(census.tables.values())
    click.echo(
        f"{rows:,} rows of {len(census.tables)} tables are there, and nothing was changed here."
    )
    click.echo(
        "Put that address into HEARD_DATABASE_URL, keep the secret key, and run heard check."
    )


async def _check(settings: Settings, *, migrate: bool = False) -> Checked:
    audit.seal_with(secrecy_of(settings))
    await database.open_database()
    try:
        if migrate:
            await database.migrate()
        return await check_database(settings)
    finally:
        await database.close_database()


def tell(checked: Checked) -> None:
    """Print what was found. Raises ClickException where anything is wrong."""
    width = max(map(len, checked.census.tables), default=0)
    for table, count in checked.census.tables.items():
        click.echo(f"{table:<{width}}  {count:>9,}")
    end = f"number {checked.census.last_number}, marked {checked.census.last_mark}"
    click.echo(f"The audit ends with {end}." if checked.census.last_mark else "The audit is empty.")
    for fault in checked.faults:
        click.echo(fault, err=True)
    if checked.faults:
        raise click.ClickException("This database is not well.")
    click.echo("Everything is well.")
