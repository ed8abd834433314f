"""Counts for the analysis: the database groups, and no row about a person leaves this module.

Each count is about one group of people: adults, or if `young` those who were under 18 when they
were added. There is none about both. Nobody is counted for whom somebody else answered in one of
the two waves: what is said for a person is not what that person says. What changed is counted in
`group_figures`.
"""

from surveys.tables import Response

Cells = dict[tuple[int | None, int | None], int]
"""(answer code before, answer code after) → people; None means that there is no answer."""

OWN_ANSWERS = "HAVING max(CASE WHEN r.mode = 'proxy' THEN 1 ELSE 0 END) = 0"
"""Ends a query of responses `r` grouped by participant: only who answered themselves."""
RATINGS = f"""
SELECT rating, count(*) AS people FROM (
    SELECT r.participant,
           max(CASE WHEN r.wave = {{}} AND i.question = {{}} THEN a.code END) AS level_before,
           max(CASE WHEN r.wave = {{}} AND i.question = {{}} THEN a.code END) AS level_after,
           max(CASE WHEN r.wave = {{}} AND i.question = {{}} THEN a.code END) AS rating
    FROM svy_response r
    JOIN svy_answer a ON a.response = r.id
    JOIN svy_item i ON i.id = a.item
    JOIN inv_participant p ON p.id = r.participant AND p.young = {{}}
    WHERE r.wave IN ({{}}, {{}}) AND r.status = 'finished'
    GROUP BY r.participant {OWN_ANSWERS}
) rated
WHERE level_before >= 0 AND level_after >= 0 AND rating >= 0 GROUP BY rating
"""  # noqa: S608 - our own words
LEFT_OUT = """
SELECT count(*) AS people FROM (
    SELECT r.participant FROM svy_response r
    JOIN inv_participant p ON p.id = r.participant AND p.young = {}
    WHERE r.wave IN ({}, {}) AND r.status = 'finished' GROUP BY r.participant
    HAVING count(*) = 2 AND max(CASE WHEN r.mode = 'proxy' THEN 1 ELSE 0 END) = 1
) answered_for
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


async def count_left_out(before_wave: int, after_wave: int, *, young: bool = False) -> int:
    """How many people have both waves finished and are not counted, because somebody else answered
    for them in one or both."""
    (row,) = await Response.raw(LEFT_OUT, young, before_wave, after_wave)
    return int(row["people"])
