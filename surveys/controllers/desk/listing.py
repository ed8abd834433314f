"""How a survey is shown in lists: its counts and its state."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from surveys.survey import Status, Survey
from translations.formats import format_date
from translations.language import gettext as _


def survey_tile(
    survey: Survey, counts: Mapping[tuple[int, str], int], today: date
) -> dict[str, Any]:
    """A survey with how many people finished its first wave, and any later one: None where
    it has no later one."""
    finished = [counts.get((wave.id, Status.FINISHED), 0) for wave in survey.waves]
    label, status = survey_state(survey, today)
    return {
        "title": survey.title,
        "url": f"/desk/surveys/{survey.slug}",
        "service": survey.service.name,
        "started": finished[0] if finished else 0,
        "again": max(finished[1:], default=None),
        "status_label": label,
        "status": status,
    }


def survey_state(survey: Survey, today: date) -> tuple[str, str]:
    """(words, tone) of a survey today; the tone is "good", "warn" or "plain"."""
    if survey.is_held_back(today):
        return _("Data protection is missing"), "warn"
    if today < survey.opens_on:
        return _("Opens on %(date)s", date=format_date(survey.opens_on)), "plain"
    if survey.closes_on is None:
        return _("Open"), "good"
    if today > survey.closes_on:
        return _("Closed"), "plain"
    tone = "warn" if (survey.closes_on - today).days < 7 else "good"
    return _("Open until %(date)s", date=format_date(survey.closes_on)), tone
