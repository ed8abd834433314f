"""How far the waves of a survey reached: counts of people by what is on record about them.

Each count is about one group of people: adults, or if `young` those who were under 18 when they
were added.
"""

from dataclasses import dataclass
from datetime import date

from involvement.participant import State
from surveys.survey import Survey
from surveys.tables import Response

FINISHED = """EXISTS (SELECT 1 FROM svy_response r
    WHERE r.participant = p.id AND r.wave = {} AND r.status = 'finished')"""
REACHED = """
WITH person AS (
    SELECT p.joined_on, p.state,
           EXISTS (SELECT 1 FROM inv_need n
                   WHERE n.participant = p.id AND n.ended_on IS NULL) AS has_need,
           EXISTS (SELECT 1 FROM inv_invitation v
                   WHERE v.participant = p.id AND v.survey = {} AND v.wave = {}) AS invited,
           %(columns)s
    FROM inv_participant p WHERE p.service = {} AND p.young = {}
)
SELECT joined_on, state, has_need, invited, %(names)s, count(*) AS people FROM person
GROUP BY joined_on, state, has_need, invited, %(names)s ORDER BY joined_on
"""


@dataclass(frozen=True, slots=True)
class Reached:
    """So many people who are alike in what is on record: the day they joined, where they are now,
    whether they need something to take part, and whether they were invited to the first wave of the
    survey; `finished` has the ids of its waves that they finished."""

    joined_on: date
    state: State
    has_need: bool
    invited: bool
    finished: frozenset[int]
    people: int


async def count_reached(survey: Survey, *, young: bool = False) -> list[Reached]:
    """Everybody of the support service, counted by what is on record; the first to join first."""
    waves = [wave.id for wave in survey.waves]
    names = [f"w{place}" for place in range(len(waves))]
    columns = ", ".join(f"{FINISHED} AS {name}" for name in names)
    query = REACHED % {"columns": columns, "names": ", ".join(names)}
    first = survey.waves[0].kind
    rows = await Response.raw(query, survey.slug, first, *waves, survey.service.id, young)
    return [
        Reached(
            joined_on=_day(row["joined_on"]),
            state=State(row["state"]),
            has_need=bool(row["has_need"]),
            invited=bool(row["invited"]),
            finished=frozenset(w for w, name in zip(waves, names, strict=True) if row[name]),
            people=row["people"],
        )
        for row in rows
    ]


def _day(value: date | str) -> date:
    """A day as SQLite keeps it (text) or as PostgreSQL gives it."""
    return value if isinstance(value, date) else date.fromisoformat(value)
