"""Counts for the analysis: the database groups, and no row about a person leaves this module.

Each count is about one group of people: adults, or if `young` those who were under 18 when they
were added. There is none about both. What changed is counted in `group_figures`.
"""

from surveys.tables import Response

Cells = dict[tuple[int | None, int | None], int]
"""(answer code before, answer code after) → people; None means that there is no answer."""

RATINGS = """
SELECT rating, count(*) AS people FROM (
    SELECT r.participant,
           max(CASE WHEN r.wave = {} AND i.question = {} THEN a.code END) AS level_before,
           max(CASE WHEN r.wave = {} AND i.question = {} THEN a.code END) AS level_after,
           max(CASE WHEN r.wave = {} AND i.question = {} THEN a.code END) AS rating
    FROM svy_response r
    JOIN svy_answer a ON a.response = r.id
    JOIN svy_item i ON i.id = a.item
    JOIN inv_participant p ON p.id = r.participant AND p.young = {}
    WHERE r.wave IN ({}, {}) AND r.status = 'finished'
    GROUP BY r.participant
) rated
WHERE level_before >= 0 AND level_after >= 0 AND rating >= 0 GROUP BY rating
"""


async def count_ratings(
    before_wave: int, after_wave: int, *, about: int, rating: int, young: bool = False
) -> dict[int, int]:
    """Rating code → people, among those with a level for `about` in both waves.

    `about` and `rating` are question ids.
    """
    rows = await Response.raw(
        RATINGS,
        before_wave,
        about,
        after_wave,
        about,
        after_wave,
        rating,
        young,
        before_wave,
        after_wave,
    )
    return {row["rating"]: row["people"] for row in rows}
