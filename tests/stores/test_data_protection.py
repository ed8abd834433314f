"""Data protection on record: once for each survey, and only whole."""

import asyncio
from dataclasses import replace

import pytest

from involvement.database import Engine
from involvement.roles import COMMAND
from surveys.data_protection import RecordMistake, SpecialCondition
from surveys.store.data_protection import list_protection, record_protection
from surveys.store.surveys import PlannedWave, get_survey
from surveys.survey import Survey
from surveys.tables import ItemRow
from tests import stored, world
from tests.world import START


@pytest.fixture
async def survey(database: Engine) -> Survey:
    """A survey with a sensitive item."""
    return await world.one_survey(content=world.sensitive("every-kind"))


async def test_publishing_keeps_which_items_are_sensitive(survey: Survey) -> None:
    rows = await ItemRow.select(ItemRow.key, ItemRow.sensitive).order_by(ItemRow.position)
    assert [row["key"] for row in rows if row["sensitive"]] == [rows[0]["key"]]
    assert (survey.sensitive, survey.protected) == (True, False)


async def test_a_later_version_with_a_sensitive_item_makes_the_survey_sensitive(
    database: Engine,
) -> None:
    town = await world.riverside()
    assert not town.survey.sensitive
    version = await world.version(
        organisation=town.organisation, content=world.sensitive("every-kind")
    )
    waves = [
        PlannedWave("baseline", town.first.id, world.BASELINE),
        PlannedWave("review", version.id, world.REVIEW),
    ]
    assert (await world.survey(waves=waves, slug="second")).sensitive


async def test_a_record_is_kept_and_changed_in_its_place(survey: Survey) -> None:
    for record in (world.protection(), world.protection(kept_days=0)):
        await record_protection(COMMAND, START, "one", record)
        assert await list_protection([survey.id]) == {survey.id: record}
    assert await stored.count("svy_data_protection") == 1
    assert (await get_survey("one")).protected


async def test_the_same_record_again_changes_nothing(survey: Survey) -> None:
    again = [record_protection(COMMAND, START, "one", world.protection()) for _ in range(4)]
    await asyncio.gather(*again)
    assert await stored.count("svy_data_protection") == 1
    said = [action for _, action, noun in await stored.audit() if noun.startswith("data")]
    assert said == ["recorded"]


async def test_a_record_that_is_not_whole_is_not_kept(survey: Survey) -> None:
    bare = replace(world.protection(), condition=SpecialCondition.NONE)
    with pytest.raises(RecordMistake):
        await record_protection(COMMAND, START, "one", bare)
    assert await stored.count("svy_data_protection") == 0
    assert not (await get_survey("one")).may_open
