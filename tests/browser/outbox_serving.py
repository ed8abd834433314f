"""A process of its own that serves a Heard with one tablet: `python -m tests.browser.outbox_serving
FOLDER PORT`. It fills the database of the settings when there is none in the folder, and writes the
cookie of the tablet to the file `token`. It may be killed at any time and started again.
"""

import asyncio
import os
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import uvicorn

from app import make_app
from examples.riverside import QUESTIONNAIRES
from involvement import audit, database
from involvement.passwords import hash_password
from involvement.roles import COMMAND
from involvement.secrecy import secrecy_of
from involvement.settings import read_settings
from involvement.site import Site, utc_now
from involvement.store import organisations, services
from surveys.device import Setup
from surveys.importing import read_questionnaire
from surveys.store import devices
from surveys.store.kiosks import enrol
from surveys.store.questionnaires import publish_version
from surveys.store.surveys import list_surveys
from tests.browser.seeded_organisation import add_open_survey

TOKEN = "token"  # the name of a file
DEVICE = "01234567-89ab-4def-8123-456789abcdef"
SLUG = "everything"
PIN = "2468"


async def _fill(site: Site) -> str:
    """A survey of every kind of question, open to everybody, and a tablet for it; its cookie."""
    await database.open_database()
    try:
        await database.migrate()
        return await _add(site)
    finally:
        await database.close_database()


async def _add(site: Site) -> str:
    owner = await organisations.add_organisation(
        COMMAND,
        site.now(),
        slug="riverside",
        name="Riverside Support",
        help_name="Riverside",
        help_phone="01632 960 001",
        help_text="Monday to Friday, 9 to 5",
    )
    await services.add_service(
        COMMAND,
        site.now(),
        organisation=owner,
        slug="day-centre",
        name="Day centre",
        about="",
        provenance="Invented",
    )
    file = QUESTIONNAIRES / "every-kind.toml"
    content = read_questionnaire(file.read_text("utf-8"), file.name)
    version = await publish_version(COMMAND, site.now(), organisation=owner, content=content)
    await add_open_survey(site, SLUG, version, None, service="day-centre")
    surveys = await list_surveys(COMMAND)
    setup = Setup("Waiting room", frozenset(each.id for each in surveys), ("en", "ar-XB"), 300, 120)
    await devices.add_device(
        COMMAND,
        site.now(),
        key=UUID(DEVICE),
        setup=setup,
        surveys=surveys,
        pin_hash=hash_password(PIN),
    )
    code = await devices.make_code(COMMAND, site.now(), site.secrecy, UUID(DEVICE))
    token = await enrol(site.secrecy, site.now(), "".join(code.groups))
    assert token
    return token


def _serve(folder: Path, port: int) -> None:
    settings = replace(read_settings(os.environ), base_url=f"http://127.0.0.1:{port}")
    site = Site(settings, secrecy_of(settings), utc_now)
    audit.seal_with(site.secrecy)
    if not (folder / TOKEN).exists():
        (folder / TOKEN).write_text(asyncio.run(_fill(site)))
    uvicorn.run(
        make_app(settings),
        port=port,
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), int(sys.argv[2]))
