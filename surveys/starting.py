"""Starting or carrying on: which wave somebody may answer today, and the seat they get."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from involvement.consent import Wording
from involvement.participant import Participant
from involvement.site import Site
from involvement.store import participants
from involvement.store.consents import agreeing
from surveys.due import first_due, standings_of
from surveys.mode import ALONE, Way
from surveys.seat import Card, Sitting, new_seat_name
from surveys.store import answers
from surveys.store.answers import NO_CARD, TAKES_ANSWERS, NewResponse, Seat
from surveys.store.questionnaires import PublishedVersion
from surveys.store.surveys import find_progress_of
from surveys.survey import Status, Survey
from surveys.told import Told, kept_sentence
from surveys.wave import Standing, Wave
from surveys.wording import in_language, turned_away
from translations.language import language

Reason = Literal["no_card", "finished", "taken_out", "early", "over", "ask_first"]


class NothingDue(LookupError):
    """Nobody may answer this survey here and now; `reason` says why, and `again` from which day on
    this person may, None where that is not known or never."""

    def __init__(self, reason: Reason, survey: Survey, again: date | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.survey = survey
        self.again = again


@dataclass(frozen=True, slots=True)
class DueNow:
    """What may be answered now: the wave, by whom (None where nobody asks), whether they began it
    before, and whether they finished an earlier wave."""

    wave: Wave
    participant: Participant | None
    started: bool
    again: bool


def first_page(
    survey: Survey, told: Told, due: DueNow, version: PublishedVersion
) -> dict[str, Any]:
    """What the first page of a survey says."""
    return {
        "survey": {
            "title": in_language(survey.title),
            "about": in_language(survey.about),
            "organisation": survey.service.organisation.name,
            "slug": survey.slug,
            "promise": survey.identity_mode.value,
            "unfinished": survey.unfinished.value,
            "unfinished_days": survey.unfinished_days,
            "question_count": len(version.content.items),
            "some_depend": bool(version.content.conditional_positions),
        },
        "turned": None if due.participant else turned_away(survey.service),
        "notice_number": told.notice_number,
        "kept": kept_sentence(told.kept_days),
        "start_key": uuid.uuid4(),
        "resuming": due.started,
        "again": due.again,
    }


async def start(
    survey: Survey,
    told: Told,
    due: DueNow,
    key: UUID,
    earlier: Sitting | None,
    site: Site,
    agreed: Sequence[Wording] = (),
    way: Way = ALONE,
) -> Sitting:
    """A seat at the response of this participant, or of this form; the browser's `earlier` one
    where it belongs to the same response. A new response keeps which privacy notice people were
    `told` of; `agreed` is what the participant said yes to by starting, `way` how they answer.
    Raises NothingDue, QueueFull."""
    participant = due.participant
    also = agreeing(participant.id, key, agreed, site.now()) if participant else None
    new = new_response(survey, told, due, key, site.now(), way)
    started = await answers.start_response(new, also)
    if started.status not in TAKES_ANSWERS:
        raise NothingDue("finished", survey)
    number = participant.card if participant else NO_CARD
    if earlier and (earlier.seat.response, earlier.seat.card) == (started.id, number):
        return earlier
    # What was answered before was answered on another device: nothing of it is shown on this one.
    name = new_seat_name(resumed=not started.is_new)
    until = survey.last_day(due.wave, participant.joined_on if participant else None)
    return Sitting(Seat(started.id, started.version, number, name), until)


def new_response(
    survey: Survey, told: Told, due: DueNow, key: UUID, now: datetime, way: Way
) -> NewResponse:
    """What is stored when somebody starts, in the language of the page."""
    return NewResponse(
        key=key,
        survey=survey.id,
        wave=due.wave.id,
        participant=due.participant.id if due.participant else None,
        version=survey.versions[due.wave.id],
        language=language().tag,
        mode=way.mode,
        helper=way.helper or "",
        started_at=survey.time_to_keep(now),
        notice=told.notice,
    )


async def find_standings(
    survey: Survey, participant: Participant, today: date
) -> tuple[Standing, ...]:
    """How a participant stands with each wave of a survey."""
    progress = await find_progress_of(survey.id, participant.id)
    return standings_of(survey, participant, progress, today)


async def get_due(survey: Survey, card: Card | None, today: date) -> DueNow:
    """What whoever holds this card may answer now. Raises NothingDue."""
    if survey.is_anonymous:
        return DueNow(survey.waves[0], None, started=False, again=False)
    participant = await participants.find_by_card(card.participant, card.number) if card else None
    if participant is None or participant.service != survey.service.id:
        raise NothingDue("no_card", survey)
    return await get_due_of(survey, participant, today)


async def get_due_of(survey: Survey, participant: Participant, today: date) -> DueNow:
    """What a participant of the support service may answer now. Raises NothingDue."""
    statuses = await find_progress_of(survey.id, participant.id)
    standing = standings_of(survey, participant, statuses, today)
    due, again = first_due(standing), next_opening(survey, standing)
    answered = Status.FINISHED in statuses.values()
    if due is not None:
        return DueNow(due.wave, participant, due.started, again=answered)
    if answered:
        raise NothingDue("finished", survey, again)
    if Status.WITHDRAWN in statuses.values():
        raise NothingDue("taken_out", survey)
    raise NothingDue("early" if again else "over", survey, again)


def next_opening(survey: Survey, standing: Iterable[Standing]) -> date | None:
    """The day from which somebody is asked next; None where the survey ends before, or never."""
    days = [each.opens_on for each in standing if each.state == "coming"]
    return next((day for day in days if survey.closes_on is None or day <= survey.closes_on), None)


async def next_asking(survey: Survey, card: Card | None, site: Site) -> date | None:
    """The day from which this person is asked again after finishing; None when that was the last
    time, and for people we do not know."""
    participant = await participants.find_by_card(card.participant, card.number) if card else None
    if survey.is_anonymous or participant is None:
        return None
    standing = await find_standings(survey, participant, site.today())
    return next_opening(survey, standing)


async def find_next_opening(
    participant: Participant, surveys: Iterable[Survey], today: date
) -> date | None:
    """The day from which one of the surveys of their support service asks this participant next;
    None where none does."""
    days = [
        next_opening(each, await find_standings(each, participant, today))
        for each in surveys
        if not each.is_anonymous and each.may_open
    ]
    return min((day for day in days if day), default=None)


async def find_waiting(
    participant: Participant, surveys: Iterable[Survey], today: date
) -> list[Survey]:
    """Those of the surveys of their support service that this participant may answer today."""
    waiting = []
    for survey in surveys:
        if survey.is_open(today) and not survey.is_anonymous:
            standing = await find_standings(survey, participant, today)
            if first_due(standing) is not None:
                waiting.append(survey)
    return waiting
