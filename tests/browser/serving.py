"""A process of its own that serves a seeded Heard: `python -m tests.browser.serving FOLDER`.

It listens at a free port of 127.0.0.1 and writes one line of JSON: its address, the codes of
unused cards, the recovery codes of an administrator, and the cookies of tablets. The file `days`
in the folder says how many days its clock is ahead of ours.
"""

import asyncio
import json
import os
import socket
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import uvicorn

from app import make_app
from involvement import audit, database
from involvement.secrecy import secrecy_of
from involvement.settings import read_settings
from involvement.site import Site, utc_now
from tests.browser.kiosk_seeding import seed_kiosks
from tests.browser.seeding import seed, seed_administrator

DAYS = "days"
ELSEWHERE = "/accessibility"  # in the place of another website, which no test may ask anything of
PRINTED = "http://heard.example.org"  # on cards, so that pictures of them look the same each time


async def _prepare(site: Site) -> dict[str, object]:
    await database.open_database()
    try:
        await database.migrate()
        return {
            "cards": await seed(site),
            "recovery": await seed_administrator(site),
            "kiosks": await seed_kiosks(site),
        }
    finally:
        await database.close_database()


def _serve(folder: Path) -> None:
    def now() -> datetime:
        return utc_now() + timedelta(days=int((folder / DAYS).read_text()))

    listening = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    elsewhere = f"{address}{ELSEWHERE}"
    settings = replace(read_settings(os.environ), base_url=PRINTED, leave_to=elsewhere)
    site = Site(settings, secrecy_of(settings), now)
    audit.seal_with(site.secrecy)
    print(json.dumps({"address": address, **asyncio.run(_prepare(site))}), flush=True)
    config = uvicorn.Config(
        make_app(settings, now),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
