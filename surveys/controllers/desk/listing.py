"""How a survey is shown in lists: its counts and its state."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from involvement.store.participants import list_with_young
from surveys.releasing import THRESHOLD
from surveys.store.surveys import count_responses
from surveys.survey import Status, Survey
from translations.formats import format_date
from translations.language import gettext as _


@dataclass(frozen=True, slots=True)
class Counted:
    """How many responses surveys have, of adults and of people under 18, by (wave id, status);
    `with_young` are the ids of the support services that have people under 18."""

    adults: Mapping[tuple[int, str], int]
    young: Mapping[tuple[int, str], int]
    with_young: Collection[int]

    def has_young(self, survey: Survey) -> bool:
        """Whether people under 18 are counted apart in a survey: not where nobody is known."""
        return not survey.is_anonymous and survey.service.id in self.with_young


async def count_surveys(surveys: Sequence[Survey]) -> Counted:
    """The counts of these surveys, for a caller that checked its scope."""
    ids = [survey.id for survey in surveys]
    return Counted(
        await count_responses(ids),
        await count_responses(ids, young=True),
        await list_with_young(survey.service.id for survey in surveys),
    )


def survey_tile(survey: Survey, counted: Counted, today: date) -> dict[str, Any]:
    """A survey with how many adults finished its first wave, and any later one: None where it has
    no later one; `young` says the same of people under 18, None where there are none."""
    started, again = _finished(survey, counted.adults)
    young = [
        None if each is None else few_hidden(each) for each in _finished(survey, counted.young)
    ]
    label, status = survey_state(survey, today)
    return {
        "title": survey.title,
        "url": f"/desk/surveys/{survey.slug}",
        "service": survey.service.name,
        "started": started,
        "again": again,
        "young": {"started": young[0], "again": young[1]} if counted.has_young(survey) else None,
        "status_label": label,
        "status": status,
    }


def _finished(survey: Survey, counts: Mapping[tuple[int, str], int]) -> tuple[int, int | None]:
    finished = [counts.get((wave.id, Status.FINISHED), 0) for wave in survey.waves]
    return (finished[0] if finished else 0), max(finished[1:], default=None)


def few_hidden(people: int) -> str:
    """A number of people under 18, as it is shown: from 1 to 4 are not told apart."""
    return _("fewer than 5") if 0 < people < THRESHOLD else str(people)


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
