"""What new rules would remove is foretold as it then happens, and only for whom they hold."""

from datetime import date, timedelta

from involvement.database import Engine
from involvement.retention import RULED
from involvement.roles import COMMAND
from involvement.store.organisations import get_organisation
from surveys.foreseeing import Foreseen, foresee
from surveys.forgetting import forget
from surveys.store.data_protection import record_protection
from tests import stored, world
from tests.stores.old_data import DAY, EVERYTHING, everything_is_old, rule
from tests.world import START

DAYS = 30


async def foreseen(after: timedelta, organisation: str = "riverside") -> list[Foreseen]:
    """What a rule of so many days for each class would do then."""
    owner = await get_organisation(COMMAND, organisation)
    return await foresee(COMMAND, START + after, owner, dict.fromkeys(RULED, DAYS))


async def gone_by(day: date) -> set[str]:
    """The classes of which something goes before this day is over."""
    evening = START.replace(hour=23, minute=59) + (day - START.date())
    return {each.data_class for each, _ in await forget(evening, dry_run=True)}


async def test_the_first_of_each_class_goes_on_the_day_that_was_said(database: Engine) -> None:
    await everything_is_old(await world.riverside())
    said = {each.data_class: each for each in await foreseen(timedelta())}
    assert said.keys() == set(RULED)
    assert {each.at_once for each in said.values()} == {0}
    await rule(dict.fromkeys(RULED, DAYS))
    for data_class, each in said.items():
        assert each.first_on
        assert data_class not in await gone_by(each.first_on - DAY), data_class
        assert data_class in await gone_by(each.first_on), data_class


async def test_what_would_go_at_once_is_counted_and_stays_until_it_goes(database: Engine) -> None:
    await everything_is_old(await world.riverside())
    after = timedelta(days=DAYS + 2)
    before = [await stored.rows(table) for table in EVERYTHING]
    said = {each.data_class.value: each for each in await foreseen(after)}
    assert [await stored.rows(table) for table in EVERYTHING] == before
    assert said["responses"].surveys == ("Your home",)
    assert said["responses"].at_once == 6, "six people, who answered twice each"
    await rule(dict.fromkeys(RULED, DAYS))
    gone = {each.data_class.value: number for each, number in await forget(START + after)}
    assert gone.pop("responses") == 12
    gone.pop("unfinished", None)
    assert {name: said[name].at_once for name in gone} == gone


async def test_a_survey_with_a_record_of_its_own_is_not_counted(database: Engine) -> None:
    await everything_is_old(await world.riverside())
    record = world.protection(kept_days=None)
    await record_protection(COMMAND, START, "housing", record)
    answers = (await foreseen(timedelta(days=DAYS + 2)))[0]
    assert (answers.at_once, answers.first_on, answers.surveys) == (0, None, ())


async def test_nothing_of_another_organisation_is_counted(database: Engine) -> None:
    await everything_is_old(await world.riverside())
    await world.organisation(slug="other", name="Other")
    said = await foreseen(timedelta(days=DAYS + 2), "other")
    assert [each.data_class.value for each in said if each.first_on] == ["sign_ins"]
