"""A questionnaire of a hundred items, and what everybody answers to it.

The first item asks for the person's number, so that in the end it can be told whose answers are
whose; the others have five options. As a program this fills an empty database.
"""

import asyncio
import os
from collections.abc import AsyncIterator

from benchmarks.seeding import SERVICE, seed
from involvement import audit, database
from involvement.roles import COMMAND
from involvement.secrecy import secrecy_of
from involvement.settings import read_settings
from involvement.site import utc_now
from involvement.snapshot import Snapshot
from involvement.store.organisations import find_organisation
from surveys.importing import read_questionnaire
from surveys.store.questionnaires import publish_version
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Unfinished
from surveys.wave import DueWindow

SURVEY = "hundred"
ADDRESS = f"/s/{SURVEY}"
ITEMS = 100
OPTIONS = 5
KEYS = tuple(f"item_{number}" for number in range(ITEMS))
HEAD = """key = "hundred"
title = "A hundred questions"
about = "Invented, for the benchmark."
language = "en"
invented = true
source = "Invented for the benchmark of Heard."
"""
NUMBER = """
[[item]]
key = "item_0"
kind = "short_text"
text = "Which number are you?"
"""
CHOICE = """
[[item]]
key = "{key}"
kind = "choice"
text = "Question {key}?"
options = ["One", "Two", "Three", "Four", "Five"]
"""
STORED = """
SELECT r.id, r.status, i.position, a.position, a.code, a.text
FROM svy_response r JOIN svy_survey s ON s.id = r.survey
LEFT JOIN svy_answer a ON a.response = r.id LEFT JOIN svy_item i ON i.id = a.item
WHERE s.slug = 'hundred' ORDER BY r.id, i.position, a.position
"""

Row = tuple[int, str, int, int, int | None, str | None]


def answer_of(person: int, item: int) -> str:
    """What somebody answers to an item: their number, or one of five codes that differ from person
    to person."""
    return str(person) if item == 0 else str((person * 7 + item * 3 + person // 5) % OPTIONS)


async def fill() -> None:
    """Migrate and seed the database of the environment."""
    audit.seal_with(secrecy_of(read_settings(os.environ)))
    await database.open_database()
    try:
        await database.migrate()
        await seed(utc_now())
        await _add_survey()
    finally:
        await database.close_database()


async def _add_survey() -> None:
    now = utc_now()
    owner = await find_organisation("riverside")
    assert owner is not None
    text = HEAD + NUMBER + "".join(CHOICE.format(key=key) for key in KEYS[1:])
    content = read_questionnaire(text, "hundred")
    version = await publish_version(COMMAND, now, organisation=owner.id, content=content)
    await add_survey(
        COMMAND,
        now,
        service=SERVICE,
        slug=SURVEY,
        title="A hundred questions",
        about="",
        identity_mode=IdentityMode.ANONYMOUS,
        unfinished=Unfinished.KEPT,
        unfinished_days=30,
        opens_on=now.date(),
        closes_on=None,
        waves=[PlannedWave("baseline", version.id, DueWindow(0, 28))],
    )


async def list_faults(taken: Snapshot, people: int) -> list[str]:
    """What of the answers of so many people is lost, torn or double; a sentence each."""
    faults: list[str] = []
    seen: set[int] = set()
    async for rows in _responses(taken):
        response, status, answered = rows[0][0], rows[0][1], rows[0][2] is not None
        person = int(rows[0][5] or -1) if answered else -1
        expected = [answer_of(person, item) for item in range(ITEMS)]
        given = [text if item == 0 else str(code) for _, _, item, _, code, text in rows]
        if status != "finished":
            faults.append(f"Response {response} is {status}.")
        if person in seen:
            faults.append(f"Person {person} is there twice.")
        if given != expected:
            faults.append(f"Response {response} holds {len(rows)} answers, or other ones.")
        seen.add(person)
    missing = set(range(people)) - seen
    return faults + [f"Person {person} is not there." for person in sorted(missing)]


async def _responses(taken: Snapshot) -> AsyncIterator[list[Row]]:
    """The rows of one response after another."""
    rows: list[Row] = []
    async for batch in taken.rows(STORED):
        for row in batch:
            if rows and rows[0][0] != row[0]:
                yield rows
                rows = []
            rows.append(tuple(row))
    if rows:
        yield rows


if __name__ == "__main__":
    asyncio.run(fill())
