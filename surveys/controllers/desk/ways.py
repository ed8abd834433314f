"""How people answered one survey, as a table: a row for each way, a column for each wave."""

from typing import Any

from involvement.store.participants import list_with_young
from surveys.controllers.desk.listing import few_hidden
from surveys.mode import MODES
from surveys.store.ways import count_ways
from surveys.survey import Survey
from surveys.wording import group_name, wave_name
from translations.language import gettext as _


async def ways_table(survey: Survey) -> dict[str, Any]:
    """The columns and rows, without ways that nobody used; for a caller that checked its scope.

    Where a support service has people under 18 each group has rows of its own.
    """
    has_young = not survey.is_anonymous and await list_with_young([survey.service.id])
    groups = (False, True) if has_young else (False,)
    rows = [row for young in groups for row in await _rows(survey, young=young)]
    for row in rows:
        row["group"] = row["group"] if len(groups) > 1 else ""
    return {"waves": [wave_name(wave.kind) for wave in survey.waves], "rows": rows}


async def _rows(survey: Survey, *, young: bool) -> list[dict[str, Any]]:
    counted = await count_ways(survey.id, young=young)
    return [
        {
            "way": _(words),
            "group": group_name(young),
            "counts": [
                few_hidden(people) if young else people
                for people in (counted[mode].get(wave.id, 0) for wave in survey.waves)
            ],
        }
        for mode, words in MODES.items()
        if mode in counted
    ]
