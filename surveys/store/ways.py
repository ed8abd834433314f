"""How finished responses were given: for the page of one participant, and counted for a survey."""

from collections import defaultdict

from surveys.mode import Mode, Way, way_of
from surveys.store.surveys import SHOWN
from surveys.tables import Response

Counted = dict[str, dict[int, int]]
"""Way of answering → wave id → how many finished responses."""

COUNTS = f"""
SELECT svy_response.mode, svy_response.wave, count(*) AS people
FROM svy_response LEFT JOIN inv_participant p ON p.id = svy_response.participant
WHERE svy_response.survey = {{}} AND {SHOWN} = 'finished' AND coalesce(p.young, FALSE) = {{}}
GROUP BY svy_response.mode, svy_response.wave
"""  # noqa: S608 - our own words
WAYS = f"""
SELECT wave, mode, helper FROM svy_response WHERE participant = {{}} AND {SHOWN} = 'finished'
"""  # noqa: S608


async def find_ways(participant: int) -> dict[int, Way]:
    """Wave id → how a participant's finished response was given, for a caller that checked its
    scope; as workers see it, whether their answers were taken out or not."""
    rows = await Response.raw(WAYS, participant)
    ways = {row["wave"]: way_of(row["mode"], row["helper"]) for row in rows}
    return {wave: way for wave, way in ways.items() if way is not None}


async def count_ways(survey: int, *, young: bool = False) -> Counted:
    """How the finished responses of one group were given, for a caller that checked its scope; as
    workers see it."""
    counted: Counted = defaultdict(dict)
    for row in await Response.raw(COUNTS, survey, young):
        if row["mode"] in set(Mode):
            counted[row["mode"]][row["wave"]] = row["people"]
    return dict(counted)
