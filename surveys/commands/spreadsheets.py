"""The command that analyses a spreadsheet file: it needs no database and no settings."""

from pathlib import Path

import click

from surveys.analysing import Analysis, Asked, BadLines, Notes, analyse
from surveys.releasing import AUDIENCES, THRESHOLD, read_audience
from surveys.spreadsheets.data import write_json
from surveys.spreadsheets.scales import CannotAnalyse, read_scales
from surveys.spreadsheets.sheet import Fault
from surveys.spreadsheets.text import write_text


@click.command("analyse")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--waves", help="The two waves to compare, such as start,review.")
@click.option("--scale", "ends", multiple=True, help="Ends of a scale: 1-5, or home=0-10.")
@click.option("--best", multiple=True, help="The better end: high, low, or pain=low.")
@click.option("--right", multiple=True, help="Right answers of an item: locks=2, or locks=2,3.")
@click.option("--groups", help="The columns that are groups, such as age,site.")
@click.option("--audience", type=click.Choice(AUDIENCES), default="steering", show_default=True)
@click.option(
    "--threshold", type=click.IntRange(5, 20), default=THRESHOLD, help="5 to 20; 5 if left out."
)
@click.option("--skip-bad", is_flag=True, help="Leave out lines that cannot be used.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of sentences.")
def analyse_command(
    file: Path,
    waves: str | None,
    ends: tuple[str, ...],
    best: tuple[str, ...],
    right: tuple[str, ...],
    groups: str | None,
    audience: str,
    threshold: int,
    *,
    skip_bad: bool,
    as_json: bool,
) -> None:
    """Tell what changed in the answers of a spreadsheet FILE, without a database or settings."""
    try:
        found = _analysed(
            file,
            Asked(
                read_audience(audience),
                threshold,
                read_scales(ends, best, right),
                _names(waves) or (),
                _names(groups),
                skip_bad,
            ),
        )
    except CannotAnalyse as reason:
        raise click.ClickException(str(reason)) from None
    _say_notes(file, found.notes)
    click.echo(write_json(found) if as_json else write_text(found), nl=False)


def _analysed(file: Path, asked: Asked) -> Analysis:
    """The file after the gate; ends the command where bad lines forbid it."""
    # Bytes that are not UTF-8 come through, so that the lines with them can be named.
    with file.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        try:
            return analyse(lines, asked)
        except BadLines as bad:
            _name_faults(file, bad.faults)
    raise click.ClickException(
        "Nothing was computed. Mend these lines, or leave them out with --skip-bad."
    )


def _names(words: str | None) -> tuple[str, ...] | None:
    return None if words is None else tuple(filter(None, map(str.strip, words.split(","))))


def _name_faults(file: Path, faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        click.echo(f"{file}, line {fault.line}: {fault.sentence}", err=True)


def _say_notes(file: Path, notes: Notes) -> None:
    """For whoever holds the file: these numbers are not part of the result."""
    _name_faults(file, notes.faults)
    if notes.faults:
        click.echo(f"Lines left out: {len(notes.faults)}.", err=True)
    if notes.repeats:
        click.echo(
            f"Lines that repeat an answer: {notes.repeats}. At the start the first answer"
            " counts, later the last one.",
            err=True,
        )
    if notes.unused_waves:
        click.echo(f"Not compared: {', '.join(notes.unused_waves)}.", err=True)


COMMANDS = (analyse_command,)
