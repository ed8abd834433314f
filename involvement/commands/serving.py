"""Serving the pages, and bringing the database up to date."""

import gc

import click

from involvement import database
from involvement.commands.running import settings_or_exit, with_database


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
def serve(host: str) -> None:
    """Serve the pages at HEARD_PORT."""
    import uvicorn  # only this command needs a server

    settings = settings_or_exit()
    # What is loaded by now stays: the collector need not look at it again with every few requests.
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    click.echo(f"Heard is at {settings.base_url} (Ctrl+C stops it)")
    uvicorn.run(
        "app:make_app",
        factory=True,
        host=host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        access_log=False,  # codes stand in addresses of /join: no log of addresses is ever kept
        log_level="warning",
        server_header=False,
        proxy_headers=False,
    )


@click.command()
def migrate() -> None:
    """Bring the database to the tables of this version."""
    with_database(database.migrate)
    click.echo("The database has the tables of this version.")
