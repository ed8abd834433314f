"""How people answered one survey, as a table: a row for each way, a column for each wave."""

from collections.abc import Iterable
from typing import Any

from surveys.controllers.desk.listing import few_hidden
from surveys.mode import MODES
from surveys.store.ways import Answered
from surveys.survey import Status, Survey
from surveys.wording import group_name, wave_name
from translations.language import gettext as _


def ways_table(survey: Survey, answered: Iterable[Answered], *, apart: bool) -> dict[str, Any]:
    """The columns and rows, without ways that nobody used. `apart`: adults and people under 18 have
    rows of their own."""
    finished = {
        (each.young, each.mode, each.wave): each.people
        for each in answered
        if each.status == Status.FINISHED
    }
    used = {(young, mode) for young, mode, _wave in finished}
    return {
        "waves": [wave_name(wave.kind) for wave in survey.waves],
        "rows": [
            {
                "way": _(words),
                "group": group_name(young) if apart else "",
                "counts": [
                    few_hidden(people) if young else people
                    for people in (finished.get((young, mode, w.id), 0) for w in survey.waves)
                ],
            }
            for young in ((False, True) if apart else (False,))
            for mode, words in MODES.items()
            if (young, mode) in used
        ],
    }
