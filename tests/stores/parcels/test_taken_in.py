"""What a tablet sealed is taken in once: nothing is lost or counted twice."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from involvement.database import Engine, fetch_all
from involvement.key_ring import make_key
from involvement.roles import COMMAND
from involvement.rotating import rotate
from involvement.secrecy import Secrecy
from involvement.site import Site
from surveys.parcel import Reason, State
from surveys.questionnaire import Questionnaire
from surveys.store.kiosk_keys import get_public_key
from surveys.store.kiosk_keys import make_key as make_kiosk_key
from surveys.store.parcels import get_came
from surveys.store.survey_changes import change_survey
from surveys.survey import Survey, Unfinished
from surveys.tables import KioskKey, WaveRow
from tests import stored, world
from tests.parcels import answer, parcel
from tests.stores.parcels.taking import LONELY, TRAVEL, take
from tests.world import FIRST_DAY, START, Clock


async def test_a_parcel_becomes_one_finished_response(
    site: Site, survey: Survey, device: UUID
) -> None:
    sent = await parcel(LONELY, *TRAVEL, device=device, survey=survey)
    assert [await take(site, sent) for _ in range(5)] == [State.STORED] * 5
    assert await stored.ways() == [("kiosk", "", "finished")]
    given = {key: code for key, _place, code, _text in await stored.answers()}
    assert given == {
        "lonely": 1,
        "travel": 1,
        "has_bus_pass": 0,
        "wants_bus_pass": 1,
        "pass_ends": -4,
    }
    assert await stored.count("svy_parcel") == 1


async def test_answers_off_the_way_count_for_nothing(
    site: Site, survey: Survey, device: UUID
) -> None:
    on_foot = [answer("travel", answer="0"), *TRAVEL[1:]]
    await take(site, await parcel(*on_foot, device=device, survey=survey))
    given = {key: code for key, _place, code, _text in await stored.answers()}
    assert given == {"travel": 0, "has_bus_pass": 0, "wants_bus_pass": -4, "pass_ends": -4}


async def test_somebody_who_stopped_is_kept_uncounted_or_not_at_all(
    site: Site, survey: Survey, device: UUID
) -> None:
    await take(site, await parcel(LONELY, device=device, survey=survey, finished=False))
    assert await stored.statuses() == ["abandoned"]
    erased = await world.one_survey(
        content="every-kind", slug="erased", unfinished=Unfinished.ERASED
    )
    await take(site, await parcel(LONELY, device=device, survey=erased, finished=False))
    assert await stored.statuses() == ["abandoned"]


async def test_nobody_can_tell_later_which_response_came_from_which_tablet(
    site: Site, survey: Survey, device: UUID
) -> None:
    sent = await parcel(LONELY, device=device, survey=survey)
    await take(site, sent)
    texts = [str(value) for row in await stored.rows("svy_response") for value in row]
    assert str(sent.id) not in texts
    rows = [text for row in await stored.rows("svy_parcel") for text in map(str, row)]
    assert not [text for text in rows if ":" in text], "a time of day is kept"


@pytest.mark.parametrize("years", [-1, 1, 50])
async def test_a_clock_that_is_wrong_by_years_changes_nothing(
    site: Site, clock: Clock, survey: Survey, device: UUID, years: int
) -> None:
    clock.move(days=20)
    wrong = START + timedelta(days=365 * years)
    aged = await parcel(LONELY, device=device, survey=survey, age=timedelta(days=3), clock=wrong)
    assert await take(site, aged) is State.STORED
    (started,) = {row[0] for row in await started_at()}
    assert started == datetime.combine(FIRST_DAY + timedelta(days=17), datetime.min.time(), UTC)


async def started_at() -> list[tuple[datetime]]:
    """When every response was started."""
    return [tuple(row) for row in await fetch_all("SELECT started_at FROM svy_response")]


async def test_answers_from_before_a_survey_closed_come_in_late_and_are_marked(
    site: Site, clock: Clock, survey: Survey, device: UUID
) -> None:
    await close(survey, FIRST_DAY + timedelta(days=5))
    clock.move(days=10)
    before = await parcel(LONELY, device=device, survey=survey, age=timedelta(days=6))
    after = await parcel(LONELY, device=device, survey=survey, age=timedelta(days=2))
    assert await take(site, before) is State.STORED
    assert await take(site, after) is State.KEPT_APART
    came = await get_came(COMMAND, device)
    assert (came.stored, came.late) == (1, 1)
    assert [each.reason for each in came.apart] == [Reason.NOT_OPEN]
    assert await stored.statuses() == ["finished"]


async def close(survey: Survey, on: date) -> None:
    """Let this be the last day."""
    await change_survey(
        COMMAND, START, survey.slug, title=survey.title, about=survey.about, closes_on=on
    )


async def test_a_new_version_does_not_spoil_what_waits(
    site: Site, survey: Survey, device: UUID
) -> None:
    sent = await parcel(LONELY, device=device, survey=survey)
    newer = await world.version(organisation=survey.service.organisation.id, content=changed())
    await WaveRow.update({WaveRow.version: newer.id}).where(WaveRow.survey == survey.id)
    assert await take(site, sent) is State.STORED


def changed() -> Questionnaire:
    """The same questions with one left out."""
    before = world.questionnaire("every-kind")
    return replace(
        before, items=tuple(replace(each, continues="same") for each in before.items[:-1])
    )


async def test_a_key_that_was_followed_by_another_still_opens(
    site: Site, survey: Survey, device: UUID
) -> None:
    ring_keys: list[str] = [make_key()]
    secrecy = Secrecy(world.SECRET, lambda: ring_keys)
    site = Site(site.settings, secrecy, site.now)
    old = await parcel(LONELY, device=device, survey=survey, keys=secrecy)
    ring_keys.insert(0, make_key())
    secrecy.ring.look_again()
    await rotate(secrecy.ring, None, START)
    ring_keys.pop()  # the old key of the ring is gone for good
    newest = await make_kiosk_key(secrecy, START + timedelta(days=1))
    new = await parcel(LONELY, device=device, survey=survey, keys=secrecy)
    assert newest.name == new.key != old.key
    assert [await take(site, each) for each in (old, new)] == [State.STORED] * 2


async def test_keys_for_tablets_change_by_themselves(database: Engine) -> None:
    secrecy = world.secrecy()
    first = await get_public_key(secrecy, START)
    assert await get_public_key(secrecy, START + timedelta(days=89)) == first
    assert await get_public_key(secrecy, START + timedelta(days=91)) != first
    assert await KioskKey.count() == 2


async def test_a_key_that_our_ring_does_not_open_is_replaced(
    site: Site, survey: Survey, device: UUID
) -> None:
    lost = await parcel(LONELY, device=device, survey=survey, keys=Secrecy("x" * 40))
    assert await take(site, lost) is State.KEPT_APART
    assert (await get_public_key(world.secrecy(), START)).name != lost.key
