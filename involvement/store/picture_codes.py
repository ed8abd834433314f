"""Pictures in the place of a code, in the database: only their keyed hash is here."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.participant import Participant
from involvement.picture_code import LASTS, PictureCode, Pictures, pictures_from_bits
from involvement.policies import may_give_pictures, may_have_pictures, may_try_pictures
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.store.participants import find_by_card, get_participant, get_row
from involvement.tables import PictureCodeRow as Row
from involvement.tables import PictureTry

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def give_pictures(
    scope: Scope, now: datetime, today: date, secrecy: Secrecy, *, key: UUID, batch_key: str
) -> PictureCode:
    """Four pictures for a participant, in the place of those they had.

    The same batch key gives the same ones again. Raises NotInScope, NotNow.
    """
    async with transaction():
        await take_turns()
        service, row = await get_row(scope, key)
        may_have_pictures.check(row["state"])
        await Row.delete().where((Row.service == service.id) & (Row.until < today))
        others = (Row.service == service.id) & (Row.participant != row["id"])
        may_give_pictures.check(await Row.count().where(others))
        taken = {each["code_hash"] for each in await Row.select(Row.code_hash).where(others)}
        pictures, code_hash = _make(secrecy, service.id, f"{batch_key}:{key}", taken)
        made = PictureCode(pictures, await _number(scope, secrecy, key), today + LASTS)
        if not await Row.exists().where((Row.code_hash == code_hash) & (Row.card == row["card"])):
            new = Row(service=service.id, participant=row["id"], code_hash=code_hash)
            new.card, new.until = row["card"], made.until
            await Row.delete().where(Row.participant == row["id"])
            await Row.insert(new)
            owner = service.organisation.id
            await record_change(
                scope, "gave pictures to", "participant", key, now, organisation=owner
            )
    return made


async def end_pictures(scope: Scope, now: datetime, *, key: UUID) -> None:
    """The pictures of a participant stop working. Raises NotInScope."""
    async with transaction():
        service, row = await get_row(scope, key)
        if not await Row.exists().where(Row.participant == row["id"]):
            return
        await Row.delete().where(Row.participant == row["id"])
        owner = service.organisation.id
        await record_change(
            scope, "ended the pictures of", "participant", key, now, organisation=owner
        )


async def find_last_day(scope: Scope, key: UUID, today: date) -> date | None:
    """Until when the pictures of a participant hold; None where they have none. Raises
    NotInScope."""
    _service, row = await get_row(scope, key)
    mine = (Row.participant == row["id"]) & (Row.card == row["card"]) & (Row.until >= today)
    found = await Row.select(Row.until).where(mine).first()
    return found["until"] if found else None


async def try_pictures(
    secrecy: Secrecy, now: datetime, today: date, *, service: int, pictures: Pictures
) -> Participant | None:
    """Whose pictures these are in a support service (its id); None for wrong ones, which are
    counted. Raises NotNow while they rest."""
    async with transaction():
        await take_turns()
        await _check_tries(service, now)
        code_hash = secrecy.hash_pictures(service, pictures)
        held = (Row.code_hash == code_hash) & (Row.until >= today)
        row = await Row.select(Row.participant, Row.card).where(held).first()
        found = await find_by_card(row["participant"], row["card"]) if row else None
        if found is None:
            await PictureTry.insert(PictureTry(service=service, at=now))
    return found


async def _check_tries(service: int, now: datetime) -> None:
    mine = PictureTry.service == service
    await PictureTry.delete().where(mine & (PictureTry.at < now - DAY))
    in_a_day = await PictureTry.count().where(mine)
    in_an_hour = await PictureTry.count().where(mine & (PictureTry.at > now - HOUR))
    may_try_pictures.check(in_an_hour, in_a_day)


def _make(secrecy: Secrecy, service: int, seed: str, taken: set[Any]) -> tuple[Pictures, str]:
    """Pictures that nobody else of the support service has, and their hash."""
    place = 0
    while True:
        pictures = pictures_from_bits(secrecy.make_code_bits(f"pictures:{seed}", place))
        code_hash = secrecy.hash_pictures(service, pictures)
        if code_hash not in taken:
            return pictures, code_hash
        place += 1


async def _number(scope: Scope, secrecy: Secrecy, key: UUID) -> int:
    _service, participant = await get_participant(scope, secrecy, key)
    return participant.number
