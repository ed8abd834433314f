"""Counts for the analysis: the database groups, and no row about a person leaves this module.

Each count is about one group of people: adults, or if `young` those who were under 18 when they
were added. There is none about both. Nobody is counted for whom somebody else answered in one of
the two waves: what is said for a person is not what that person says.
"""

from collections import defaultdict
from dataclasses import dataclass

from surveys.tables import Response

Cells = dict[tuple[int | None, int | None], int]
"""(answer code before, answer code after) → people; None means that there is no answer."""

OWN_ANSWERS = "HAVING max(CASE WHEN r.mode = 'proxy' THEN 1 ELSE 0 END) = 0"
"""Ends a query of responses `r` grouped by participant: only who answered themselves."""

CELLS = f"""
WITH person AS (
    SELECT r.participant FROM svy_response r
    WHERE r.wave IN ({{}}, {{}}) AND r.status = 'finished' GROUP BY r.participant {OWN_ANSWERS}
), cell AS (
    SELECT r.participant, i.question,
           max(CASE WHEN r.wave = {{}} THEN a.code END) AS code_before,
           max(CASE WHEN r.wave = {{}} THEN a.code END) AS code_after
    FROM svy_response r
    JOIN person ON person.participant = r.participant
    JOIN svy_answer a ON a.response = r.id
    JOIN svy_item i ON i.id = a.item
    JOIN inv_participant p ON p.id = r.participant AND p.young = {{}}
    WHERE r.wave IN ({{}}, {{}}) AND r.status = 'finished'
      AND i.kind IN ('scale', 'knowledge', 'yes_no')
    GROUP BY r.participant, i.question
)
SELECT question, code_before, code_after, count(*) AS people
FROM cell GROUP BY question, code_before, code_after
"""  # noqa: S608 - our own words

RATINGS = f"""
WITH rated AS (
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
)
SELECT rating, count(*) AS people FROM rated
WHERE level_before >= 0 AND level_after >= 0 AND rating >= 0 GROUP BY rating
"""  # noqa: S608

REACH = f"""
WITH person AS (
    SELECT r.participant,
           max(CASE WHEN r.wave = {{}} THEN 1 ELSE 0 END) AS was_before,
           max(CASE WHEN r.wave = {{}} THEN 1 ELSE 0 END) AS was_after
    FROM svy_response r JOIN inv_participant p ON p.id = r.participant AND p.young = {{}}
    WHERE r.wave IN ({{}}, {{}}) AND r.status = 'finished'
    GROUP BY r.participant {OWN_ANSWERS}
)
SELECT was_before, was_after, count(*) AS people FROM person GROUP BY was_before, was_after
"""  # noqa: S608

LEFT_OUT = """
SELECT count(*) AS people FROM (
    SELECT r.participant FROM svy_response r
    JOIN inv_participant p ON p.id = r.participant AND p.young = {}
    WHERE r.wave IN ({}, {}) AND r.status = 'finished' GROUP BY r.participant
    HAVING count(*) = 2 AND max(CASE WHEN r.mode = 'proxy' THEN 1 ELSE 0 END) = 1
) answered_for
"""


@dataclass(frozen=True, slots=True)
class Reach:
    """People who finished the first wave, the second, and both."""

    before: int
    after: int
    both: int


async def count_transitions(
    before_wave: int, after_wave: int, *, young: bool = False
) -> dict[int, Cells]:
    """Question id → cells, for all items of the two waves at once.

    Who finished only one of the waves is in the cells with None on the other side.
    """
    waves = before_wave, after_wave
    rows = await Response.raw(CELLS, *waves, *waves, young, *waves)
    questions: dict[int, Cells] = defaultdict(dict)
    for row in rows:
        questions[row["question"]][(row["code_before"], row["code_after"])] = row["people"]
    return dict(questions)


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


async def count_reach(before_wave: int, after_wave: int, *, young: bool = False) -> Reach:
    """How many people finished each of the two waves."""
    rows = await Response.raw(REACH, before_wave, after_wave, young, before_wave, after_wave)
    return Reach(
        before=sum(row["people"] for row in rows if row["was_before"]),
        after=sum(row["people"] for row in rows if row["was_after"]),
        both=sum(row["people"] for row in rows if row["was_before"] and row["was_after"]),
    )


async def count_left_out(before_wave: int, after_wave: int, *, young: bool = False) -> int:
    """How many people have both waves finished and are not counted, because somebody else answered
    for them in one or both."""
    (row,) = await Response.raw(LEFT_OUT, young, before_wave, after_wave)
    return int(row["people"])
