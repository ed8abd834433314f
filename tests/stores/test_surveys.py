"""Surveys and their waves in the database."""

from datetime import timedelta

import pytest

from involvement.database import Engine, unique_violation
from involvement.roles import COMMAND
from surveys.store.surveys import (
    PlannedWave,
    close_survey,
    count_responses,
    find_progress_of,
    find_survey,
    get_survey,
    list_open_surveys,
    list_progress,
    list_surveys,
)
from surveys.survey import IdentityMode, SurveyMistake
from surveys.tables import WaveRow
from surveys.wave import DueWindow
from tests import stored, world
from tests.world import START, Riverside

TODAY = START.date()


@pytest.fixture
async def town(database: Engine) -> Riverside:
    """The usual world."""
    return await world.riverside()


async def test_a_survey_comes_back_with_its_waves_in_order(town: Riverside) -> None:
    found = await find_survey("housing")
    assert found == town.survey
    assert [wave.kind for wave in town.survey.waves] == ["baseline", "review"]
    assert [wave.window for wave in town.survey.waves] == [world.BASELINE, world.REVIEW]
    assert list(town.survey.versions.values()) == [town.first.id, town.later.id]
    assert await find_survey("nowhere") is None
    with pytest.raises(LookupError):
        await get_survey("nowhere")


async def test_an_address_belongs_to_one_survey(town: Riverside) -> None:
    wave = PlannedWave("baseline", town.first.id, DueWindow(0, 1))
    audit = await stored.audit()
    with pytest.raises(SurveyMistake):
        await world.survey(waves=[wave], slug="housing")
    assert await stored.count("svy_survey") == 1
    assert await stored.count("svy_wave") == 2
    assert await stored.audit() == audit


async def test_a_closed_survey_takes_answers_on_its_last_day_and_not_after(
    town: Riverside,
) -> None:
    await close_survey(COMMAND, START, "housing", TODAY)
    survey = await get_survey("housing")
    assert survey.is_open(TODAY)
    assert not survey.is_open(TODAY + timedelta(days=1))
    assert not survey.is_open(TODAY - timedelta(days=1)), "and none before its first"


async def test_only_anonymous_surveys_are_open_to_everybody(town: Riverside) -> None:
    wave = PlannedWave("baseline", town.first.id, DueWindow(0, 28))
    for slug, closes_on in (("open", None), ("over", TODAY)):
        await world.survey(
            waves=[wave], slug=slug, identity_mode=IdentityMode.ANONYMOUS, closes_on=closes_on
        )
    assert [each.slug for each in await list_open_surveys(TODAY)] == ["over", "open"]
    tomorrow = TODAY + timedelta(days=1)
    assert [each.slug for each in await list_open_surveys(tomorrow)] == ["open"]
    assert [each.slug for each in await list_surveys(COMMAND)] == ["over", "open", "housing"]


async def test_progress_says_what_each_participant_did_in_each_wave(town: Riverside) -> None:
    one, two, three = await world.cards(count=3)
    survey, (first, later) = town.survey, (wave.id for wave in town.survey.waves)
    for code, finished in ((one, True), (two, False)):
        await world.response(
            survey=survey, version=town.first, answers={}, code=code, finished=finished
        )
    await world.response(survey=survey, version=town.later, answers={}, code=one, wave=1)
    progress = list((await list_progress([survey.id])).values())
    assert progress == [{first: "finished", later: "finished"}, {first: "unfinished"}]
    assert await find_progress_of(survey.id, 3) == {}, three
    assert await count_responses([survey.id]) == {
        (first, "finished", False): 1,
        (first, "unfinished", False): 1,
        (later, "finished", False): 1,
    }


async def test_a_wave_has_its_place_in_a_survey_to_itself(town: Riverside) -> None:
    wave = WaveRow(
        survey=town.survey.id,
        version=town.first.id,
        kind="tracking",
        position=1,
        from_days=0,
        until_days=1,
    )
    with pytest.raises(Exception, match=r"(?i)unique") as caught:
        await wave.save()
    assert unique_violation(caught.value)
