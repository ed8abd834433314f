"""Who of a support service is due for which wave, and what each participant has done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from involvement.participant import Participant
from surveys.survey import Status, Survey
from surveys.wave import Standing, standings

LAST_WEEK_DAYS = 7
Progress = Mapping[int, Mapping[int, str]]
"""Participant id → wave id → status of their response."""


@dataclass(frozen=True, slots=True)
class Due:
    """One participant who may answer a wave today."""

    participant: Participant
    survey: Survey
    standing: Standing

    def is_late(self, today: date) -> bool:
        """Whether less than a week is left."""
        return (self.standing.closes_on - today).days < LAST_WEEK_DAYS


def standings_of(
    survey: Survey, participant: Participant, statuses: Mapping[int, str], today: date
) -> tuple[Standing, ...]:
    """How a participant stands with each wave of a survey; `statuses` by wave id.

    No wave goes on after the last day of its survey. Nobody missed a wave whose window had closed
    before the survey was there or opens when it is over, and nobody is due while it may not open.
    Nobody is asked again what they took out, nor anything once they take part no more.
    """
    found = standings(
        survey.waves,
        participant.joined_on,
        {wave for wave, status in statuses.items() if status == Status.FINISHED},
        {wave for wave, status in statuses.items() if status == Status.UNFINISHED},
        today,
        participant.state.value,
    )
    return tuple(
        msgspec.structs.replace(each, state="not_asked", started=False)
        if _is_not_asked(each, survey, participant, statuses)
        else _held_back(each, survey)
        for each in (_cut(each, survey, participant.joined_on, today) for each in found)
    )


def _cut(each: Standing, survey: Survey, joined_on: date, today: date) -> Standing:
    """The standing with the last day that the survey leaves of its window. A window that opens
    after that day stays as it was planned."""
    last = survey.last_day(each.wave, joined_on)
    if each.opens_on > last:
        return each
    state = "missed" if each.state == "due" and last < today else each.state
    return msgspec.structs.replace(each, closes_on=last, state=state)


def _held_back(standing: Standing, survey: Survey) -> Standing:
    if standing.state == "due" and not survey.may_open:
        return msgspec.structs.replace(standing, state="coming")
    return standing


def _is_not_asked(
    each: Standing, survey: Survey, participant: Participant, statuses: Mapping[int, str]
) -> bool:
    if each.state == "done":
        return False
    too_early = each.state == "missed" and each.closes_on < survey.opens_on
    too_late = survey.closes_on is not None and survey.closes_on < each.opens_on
    taken_out = statuses.get(each.wave.id) == Status.WITHDRAWN
    return too_early or too_late or taken_out or not participant.takes_part


def first_due(standing: Iterable[Standing]) -> Standing | None:
    """What is asked now: the earliest wave that is due."""
    return next((each for each in standing if each.state == "due"), None)


def list_due(
    survey: Survey, participants: Iterable[Participant], progress: Progress, today: date
) -> list[Due]:
    """Everybody who may answer an open survey today, once each, the most urgent first."""
    if survey.is_anonymous or not survey.is_open(today):
        return []
    due = []
    for participant in participants:
        statuses = progress.get(participant.id, {})
        standing = first_due(standings_of(survey, participant, statuses, today))
        if standing is not None:
            due.append(Due(participant, survey, standing))
    return sorted(due, key=lambda each: (each.standing.closes_on, each.participant.id))
