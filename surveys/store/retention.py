"""What is too old among answers. Figures that were released hold none: they stay, and so does the
list of who is counted in them, which keeps two releases from being subtracted."""

from collections.abc import Iterable

from involvement.store.retention import Step, Steps
from surveys.tables import Response

PEOPLE = """
SELECT count(DISTINCT participant) + count(CASE WHEN participant IS NULL THEN 1 END) AS people
FROM svy_response WHERE survey IN (%s)
"""
_TEXT_KINDS = "'short_text', 'long_text'"

RESPONSES: Steps = (
    Step(
        "svy_response",
        "survey = ? AND survey IN (SELECT id FROM svy_survey WHERE closes_on < ?)",
    ),
)
"""Arguments: the survey, and the day before which its last day was. Answers go with their
response: the foreign key cascades."""
UNFINISHED: Steps = (
    Step("svy_response", "survey = ? AND status = 'unfinished' AND started_at < ?"),
)
"""Arguments: the survey, and the moment before which they were begun."""
FREE_TEXT: Steps = (
    Step(
        "svy_answer",
        f"""text IS NOT NULL
        AND item IN (SELECT id FROM svy_item WHERE kind IN ({_TEXT_KINDS}))
        AND response IN (
            SELECT r.id FROM svy_response r
            JOIN svy_survey v ON v.id = r.survey JOIN inv_service s ON s.id = v.service
            WHERE s.organisation = ? AND r.status <> 'unfinished'
            AND coalesce(r.finished_at, r.started_at) < ?)""",  # noqa: S608 - our own words
    ),
)
"""Arguments: the organisation, and the moment before which people finished or gave up."""


async def count_people(surveys: Iterable[int]) -> int:
    """How many people answered these surveys, about: without a card each time counts as one."""
    some = [-1, *surveys]
    query = PEOPLE % ", ".join("{}" for _ in some)
    rows = await Response.raw(query, *some)
    return int(rows[0]["people"])
