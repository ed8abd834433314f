"""Parcels from tablets in the database: each is taken in once, or kept apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from involvement.database import fetch_one, take_turns, transaction
from involvement.roles import Scope
from surveys.mode import Way
from surveys.parcel import Parcel, Reason, State
from surveys.response import NewResponse, Seat
from surveys.seat import new_seat_name
from surveys.store import unfinished
from surveys.store.answers import NO_CARD, Part, finish_response, record_answer, start_response
from surveys.store.devices import get_device
from surveys.survey import Survey
from surveys.tables import DeviceRow, ParcelRow, QuarantineRow

SAME_QUESTIONNAIRE = """
SELECT v.id FROM svy_version v JOIN svy_version w ON w.questionnaire = v.questionnaire
WHERE v.id = ? AND w.id = ? AND v.published_at IS NOT NULL
"""
NOTICE = "SELECT id FROM inv_public_text WHERE id = ? AND organisation = ? AND kind = 'privacy'"


@dataclass(frozen=True, slots=True)
class Sender:
    """The tablet that a parcel was made on: its id, whose it is, and since when it is set up."""

    device: int
    organisation: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A parcel as it can be stored: the response, for each item (id of its row) its parts and the
    format it was shown in, the items off the person's way, how it was given, and whether the person
    finished. `late`: it came after its survey had closed."""

    new: NewResponse
    rows: Sequence[tuple[int, Sequence[Part], str]]
    not_asked: Iterable[int]
    way: Way | None
    finished: bool
    late: bool


@dataclass(frozen=True, slots=True)
class KeptApart:
    """A parcel in quarantine, as staff see it: never what is in it."""

    survey: str
    reason: Reason
    came_on: date


@dataclass(frozen=True, slots=True)
class Came:
    """What came from a tablet: how many parcels were stored and how many of those came late; and
    what was kept apart, newest first."""

    stored: int
    late: int
    apart: list[KeptApart]


async def find_sender(device: UUID) -> Sender | None:
    """The tablet with this key, whether it is in use or has ended; None where it never was."""
    row = await DeviceRow.select().where(DeviceRow.key == device).first()
    if row is None or row["enrolled_at"] is None:
        return None
    return Sender(row["id"], row["organisation"], row["enrolled_at"])


async def find_state(parcel: Parcel) -> State | None:
    """What became of this parcel before; None where nothing did, or other contents came under its
    number."""
    taken = (ParcelRow.key == parcel.id) & (ParcelRow.hash == parcel.hash)
    if await ParcelRow.exists().where(taken):
        return State.STORED
    apart = (QuarantineRow.key == parcel.id) & (QuarantineRow.hash == parcel.hash)
    return State.KEPT_APART if await QuarantineRow.exists().where(apart) else None


async def is_version_of(survey: Survey, version: int) -> bool:
    """Whether the survey asks this version, or asked it before it had another one."""
    asked = survey.versions[survey.waves[0].id]
    return await fetch_one(SAME_QUESTIONNAIRE, version, asked) is not None


async def find_notice(survey: Survey, notice: int | None) -> int | None:
    """The id of a privacy notice of the survey's organisation; None for any other."""
    found = await fetch_one(NOTICE, notice or 0, survey.service.organisation.id)
    return found[0] if found else None


async def store_parcel(
    parcel: Parcel, sender: Sender, survey: Survey, unpacked: Unpacked, today: date
) -> bool:
    """Keep the response, unless this parcel was taken in before; all of it or nothing. False where
    other contents were taken in under its number. Raises QueueFull."""
    async with transaction():
        await take_turns()
        before = await ParcelRow.select(ParcelRow.hash).where(ParcelRow.key == parcel.id).first()
        if before is not None:
            return bool(before["hash"] == parcel.hash)
        await _note(parcel, sender, today, late=unpacked.late)
        new = unpacked.new
        started = await start_response(new)
        seat = Seat(started.id, started.version, NO_CARD, new_seat_name(resumed=False))
        for item, parts, format_ in unpacked.rows:
            await record_answer(seat, item, parts, format_)
        if unpacked.finished:
            await finish_response(seat, unpacked.not_asked, new.started_at, unpacked.way)
        else:
            await unfinished.stop(survey, seat)
    return True


async def keep_apart(
    parcel: Parcel, sender: Sender, reason: Reason, answered_at: datetime, today: date
) -> None:
    """Keep a parcel that cannot be taken in, sealed as it is. Kept twice, it is there once."""
    async with transaction():
        await take_turns()
        this = (QuarantineRow.key == parcel.id) & (QuarantineRow.hash == parcel.hash)
        if await QuarantineRow.exists().where(this):
            return
        await QuarantineRow.insert(
            QuarantineRow(
                key=parcel.id,
                hash=parcel.hash,
                device=sender.device,
                survey=parcel.survey,
                version=parcel.version,
                key_name=parcel.key,
                content=parcel.sealed,
                reason=reason.value,
                answered_at=answered_at,
                came_on=today,
            )
        )


async def get_came(scope: Scope, key: UUID) -> Came:
    """What came from a tablet that this account administers. Raises NotInScope."""
    device = await get_device(scope, key)
    mine = ParcelRow.device == device.id
    apart = (
        await QuarantineRow.select()
        .where(QuarantineRow.device == device.id)
        .order_by(QuarantineRow.id, ascending=False)
    )
    return Came(
        stored=await ParcelRow.count().where(mine),
        late=await ParcelRow.count().where(mine, ParcelRow.late.eq(True)),
        apart=[KeptApart(row["survey"], Reason(row["reason"]), row["came_on"]) for row in apart],
    )


async def _note(parcel: Parcel, sender: Sender, today: date, *, late: bool) -> None:
    await ParcelRow.insert(
        ParcelRow(
            key=parcel.id,
            device=sender.device,
            hash=parcel.hash,
            late=late,
            came_on=today,
        )
    )
