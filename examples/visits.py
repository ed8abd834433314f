"""Puts the answers of invented people into a survey, as the answering pages do."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from examples.people import Person, Visit
from examples.replies import Replies
from involvement.participant import Participant
from involvement.site import LOCAL_TIME
from surveys.journey import Given
from surveys.questionnaire import Item
from surveys.store import answers
from surveys.store.answers import NO_CARD, NewResponse, Part, Seat
from surveys.store.questionnaires import PublishedVersion
from surveys.survey import Survey

AT_ONCE = 40
SECONDS_AN_ITEM = 25


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person gave to the items of one wave, and when; `key` is the start form's own."""

    key: UUID
    wave: int
    participant: int | None
    card: int
    mode: str
    started_at: datetime
    given: Mapping[str, Given]
    finished: bool


def sheets_of(
    survey: Survey,
    versions: Mapping[int, PublishedVersion],
    person: Person,
    participant: Participant,
    today: date,
) -> list[Sheet]:
    """What one invented person gives in each wave they took part in."""
    random, replies = Random(f"days {person.seed}"), Replies(Random(person.seed))
    waves = {wave.kind: wave for wave in survey.waves}
    sheets = []
    for wave in survey.waves:
        replies.move()  # time passes for those too who are not there
        visit = next((each for each in person.visits if waves[each.kind] is wave), None)
        if visit is None:
            continue
        items = versions[survey.versions[wave.id]].content.items
        given = {item.key: replies.reply(item) for item in items[: _reach(visit, len(items))]}
        sheets.append(
            Sheet(
                key=UUID(int=random.getrandbits(128), version=4),
                wave=wave.id,
                participant=participant.id,
                card=participant.card,
                mode=visit.mode,
                started_at=at_work(today - timedelta(days=visit.days_ago), random),
                given=given,
                finished=visit.finished,
            )
        )
    return sheets


def _reach(visit: Visit, items: int) -> int:
    """How many items they came to: all, or a third."""
    return items if visit.finished else items // 3


def at_work(day: date, random: Random) -> datetime:
    """A time of that day at which people come to a support service."""
    return datetime.combine(day, time(random.randint(9, 16), random.randint(0, 59)), LOCAL_TIME)


async def write_sheets(
    survey: Survey, versions: Mapping[int, PublishedVersion], sheets: Iterable[Sheet]
) -> None:
    """Start, answer and finish each; some at once, so that they share commits."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def write(sheet: Sheet) -> None:
        async with gate:
            await _write_sheet(survey, versions[survey.versions[sheet.wave]], sheet)

    async with asyncio.TaskGroup() as group:
        for sheet in sheets:
            group.create_task(write(sheet))


async def _write_sheet(survey: Survey, version: PublishedVersion, sheet: Sheet) -> None:
    started = await answers.start_response(
        NewResponse(
            key=sheet.key,
            survey=survey.id,
            wave=sheet.wave,
            participant=sheet.participant,
            version=version.id,
            language=version.content.language,
            mode=sheet.mode,
            started_at=sheet.started_at,
        )
    )
    card = NO_CARD if sheet.participant is None else sheet.card
    seat = Seat(started.id, version.id, card, "example")
    for key, given in sheet.given.items():
        parts = _parts(version.content.item(key), given)
        await answers.record_answer(seat, version.item_ids[key], parts, "standard")
    if sheet.finished:
        spent = timedelta(seconds=SECONDS_AN_ITEM * len(sheet.given))
        ended = sheet.started_at if survey.is_anonymous else sheet.started_at + spent
        await answers.finish_response(seat, (), ended)


def _parts(item: Item, given: Given) -> list[Part]:
    """The rows of an answer; none where the item was left empty."""
    if isinstance(given, str):
        return [(0, None, given)] if given else []
    return [(position, code, None) for position, code in enumerate(given)]
