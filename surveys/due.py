"""Who of a support service is due for which wave, and what each participant has done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

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
    survey: Survey, participant: Participant, progress: Progress, today: date
) -> tuple[Standing, ...]:
    """How a participant stands with each wave of a survey."""
    statuses = progress.get(participant.id, {})
    return standings(
        survey.waves,
        participant.joined_on,
        {wave for wave, status in statuses.items() if status == Status.FINISHED},
        {wave for wave, status in statuses.items() if status == Status.UNFINISHED},
        today,
        participant.state.value,
    )


def list_due(
    survey: Survey, participants: Iterable[Participant], progress: Progress, today: date
) -> list[Due]:
    """Everybody who may answer a wave of an open survey today, the most urgent first."""
    if survey.is_anonymous or not survey.is_open(today):
        return []
    due = [
        Due(participant, survey, standing)
        for participant in participants
        for standing in standings_of(survey, participant, progress, today)
        if standing.state == "due"
    ]
    return sorted(due, key=lambda each: (each.standing.closes_on, each.participant.id))
