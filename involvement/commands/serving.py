"""Serving the pages, and bringing the database up to date."""

import gc
from typing import Any

import click

from involvement import database
from involvement.commands.running import settings_or_exit, with_database
from involvement.log import log_to_stderr
from involvement.settings import Settings
from involvement.store.migrations import list_missing_migrations


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
def serve(host: str) -> None:
    """Serve the pages at HEARD_PORT."""
    import uvicorn  # only this command needs a server

    settings = settings_or_exit()
    # What is in the way is said before there is a server. One without tables serves and says that
    # it is not ready, but cannot load the example.
    with_database(_check_tables if settings.example else _nothing)
    log_to_stderr(settings.log)
    # What is loaded by now stays: the collector need not look at it again with every few requests.
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    if settings.log == "text":
        click.echo(f"Heard is at {settings.base_url} (Ctrl+C stops it)")
    uvicorn.run("app:make_app", host=host, port=settings.port, **server_options(settings))


def server_options(settings: Settings) -> dict[str, Any]:
    """How uvicorn serves: in one process, without its log, believing our own proxies only."""
    return {
        "factory": True,
        "loop": "uvloop",
        "http": "httptools",
        "access_log": False,  # codes stand in addresses of /join: no log of addresses is ever kept
        "log_config": None,
        "log_level": "warning",
        "server_header": False,
        # Then the last address that none of them has is the visitor's: what stands before it in
        # X-Forwarded-For was written by whoever sent it.
        "proxy_headers": bool(settings.proxies),
        "forwarded_allow_ips": list(settings.proxies),
    }


async def _nothing() -> None:
    """Opening the database was all."""


async def _check_tables() -> None:
    if await list_missing_migrations():
        raise click.ClickException("The database is not up to date: run heard migrate.")


@click.command()
def migrate() -> None:
    """Bring the database to the tables of this version."""
    try:
        with_database(database.migrate)
    except database.MigrationFailed as failed:
        raise click.ClickException(
            "The database could not be brought to this version. It is as it was, and the version "
            f"before still runs on it. What stood in the way: {' '.join(str(failed).split())}"
        ) from None
    click.echo("The database has the tables of this version.")
