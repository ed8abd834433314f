"""The waves of one survey as a table: who finished, who did not, who is due.

Where a support service has people under 18 each wave has two rows, one for each group, and no
number about both.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from involvement.participant import Participant
from surveys.controllers.desk.listing import few_hidden
from surveys.due import Due, list_due
from surveys.store.surveys import Counts, list_progress
from surveys.store.ways import Answered
from surveys.survey import Status, Survey
from surveys.wave import Wave
from surveys.wording import group_name, wave_name
from translations.language import gettext as _


async def wave_rows(
    survey: Survey,
    people: Sequence[Participant],
    answered: Iterable[Answered],
    today: date,
    *,
    apart: bool,
) -> list[dict[str, Any]]:
    """The rows, in the order of the waves, for a caller that checked its scope. `people` are the
    participants of its support service; `apart`: adults and people under 18 have rows of their own.
    """
    counts: Counts = Counter()
    for each in answered:
        counts[each.wave, each.status, each.young] += each.people
    due = list_due(survey, people, await list_progress([survey.id]), today)
    return [
        {**_row(wave, counts, due, young), "group": group_name(young) if apart else ""}
        for wave in survey.waves
        for young in ((False, True) if apart else (False,))
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
