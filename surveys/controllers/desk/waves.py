"""The waves of one survey as a table: who finished, who did not, who is due.

Where a support service has people under 18 each wave has two rows, one for each group, and no
number about both.
"""

from datetime import date
from typing import Any

from involvement.store.participants import list_by_service
from surveys.controllers.desk.listing import few_hidden
from surveys.due import Due, list_due
from surveys.store.surveys import Counts, count_responses, list_progress
from surveys.survey import Status, Survey
from surveys.wave import Wave
from surveys.wording import group_name, wave_name
from translations.language import gettext as _


async def wave_rows(survey: Survey, today: date) -> list[dict[str, Any]]:
    """The rows, in the order of the waves, for a caller that checked its scope."""
    counts = await count_responses([survey.id])
    people = (await list_by_service([survey.service.id]))[survey.service.id]
    due = list_due(survey, people, await list_progress([survey.id]), today)
    has_young = not survey.is_anonymous and any(each.young for each in people)
    groups = (False, True) if has_young else (False,)
    return [
        {
            **_row(wave, counts, due, young),
            "group": group_name(young) if len(groups) > 1 else "",
        }
        for wave in survey.waves
        for young in groups
    ]


def _row(wave: Wave, counts: Counts, due: list[Due], young: bool) -> dict[str, Any]:
    numbers = {
        "finished": counts.get((wave.id, Status.FINISHED, young), 0),
        "unfinished": counts.get((wave.id, Status.UNFINISHED, young), 0),
        "due": sum(
            each.standing.wave.id == wave.id and each.participant.young == young for each in due
        ),
    }
    return {
        "name": wave_name(wave.kind),
        "window": _(
            "Day %(first)s to %(last)s after joining",
            first=wave.window.from_days,
            last=wave.window.until_days,
        ),
        **{name: few_hidden(people) if young else people for name, people in numbers.items()},
    }
