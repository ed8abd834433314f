"""A support service may have two surveys, and each counts its own releases."""

from datetime import timedelta

from involvement.roles import COMMAND
from surveys.releasing import make_release
from surveys.store.surveys import PlannedWave
from surveys.survey import Survey
from tests import world
from tests.site import Browsers


async def test_the_first_releases_of_two_surveys_can_both_be_read(browsers: Browsers) -> None:
    town = await world.riverside()
    waves = [
        PlannedWave("baseline", town.first.id, world.BASELINE),
        PlannedWave("follow_up", town.later.id, world.REVIEW),
    ]
    second = await world.survey(waves=waves, slug="second")
    (code,) = await world.cards()
    for survey in (town.survey, second):
        for wave, version in enumerate((town.first, town.later)):
            answers = {"knows_help": wave}
            await world.response(
                survey=survey, version=version, answers=answers, code=code, wave=wave
            )
    await release(town.survey, days=0)
    await release(second, days=1)

    page = await browsers.signed_in("member@riverside.test")
    await page.get("/steering/steering/floating")
    assert "Start to Follow-up" in page.text
    assert "Other releases about this support service" in page.text
    assert "Earlier releases" not in page.text
    await page.follow("Release 1, 4 January 2027")
    assert "Start to Review" in page.text
    await page.follow("Easy read with pictures")
    assert "4 January 2027" in page.text


async def release(survey: Survey, *, days: int) -> None:
    """A release of the first and the last wave, made so many days after the start."""
    await make_release(
        COMMAND,
        world.START + timedelta(days=days),
        survey=survey.slug,
        before_wave=survey.waves[0].id,
        after_wave=survey.waves[1].id,
        audience="steering",
    )
