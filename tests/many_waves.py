"""Surveys of several waves, with questions of every kind that a release can set beside its items.
Every question is invented."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from surveys.importing import read_questionnaire
from surveys.questionnaire import Questionnaire
from surveys.store.questionnaires import PublishedVersion
from surveys.store.surveys import PlannedWave
from surveys.survey import Survey
from surveys.wave import DueWindow, WaveKind
from tests import world
from tests.world import START

HEAD = """
key = "{key}"
title = "How you are"
about = "We ask this at the start, and again later."
language = "en"
invented = true

[[scale]]
key = "how_much"
direction = "up_is_better"
options = ["Not at all", "A little", "Quite a lot", "Very much"]
"""
SCALE = """
[[item]]
key = "{key}"
kind = "scale"
text = "How {key} do you feel?"
scale = "how_much"
measure = "health"
"""
KNOWS = """
[[item]]
key = "{key}"
kind = "knowledge"
text = "Which is right about {key}?"
options = [{{ code = 0, label = "This" }}, {{ code = 1, label = "That", right = true }}]
measure = "knowledge"
"""
RATED = """
[[item]]
key = "says"
kind = "scale"
text = "How much do you know about your rights?"
scale = "how_much"
measure = "knowledge"
"""
FELL = """
[[item]]
key = "fell"
kind = "yes_no"
text = "Did you fall in the last three months?"
direction = "down_is_better"
measure = "health"
"""
QUARTER_DAYS = 91


def feelings(*keys: str) -> str:
    """Items of one scale, each about one feeling."""
    return "".join(SCALE.format(key=key) for key in keys)


def rights(*keys: str) -> str:
    """Items with right answers, each about one thing."""
    return "".join(KNOWS.format(key=key) for key in keys)


def asking(items: str, key: str = "views") -> Questionnaire:
    """A questionnaire of these items."""
    return read_questionnaire(HEAD.format(key=key) + items, "test")


async def quarterly(
    items: str, kinds: Sequence[WaveKind], slug: str = "views"
) -> tuple[Survey, PublishedVersion]:
    """A town with a survey that asks these items once a quarter, the first time on joining."""
    owner = await world.organisation()
    helped = await world.service(organisation=owner)
    await world.worker(service=helped)
    await world.member(organisation=owner)
    await world.steering_group(organisation=owner, services=[helped])
    version = await world.version(organisation=owner, content=asking(items))
    return await world.survey(waves=planned(version, kinds), slug=slug), version


def planned(version: PublishedVersion, kinds: Sequence[WaveKind]) -> list[PlannedWave]:
    """Waves of these kinds, one in every quarter after joining, that all ask the same."""
    return [
        PlannedWave(kind, version.id, DueWindow(QUARTER_DAYS * place, QUARTER_DAYS * place + 60))
        for place, kind in enumerate(kinds)
    ]


def in_quarter(place: int) -> datetime:
    """A moment in which a wave is due for people who joined on the first day."""
    return START + timedelta(days=QUARTER_DAYS * place + 30)


async def answered(
    survey: Survey, version: PublishedVersion, code: str, waves: Mapping[int, Mapping[str, int]]
) -> None:
    """One person's answers, by the place of the wave, each in its quarter."""
    for place, answers in waves.items():
        await world.response(
            survey=survey,
            version=version,
            answers=answers,
            code=code,
            wave=place,
            now=in_quarter(place),
        )
