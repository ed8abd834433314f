"""Fill an empty database for the benchmark and print the codes of the cards, one a line.

An invented support service, its survey of nine items, people with cards, and accounts.
"""

import asyncio
import os
import sys
from datetime import datetime

from benchmarks.servers import ROOT
from forums.forum import ForumKind
from forums.store import add_forum
from involvement import audit, database
from involvement.participant import MOST_AT_ONCE
from involvement.passwords import hash_password
from involvement.roles import COMMAND, Grant, Role
from involvement.secrecy import Secrecy, secrecy_of
from involvement.settings import read_settings
from involvement.site import utc_now
from involvement.store import accounts, organisations, participants, services
from surveys.importing import read_questionnaire
from surveys.store.questionnaires import PublishedVersion, publish_version
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Unfinished
from surveys.wave import DueWindow

SURVEY, SERVICE, GROUP = "housing", "floating", "steering"
WORKER, MEMBER, PASSWORD = "worker@example.org", "member@example.org", "a long password"


async def seed(now: datetime) -> None:
    """Everything but people."""
    organisation = await organisations.add_organisation(
        COMMAND,
        now,
        slug="riverside",
        name="Riverside Support",
        help_name="Riverside Support",
        help_phone="01632 960 001",
        help_text="Monday to Friday, 9 to 5",
    )
    service = await services.add_service(
        COMMAND,
        now,
        organisation=organisation,
        slug=SERVICE,
        name="Floating support",
        about="",
        provenance="invented",
    )
    await add_forum(
        COMMAND,
        now,
        organisation=organisation,
        slug=GROUP,
        name="Steering group",
        kind=ForumKind.STEERING,
        services=[service],
    )
    await _add_accounts(now, service)
    await _add_survey(now, organisation)


async def _add_accounts(now: datetime, service: int) -> None:
    grants = {
        WORKER: Grant(Role.WORKER, service=service),
        MEMBER: Grant(Role.STEERING_MEMBER, forum=GROUP),
    }
    for email, grant in grants.items():
        await accounts.add_account(
            COMMAND,
            now,
            email=email,
            name="Wren",
            password_hash=hash_password(PASSWORD),
            grants=[grant],
        )


async def _add_survey(now: datetime, organisation: int) -> None:
    first = await _publish(now, organisation, "housing-support")
    second = await _publish(now, organisation, "housing-support-review")
    await add_survey(
        COMMAND,
        now,
        service=SERVICE,
        slug=SURVEY,
        title="Housing support: how is it going?",
        about="We ask at the start and again later.",
        identity_mode=IdentityMode.CODED,
        unfinished=Unfinished.KEPT,
        unfinished_days=30,
        opens_on=now.date(),
        closes_on=None,
        waves=[
            PlannedWave("baseline", first.id, DueWindow(0, 28)),
            PlannedWave("review", second.id, DueWindow(80, 120)),
        ],
    )


async def _publish(now: datetime, organisation: int, name: str) -> PublishedVersion:
    file = ROOT / "examples" / "questionnaires" / f"{name}.toml"
    content = read_questionnaire(file.read_text("utf-8"), str(file))
    return await publish_version(COMMAND, now, organisation=organisation, content=content)


async def add_people(secrecy: Secrecy, now: datetime, number: int) -> list[str]:
    """That many people who joined at `now`; the codes of their cards."""
    codes: list[str] = []
    while len(codes) < number:
        cards = await participants.add_participants(
            COMMAND,
            now,
            secrecy,
            service=SERVICE,
            batch_key=f"{now:%Y%m%d}-{len(codes)}",
            references=[None] * min(MOST_AT_ONCE, number - len(codes)),
            joined_on=now.date(),
        )
        codes += [card.code for card in cards]
    return codes


def main(number: int) -> None:
    """Migrate and seed the database of the environment."""
    secrecy = secrecy_of(read_settings(os.environ))
    audit.seal_with(secrecy)

    async def work() -> list[str]:
        await database.open_database()
        try:
            await database.migrate()
            await seed(utc_now())
            return await add_people(secrecy, utc_now(), number)
        finally:
            await database.close_database()

    print(*asyncio.run(work()), sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
