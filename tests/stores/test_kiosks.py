"""Tablets: a code works once, for an hour; a cookie until the tablet ends or is set up anew."""

from datetime import timedelta
from uuid import uuid4

import pytest

from involvement.database import Engine
from involvement.roles import COMMAND, NotInScope
from involvement.rule import NotNow
from surveys.device import DeviceState, Setup
from surveys.store import devices
from surveys.store.kiosks import enrol, find_device, record_seen
from surveys.store.survey_changes import delete_survey
from surveys.store.surveys import PlannedWave, list_surveys
from tests import kiosks, stored, world
from tests.world import START

SECRECY = world.secrecy()


async def housing() -> None:
    """A survey to be asked on tablets."""
    await world.one_survey(content="housing-support", slug="housing")


async def test_a_code_sets_up_one_tablet(database: Engine) -> None:
    await housing()
    key = await kiosks.kiosk()
    code = await kiosks.code(key)
    assert (await devices.get_device(COMMAND, key)).state is DeviceState.WAITING
    token = await enrol(SECRECY, START, code)
    assert token
    assert await enrol(SECRECY, START, code) is None
    found = await find_device(SECRECY, token)
    assert found
    assert (found.key, found.state) == (key, DeviceState.ENROLLED)


async def test_a_code_ends_after_an_hour_and_when_a_newer_one_is_made(database: Engine) -> None:
    await housing()
    key = await kiosks.kiosk()
    old, new = await kiosks.code(key), await kiosks.code(key)
    assert await enrol(SECRECY, START, old) is None
    assert await enrol(SECRECY, START + timedelta(hours=1), new) is None
    assert await enrol(SECRECY, START + timedelta(minutes=59), new)


async def test_a_tablet_set_up_anew_takes_the_place_of_the_one_before(database: Engine) -> None:
    await housing()
    key = await kiosks.kiosk()
    first, second = await kiosks.token(key), await kiosks.token(key)
    assert await find_device(SECRECY, first) is None
    assert await find_device(SECRECY, second)


async def test_an_ended_tablet_is_none_any_more(database: Engine) -> None:
    await housing()
    key = await kiosks.kiosk()
    token, waiting = await kiosks.token(key), await kiosks.code(key)
    for _ in range(2):
        await devices.end_device(COMMAND, START, key)
    assert await find_device(SECRECY, token) is None
    assert await enrol(SECRECY, START, waiting) is None
    with pytest.raises(NotNow):
        await devices.make_code(COMMAND, START, SECRECY, key)
    assert [said for _, said, noun in await stored.audit() if noun == "kiosk"].count("ended") == 1


async def test_nothing_that_opens_a_tablet_is_kept_as_it_is(database: Engine) -> None:
    await housing()
    key = await kiosks.kiosk()
    code = await kiosks.code(key)
    token = await kiosks.token(await kiosks.kiosk())
    rows = repr(await stored.rows("svy_device"))
    assert code not in rows
    assert token not in rows
    assert kiosks.PIN not in rows


async def test_a_form_sent_twice_adds_one_tablet(database: Engine) -> None:
    await housing()
    key = uuid4()
    for _ in range(2):
        await kiosks.kiosk(key=key)
    assert len(await devices.list_devices(COMMAND)) == 1


async def test_a_tablet_asks_for_one_organisation_only(database: Engine) -> None:
    await housing()
    elsewhere = await world.organisation(slug="elsewhere")
    await world.service(organisation=elsewhere, slug="theirs")
    version = await world.version(organisation=elsewhere, content="housing-support")
    wave = PlannedWave("baseline", version.id, world.BASELINE)
    await world.survey(waves=[wave], service="theirs", slug="other")
    with pytest.raises(NotInScope):
        await kiosks.kiosk()
    nothing = Setup("Lobby", frozenset(), ("en",))
    with pytest.raises(NotInScope):
        await devices.add_device(
            COMMAND,
            START,
            key=uuid4(),
            setup=nothing,
            surveys=await list_surveys(COMMAND),
            pin_hash="x",
        )


async def test_a_survey_that_is_deleted_is_asked_on_no_tablet(database: Engine) -> None:
    await housing()
    key = await kiosks.kiosk()
    await delete_survey(COMMAND, START, "housing")
    assert (await devices.get_device(COMMAND, key)).surveys == frozenset()


async def test_the_desk_learns_when_a_tablet_was_last_there(database: Engine) -> None:
    await housing()
    key = await kiosks.kiosk()
    token = await kiosks.token(key)
    found = await find_device(SECRECY, token)
    assert found
    assert found.last_seen_at is None
    await record_seen(found, START, "9.9")
    seen = await devices.get_device(COMMAND, key)
    assert (seen.last_seen_at, seen.app_version) == (START, "9.9")
