"""What cannot be taken in is kept apart as it came, and what is damaged is told."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from involvement.database import Engine
from involvement.roles import COMMAND
from involvement.site import Site
from surveys.parcel import AnswerSent, Parcel, Reason, State
from surveys.store.devices import end_device
from surveys.survey import Survey
from surveys.taking_in import NotOurs
from tests import kiosks, stored, world
from tests.parcels import answer, parcel, with_content
from tests.stores.parcels.taking import LONELY, reasons, take
from tests.world import START

Spoil = Callable[[Parcel], Parcel]


def other(**changes: object) -> Spoil:
    """The same parcel with something else written on it."""
    return lambda sent: replace(sent, **changes)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (other(survey="nothing"), Reason.UNKNOWN_SURVEY),
        (other(survey="housing"), Reason.UNKNOWN_SURVEY),
        (other(key="nothing"), Reason.CANNOT_OPEN),
        (other(id=uuid4()), Reason.CANNOT_OPEN),
        (other(version=1), Reason.CANNOT_OPEN),
        (lambda sent: with_content(sent, b""), Reason.CANNOT_OPEN),
        (lambda sent: with_content(sent, b"\x04" + b"\x01" * 200), Reason.CANNOT_OPEN),
    ],
)
async def test_what_cannot_be_taken_in_is_kept_apart_as_it_came(
    site: Site, database: Engine, spoil: Spoil, reason: Reason
) -> None:
    await world.riverside()
    survey = await world.one_survey(content="every-kind")
    device = await kiosks.kiosk()
    await kiosks.token(device)
    sent = spoil(await parcel(LONELY, device=device, survey=survey))
    assert [await take(site, sent) for _ in range(2)] == [State.KEPT_APART] * 2
    assert await reasons(device) == [reason]
    assert await stored.statuses() == []
    assert sent.sealed in {value for row in await stored.rows("svy_quarantine") for value in row}


@pytest.mark.parametrize(
    "answers",
    [
        [answer("lonely", answer="9")],
        [answer("lonely", answer=["0", "1"])],
        [answer("nothing", answer="1")],
        [LONELY, LONELY],
    ],
)
async def test_answers_that_a_page_would_refuse_are_kept_apart(
    site: Site, survey: Survey, device: UUID, answers: list[AnswerSent]
) -> None:
    sent = await parcel(*answers, device=device, survey=survey)
    assert await take(site, sent) is State.KEPT_APART
    assert await reasons(device) == [Reason.ANSWER_REFUSED]


async def test_a_version_of_other_questions_is_kept_apart(
    site: Site, survey: Survey, device: UUID
) -> None:
    owner = survey.service.organisation.id
    foreign = await world.version(organisation=owner, content="housing-support")
    for version in (foreign.id, 10_000):
        sent = await parcel(LONELY, device=device, survey=survey, version=version)
        assert await take(site, sent) is State.KEPT_APART
    assert await reasons(device) == [Reason.UNKNOWN_VERSION] * 2


async def test_other_contents_under_the_same_number_are_kept_apart(
    site: Site, survey: Survey, device: UUID
) -> None:
    key = uuid4()
    first, second = [
        await parcel(answer("lonely", answer=code), device=device, survey=survey, key=key)
        for code in "12"
    ]
    assert [await take(site, each) for each in (first, second, first)] == [
        State.STORED,
        State.KEPT_APART,
        State.STORED,
    ]
    assert await reasons(device) == [Reason.OTHER_CONTENTS]
    assert [row[2] for row in await stored.answers() if row[0] == "lonely"] == [1]


async def test_what_is_no_contents_of_ours_is_kept_apart(
    site: Site, survey: Survey, device: UUID
) -> None:
    for content in (b"", b"null", b'{"language": "en"}', b"\xff"):
        sent = await parcel(device=device, survey=survey, content=content)
        assert await take(site, sent) is State.KEPT_APART
    assert await reasons(device) == [Reason.UNREADABLE] * 4


async def test_damage_on_the_way_is_told_and_nothing_kept(
    site: Site, survey: Survey, device: UUID
) -> None:
    sent = await parcel(LONELY, device=device, survey=survey)
    for spoil in (other(hash="0" * 64), other(sealed=sent.sealed[4:]), other(sealed="?")):
        with pytest.raises(ValueError, match=r"."):
            await take(site, spoil(sent))
    assert [await stored.count(each) for each in ("svy_parcel", "svy_quarantine")] == [0, 0]


async def test_a_tablet_that_has_ended_can_still_hand_in_what_waited(
    site: Site, survey: Survey, device: UUID
) -> None:
    sent = await parcel(LONELY, device=device, survey=survey)
    await end_device(COMMAND, START, device)
    assert await take(site, sent) is State.STORED


async def test_a_tablet_that_was_never_set_up_hands_in_nothing(site: Site, survey: Survey) -> None:
    for device in (uuid4(), await kiosks.kiosk()):
        with pytest.raises(NotOurs):
            await take(site, await parcel(LONELY, device=device, survey=survey))
