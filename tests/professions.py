"""A survey that asks people what they know and what they are, and people who answer it twice."""

import itertools

from involvement.roles import COMMAND
from surveys.importing import read_questionnaire
from surveys.release import Release
from surveys.releasing import make_release
from surveys.store.questionnaires import PublishedVersion
from surveys.store.surveys import PlannedWave
from surveys.survey import Survey
from tests import world
from tests.people import USUAL, How
from tests.world import START

TEXT = """\
key = "team"
title = "Working together"
about = "We ask at the start and again after the training."
language = "en"

[[scale]]
key = "much"
direction = "up_is_better"
options = ["Nothing", "A little", "A lot"]

[[item]]
key = "knows"
kind = "scale"
scale = "much"
text = "How much do you know about the team?"
measure = "knowledge"
primary = true

[[item]]
key = "work"
kind = "choice"
text = "What is your profession?"
options = ["Social worker", "Nurse", "Manager", { label = "Warden" }, "Another"]
equality = true
"""
SOCIAL_WORKER, NURSE, MANAGER, WARDEN, ANOTHER = range(5)
UP, SAME, DOWN = 1, 0, -1
DECLINED = -1
batches = itertools.count()


async def town(text: str = TEXT) -> tuple[Survey, PublishedVersion]:
    """A support service with a worker, a steering group and this survey of two waves."""
    owner = await world.organisation()
    helped = await world.service(organisation=owner)
    await world.worker(service=helped)
    await world.member(organisation=owner)
    await world.steering_group(organisation=owner, services=[helped])
    asked = await world.version(organisation=owner, content=read_questionnaire(text, "team"))
    waves = [
        PlannedWave("baseline", asked.id, world.BASELINE),
        PlannedWave("review", asked.id, world.REVIEW),
    ]
    return await world.survey(waves=waves, slug="team"), asked


async def answered(
    survey: Survey,
    asked: PublishedVersion,
    count: int,
    *,
    work: int | None,
    move: int | None,
    how: How = USUAL,
) -> list[str]:
    """People of one profession whose answer moved so (None: they left that blank); their codes.

    `how`: how they answered the second time.
    """
    codes = await world.cards(count=count, batch_key=f"team-{next(batches)}") if count else []
    given = {} if work is None else {"work": work}
    for code in codes:
        for wave in (0, 1):
            answers = dict(given if wave else {})
            if move is not None:
                answers["knows"] = 1 + move * wave
            await world.response(
                survey=survey,
                version=asked,
                answers=answers,
                code=code,
                wave=wave,
                how=how if wave else USUAL,
            )
    return codes


async def released(survey: Survey) -> Release:
    """A release for the steering group."""
    first, later = (wave.id for wave in survey.waves)
    return await make_release(
        COMMAND,
        START,
        survey=survey.slug,
        before_wave=first,
        after_wave=later,
        audience="steering",
    )
