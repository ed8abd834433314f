"""A town where everything that a page can show of releases is there."""

from analysis.aggregates import AggregateFigures
from involvement.roles import COMMAND
from surveys.published import Published, PublishedFigures, PublishedRow
from surveys.releasing import make_release
from surveys.store.releases import save_published
from tests import world
from tests.world import START, Riverside


async def released() -> Riverside:
    """A survey with two releases: a few people, then a dozen; figures that others published; and a
    questionnaire with every kind of question."""
    town = await world.riverside(provenance="invented")
    await world.one_survey(content="every-kind", slug="kinds")
    codes = await world.cards(count=14, references=["AB"])
    for batch in (codes[:3], codes[3:13]):
        for code in batch:
            await answered(town, code)
        waves = [wave.id for wave in town.survey.waves]
        await make_release(
            COMMAND,
            START,
            survey="housing",
            before_wave=waves[0],
            after_wave=waves[1],
            audience="steering",
        )
    await published(town)
    return town


async def answered(town: Riverside, code: str) -> None:
    """One person's two responses."""
    before = {"knows_help": 0, "satisfied": 1, "health": 3, "doctor": 1, "knows_locks": 0}
    after = {**before, "knows_help": 2, "satisfied": -1, "change_knows_help": 2, "health": 1}
    await world.response(survey=town.survey, version=town.first, answers=before, code=code)
    await world.response(survey=town.survey, version=town.later, answers=after, code=code, wave=1)


async def published(town: Riverside) -> None:
    """A printed table with counts behind it."""
    counts = AggregateFigures(
        "satisfied", "satisfaction", (21, 2, 1), (1, 2, 7), said_better=9, said_of=10, inferred=True
    )
    figures = PublishedFigures(
        columns=("How satisfied", "At the start", "At the review"),
        rows=(PublishedRow("Not at all", ("88%", "10%")),),
        note="The figures fit 24 and 10 people.",
        aggregate=counts,
    )
    printed = Published("satisfaction", "Satisfaction", "Guide", figures)
    await save_published(COMMAND, START, town.service, 0, printed)
