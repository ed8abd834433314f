"""How finished responses were given: for the page of one participant, and counted for a survey."""

from typing import NamedTuple

from surveys.mode import Way, way_of
from surveys.store.surveys import SHOWN
from surveys.tables import Response

COUNTS = f"""
SELECT wave, {SHOWN} AS shown, coalesce(p.young, FALSE) AS young, mode, count(*) AS people
FROM svy_response LEFT JOIN inv_participant p ON p.id = svy_response.participant
WHERE svy_response.survey = {{}} GROUP BY wave, shown, coalesce(p.young, FALSE), mode
"""  # noqa: S608 - our own words
WAYS = f"""
SELECT wave, mode, helper FROM svy_response WHERE participant = {{}} AND {SHOWN} = 'finished'
"""  # noqa: S608


class Answered(NamedTuple):
    """How many responses of one wave and group (`young`: under 18) have this status and were given
    in this way, as workers see it."""

    wave: int
    status: str
    young: bool
    mode: str
    people: int


async def find_ways(participant: int) -> dict[int, Way]:
    """Wave id → how a participant's finished response was given, for a caller that checked its
    scope; as workers see it, whether their answers were taken out or not."""
    rows = await Response.raw(WAYS, participant)
    ways = {row["wave"]: way_of(row["mode"], row["helper"]) for row in rows}
    return {wave: way for wave, way in ways.items() if way is not None}


async def count_ways(survey: int) -> list[Answered]:
    """How the responses of a survey stand and were given, for a caller that checked its scope."""
    rows = await Response.raw(COUNTS, survey)
    return [
        Answered(row["wave"], row["shown"], bool(row["young"]), row["mode"], row["people"])
        for row in rows
    ]
