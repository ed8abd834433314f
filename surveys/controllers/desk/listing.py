"""How a survey is shown in lists: its counts and its state."""

from datetime import date
from typing import Any

from surveys.releasing import THRESHOLD
from surveys.store.surveys import Counts
from surveys.survey import Status, Survey
from translations.formats import format_date
from translations.language import gettext as _


def survey_tile(survey: Survey, counts: Counts, today: date) -> dict[str, Any]:
    """A survey with how many adults finished its first wave, and any later one: None where it has
    no later one; `young` says the same of people under 18, None where none has answered."""
    started, again = _finished(survey, counts, young=False)
    young, young_again = _finished(survey, counts, young=True)
    label, status = survey_state(survey, today)
    return {
        "title": survey.title,
        "url": f"/desk/surveys/{survey.slug}",
        "service": survey.service.name,
        "started": started,
        "again": again,
        "young": {"started": few_hidden(young), "again": few_hidden(young_again or 0)}
        if _has_young(survey, counts)
        else None,
        "status_label": label,
        "status": status,
    }


def _has_young(survey: Survey, counts: Counts) -> bool:
    waves = {wave.id for wave in survey.waves}
    return any(young and wave in waves for wave, _status, young in counts)


def _finished(survey: Survey, counts: Counts, *, young: bool) -> tuple[int, int | None]:
    finished = [counts.get((wave.id, Status.FINISHED, young), 0) for wave in survey.waves]
    return (finished[0] if finished else 0), max(finished[1:], default=None)


def few_hidden(people: int) -> str:
    """A number of people under 18, as it is shown: from 1 to 4 are not told apart."""
    return _("fewer than 5") if 0 < people < THRESHOLD else str(people)


def survey_state(survey: Survey, today: date) -> tuple[str, str]:
    """(words, tone) of a survey today; the tone is "good", "warn" or "plain"."""
    if survey.is_held_back(today):
        return _("Data protection is missing"), "warn"
    if survey.closes_on is not None and today > survey.closes_on:
        return _("Closed"), "plain"
    if today < survey.opens_on:
        return _("Opens on %(date)s", date=format_date(survey.opens_on)), "plain"
    if survey.closes_on is None:
        return _("Open"), "good"
    tone = "warn" if (survey.closes_on - today).days < 7 else "good"
    return _("Open until %(date)s", date=format_date(survey.closes_on)), tone
