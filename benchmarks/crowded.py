"""Many people who answered eight items twice, and a release made of them.

As a program it migrates and fills an empty database of the environment with so many responses, then
counts and releases, and prints "seconds<tab>name" for each.
"""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from benchmarks.seeding import SERVICE, seed
from involvement import audit, database
from involvement.postgres_engine import PooledPostgresEngine
from involvement.roles import COMMAND
from involvement.secrecy import secrecy_of
from involvement.settings import read_settings
from involvement.site import utc_now
from involvement.store.organisations import find_organisation
from surveys.importing import read_questionnaire
from surveys.releasing import make_release
from surveys.store.group_figures import Asked, count_groups
from surveys.store.questionnaires import PublishedVersion, publish_version
from surveys.store.surveys import PlannedWave, add_survey
from surveys.survey import IdentityMode, Survey, Unfinished
from surveys.tables import Response
from surveys.wave import DueWindow

SURVEY = "eight"
HEAD = """key = "eight"
title = "Eight questions"
about = "Invented, for the benchmark."
language = "en"
invented = true
source = "Invented for the benchmark of Heard."

[[scale]]
key = "five"
direction = "up_is_better"
options = ["One", "Two", "Three", "Four", "Five"]
"""
SCALE = """
[[item]]
key = "item_{number}"
kind = "scale"
scale = "five"
text = "Question {number}?"
"""
EQUALITY = """
[[item]]
key = "group"
kind = "choice"
text = "Which of these describes you?"
options = ["A", "B", "C", "D", "E", "F"]
equality = true
"""
SCALES = 7

# Rows are made by the database itself. One in ten answered in another language, one in nine with
# help; answers depend on the person, the item and the wave alone, so that every run has the same.
PEOPLE = """
INSERT INTO inv_participant
    (key, service, code_hash, card, state, state_on, joined_on, young)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people})
SELECT {uuid}, {service}, 'many' || i, 1, 'active', {today}, {today}, {no} FROM n
"""
RESPONSES = """
INSERT INTO svy_response (key, survey, wave, participant, version, language, mode, status,
                          started_at, finished_at, unordered)
SELECT {uuid}, {survey}, {wave}, p.id, {version},
       CASE WHEN p.id % 10 = 3 THEN 'pl' ELSE 'en' END,
       CASE WHEN p.id % 9 = 4 THEN 'helped' ELSE 'alone' END, 'finished', {now}, {now}, {no}
FROM inv_participant p WHERE p.code_hash LIKE 'many%'
"""
ANSWERS = """
INSERT INTO svy_answer (response, item, position, code, text, format, seat)
WITH item(id, n) AS (VALUES {items})
SELECT r.id, i.id, 0, CASE WHEN i.n = {scales} THEN (r.participant + r.participant / 7) % 6
    ELSE (r.participant * 7 + i.n * 3 + r.participant / 5
          + {place} * (r.participant % (i.n + 2))) % 5
    END, NULL, 'standard', 'f0123456789abcdef'
FROM svy_response r CROSS JOIN item i WHERE r.wave = {wave} ORDER BY r.id, i.id
"""
SQLITE = {
    "uuid": "lower(hex(randomblob(16)))",
    "no": "0",
    "today": "date('now')",
    "now": "datetime('now') || '+00:00'",
}
POSTGRES = {"uuid": "gen_random_uuid()", "no": "false", "today": "current_date", "now": "now()"}


async def fill(responses: int) -> tuple[Survey, PublishedVersion]:
    """A survey of two waves, which half as many people as there are responses answered."""
    now = utc_now()
    await seed(now)
    owner = await find_organisation("riverside")
    assert owner is not None
    items = "".join(SCALE.format(number=number) for number in range(SCALES))
    content = read_questionnaire(HEAD + items + EQUALITY, SURVEY)
    version = await publish_version(COMMAND, now, organisation=owner.id, content=content)
    survey = await add_survey(
        COMMAND,
        now,
        service=SERVICE,
        slug=SURVEY,
        title="Eight questions",
        about="",
        identity_mode=IdentityMode.CODED,
        unfinished=Unfinished.KEPT,
        unfinished_days=30,
        opens_on=now.date(),
        closes_on=None,
        waves=[
            PlannedWave("baseline", version.id, DueWindow(0, 28)),
            PlannedWave("review", version.id, DueWindow(80, 120)),
        ],
    )
    async with database.transaction():
        for sql in _statements(survey, version, responses // 2):
            await Response.raw(sql)
    engine = database.engine()
    if isinstance(engine, PooledPostgresEngine):
        await engine.run_ddl("ANALYZE")  # which a server does by itself, but not at once
    return survey, version


def _statements(survey: Survey, version: PublishedVersion, people: int) -> Iterable[str]:
    words = POSTGRES if isinstance(database.engine(), PooledPostgresEngine) else SQLITE
    items = ", ".join(f"({item}, {n})" for n, item in enumerate(version.item_ids.values()))
    yield PEOPLE.format(people=people, service=survey.service.id, **words)
    for place, wave in enumerate(survey.waves):
        ids = {"survey": survey.id, "wave": wave.id, "version": version.id}
        yield RESPONSES.format(**ids, **words)
        yield ANSWERS.format(items=items, scales=SCALES, place=place, wave=wave.id)


async def measure(survey: Survey, version: PublishedVersion) -> None:
    """Count everybody, then every group, then make a release; the seconds of each are printed."""
    waves = survey.waves[0].id, survey.waves[1].id
    group = Asked("group", version.item_ids["group"], later=True)
    async with timed("every table, by three characteristics of responses, in one pass"):
        await count_groups(waves, [])
    async with timed("the same by an equality item too, in one pass"):
        await count_groups(waves, [group])
    async with timed("a release made whole"):
        await make_release(
            COMMAND,
            utc_now(),
            survey=SURVEY,
            before_wave=waves[0],
            after_wave=waves[1],
            audience="steering",
        )


@asynccontextmanager
async def timed(name: str) -> AsyncIterator[None]:
    """Print how many seconds the block took, and how many of the processor."""
    begun, used = time.perf_counter(), time.process_time()
    yield
    print(f"{time.perf_counter() - begun:.3f}\t{name}")
    print(f"{time.process_time() - used:.3f}\t  CPU time of our own process", flush=True)


async def main(responses: int) -> None:
    """Fill and measure the database of the environment."""
    audit.seal_with(secrecy_of(read_settings(os.environ)))
    await database.open_database()
    try:
        await database.migrate()
        await measure(*await fill(responses))
    finally:
        await database.close_database()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
