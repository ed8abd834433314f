"""How finished responses were given: for the page of one participant, and counted for a survey."""

from collections import defaultdict

from surveys.mode import Mode, Way, way_of
from surveys.survey import Status
from surveys.tables import Response

Counted = dict[Mode, dict[int, int]]
"""Way of answering → wave id → how many finished responses."""

COUNTS = """
SELECT r.mode, r.wave, count(*) AS people
FROM svy_response r LEFT JOIN inv_participant p ON p.id = r.participant
WHERE r.survey = {} AND r.status = 'finished' AND coalesce(p.young, FALSE) = {}
GROUP BY r.mode, r.wave
"""


async def find_ways(participant: int) -> dict[int, Way]:
    """Wave id → how a participant's finished response was given, for a caller that checked its
    scope."""
    rows = await Response.select(Response.wave, Response.mode, Response.helper).where(
        Response.participant == participant, Response.status == Status.FINISHED.value
    )
    ways = {row["wave"]: way_of(row["mode"], row["helper"]) for row in rows}
    return {wave: way for wave, way in ways.items() if way is not None}


async def count_ways(survey: int, *, young: bool = False) -> Counted:
    """How the finished responses of one group were given, for a caller that checked its scope."""
    counted: Counted = defaultdict(dict)
    for row in await Response.raw(COUNTS, survey, young):
        if row["mode"] in set(Mode):
            counted[Mode(row["mode"])][row["wave"]] = row["people"]
    return dict(counted)
