"""People in tables of the desk: who is due, everybody of a support service, and what they need."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from involvement.need import METHODS, Need
from involvement.participant import Participant, State
from surveys.due import Progress, list_due, standings_of
from surveys.invitation import OFFERED, Invitation
from surveys.survey import Survey
from surveys.wave import Standing
from surveys.wording import wave_name
from translations.formats import format_date
from translations.language import N_
from translations.language import gettext as _

Needs = Mapping[int, Sequence[Need]]
"""Participant id → what they need now."""

STATES = {
    State.ACTIVE: N_("Active"),
    State.MOVED_ON: N_("Moved on"),
    State.DIED: N_("Died"),
    State.IN_CUSTODY: N_("In custody"),
    State.NOT_TO_BE_CONTACTED: N_("Asked not to be contacted"),
}
WAVE_STATES = {
    "coming": N_("later"),
    "due": N_("due now"),
    "missed": N_("not answered in time"),
    "done": N_("answered"),
    "not_asked": N_("not asked"),
}


def state_choices() -> list[dict[str, str]]:
    """The states that can be recorded, for a list to choose from."""
    return [{"value": state.value, "label": _(label)} for state, label in STATES.items()]


def need_words(needs: Iterable[Need]) -> list[str]:
    """What somebody needs, a few words for each."""
    return [need.words for need in needs]


def person_words(person: Participant) -> dict[str, Any]:
    """Who somebody is in a table: reference, number of their card, where their page is, and whether
    they are in the group of people under 18."""
    return {
        "reference": person.reference,
        "number": person.number,
        "id": person.key,
        "young": person.young,
    }


def wave_words(standing: Standing) -> dict[str, Any]:
    """How somebody stands with one wave."""
    return {
        "label": wave_name(standing.wave.kind),
        "done": standing.state == "done",
        "due": standing.state == "due",
        "status_label": _(WAVE_STATES[standing.state]),
        "window": _(
            "%(first)s to %(last)s",
            first=format_date(standing.opens_on),
            last=format_date(standing.closes_on),
        ),
    }


def due_rows(
    people: Iterable[Participant],
    surveys: Sequence[Survey],
    progress: Progress,
    needs: Needs,
    today: date,
) -> list[dict[str, Any]]:
    """Who may answer which wave today."""
    people = list(people)
    due = [each for survey in surveys for each in list_due(survey, people, progress, today)]
    return [
        {
            **person_words(each.participant),
            "needs": need_words(needs.get(each.participant.id, ())),
            "survey": each.survey.title if len(surveys) > 1 else None,
            "wave": wave_name(each.standing.wave.kind),
            "until": format_date(each.standing.closes_on),
            "late": each.is_late(today),
        }
        for each in sorted(due, key=lambda each: each.standing.closes_on)
    ]


def invitation_words(invitation: Invitation, titles: Mapping[str, str]) -> dict[str, Any]:
    """An invitation in a table. `titles` are those of surveys, by their slugs."""
    return {
        "on": format_date(invitation.invited_on),
        "survey": titles.get(invitation.survey, invitation.survey),
        "wave": wave_name(invitation.wave),
        "format": _(OFFERED[invitation.format]),
        "method": _(METHODS[invitation.method]),
        "reason": invitation.reason,
    }


def participant_row(
    person: Participant,
    surveys: Sequence[Survey],
    statuses: Mapping[int, str],
    needs: Iterable[Need],
    today: date,
) -> dict[str, Any]:
    """One participant with what they answered and need. `statuses` by wave id."""
    answered = [
        {
            "title": survey.title if len(surveys) > 1 else None,
            "waves": [wave_words(each) for each in standings_of(survey, person, statuses, today)],
        }
        for survey in surveys
    ]
    return {
        **person_words(person),
        "state": person.state.value,
        "state_label": _(STATES[person.state]),
        "needs": need_words(needs),
        "surveys": answered,
        "active": person.state is State.ACTIVE,
    }
