"""Counts over several answers of the same people: the database groups whole tuples of answers, and
no row about a person leaves this module.

Each count is about one group of people: adults, or if `young` those who were under 18 when they
were added.
"""

from collections.abc import Sequence

from surveys.tables import Response

Asked = tuple[int, int]
"""A wave id and a question id: one answer of everybody."""
Patterns = dict[tuple[int | None, ...], int]
"""Answer codes, one for each `Asked` in order → people; None means that there is no answer."""

COLUMN = "max(CASE WHEN r.wave = {} AND i.question = {} THEN a.code END) AS c%d"
PATTERNS = """
WITH person AS (
    SELECT r.participant, %(columns)s
    FROM svy_response r
    JOIN svy_answer a ON a.response = r.id
    JOIN svy_item i ON i.id = a.item
    JOIN inv_participant p ON p.id = r.participant AND p.young = {}
    WHERE r.status = 'finished' AND r.mode <> 'proxy'
        AND r.wave IN (%(waves)s) AND i.question IN (%(questions)s)
    GROUP BY r.participant
)
SELECT %(names)s, count(*) AS people FROM person GROUP BY %(names)s
"""


async def count_patterns(asked: Sequence[Asked], *, young: bool = False) -> Patterns:
    """How many people gave which answers to all of `asked`, among those who gave any.

    Only finished waves count, and not what somebody else answered for a person: that is like no
    answer. Of a question of one answer only, such as a scale.
    """
    if not asked:
        return {}
    waves = sorted({wave for wave, _ in asked})
    questions = sorted({question for _, question in asked})
    names = [f"c{place}" for place in range(len(asked))]
    query = PATTERNS % {
        "columns": ", ".join(COLUMN % place for place in range(len(asked))),
        "waves": ", ".join("{}" for _ in waves),
        "questions": ", ".join("{}" for _ in questions),
        "names": ", ".join(names),
    }
    each = [value for pair in asked for value in pair]
    rows = await Response.raw(query, *each, young, *waves, *questions)
    found: Patterns = {}
    for row in rows:
        pattern = tuple(row[name] for name in names)
        if any(code is not None for code in pattern):
            found[pattern] = row["people"]
    return found
