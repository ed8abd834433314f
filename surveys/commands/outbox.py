"""Commands about what tablets could not send themselves."""

from collections import Counter
from datetime import datetime, time
from functools import partial
from pathlib import Path

import click
import msgspec

from involvement.commands.running import settings_or_exit, with_database
from involvement.secrecy import secrecy_of
from involvement.site import LOCAL_TIME, Site, utc_now
from surveys.library import Library
from surveys.parcel import Parcel, State
from surveys.store.kiosk_keys import make_key
from surveys.taking_in import NotOurs, take_in

NOON = time(12)


class OutboxFile(msgspec.Struct, frozen=True):
    """What a tablet saves for staff."""

    heard: str
    parcels: tuple[msgspec.Raw, ...]


@click.group()
def outbox() -> None:
    """Take in what tablets saved to a file, and give them a new key."""


@outbox.command("take")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--saved",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which the tablet saved the file; today without it.",
)
def outbox_take(file: Path, saved: datetime | None) -> None:
    """Take in the responses in FILE, which a tablet saved for staff. Taken twice, each counts once.

    When each was answered follows from the day on which the file was saved.
    """
    try:
        read = msgspec.json.decode(file.read_bytes(), type=OutboxFile)
    except msgspec.MsgspecError:
        raise click.ClickException(f"{file} is no file that a tablet of ours saved.") from None
    at = datetime.combine(saved, NOON, LOCAL_TIME) if saved else None
    settings = settings_or_exit()
    site = Site(settings, secrecy_of(settings), utc_now)
    done = with_database(partial(_take, site, read.parcels, at))
    click.echo(f"{done[State.STORED]} responses are stored, {done[State.KEPT_APART]} kept apart.")
    if done[None]:
        raise click.ClickException(
            f"{done[None]} are damaged or not of a tablet of ours. Please keep the file."
        )


@outbox.command("new-key")
def outbox_new_key() -> None:
    """Have tablets seal with a new key. What they sealed with older ones still opens."""
    settings = settings_or_exit()
    key = with_database(partial(make_key, secrecy_of(settings), utc_now()))
    click.echo(f"Tablets seal with key {key.name} from the next time that they are online.")


async def _take(
    site: Site, raw: tuple[msgspec.Raw, ...], at: datetime | None
) -> Counter[State | None]:
    """What became of each; None for those of which nothing is kept."""
    library, done = Library(site.settings.media_dir), Counter[State | None]()
    for each in raw:
        try:
            parcel = msgspec.json.decode(each, type=Parcel)
            state = await take_in(site, library, parcel, sent_at=at)
        except (ValueError, NotOurs):  # msgspec's own error is a ValueError too
            state = None
        done[state] += 1
    return done


COMMANDS = (outbox,)
