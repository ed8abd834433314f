"""Who was in which group of an earlier release and is in which now: counts, never rows.

Nothing is kept of it with the release. Finished responses do not change, so what people were then
is looked up; once somebody took their answers out, nobody knows it any more, and that is right.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from surveys.store.group_figures import (
    ASKED_TWICE,
    FORMAT_OF,
    PEOPLE,
    Asked,
    Tables,
    Value,
    answers_to,
    columns_of,
    grouped_people,
)
from surveys.tables import Released

ABSENT, COUNTED, UNKNOWN = 0, 1, 2

THEN = f"""
SELECT x.participant, CASE WHEN a.id IS NULL THEN {UNKNOWN} ELSE {COUNTED} END AS state,
       a.language, a.mode, {FORMAT_OF % "a.id"} AS format%(codes)s
FROM svy_released x
LEFT JOIN svy_response b
    ON b.participant = x.participant AND b.wave = {{}} AND b.status = 'finished'
LEFT JOIN svy_response a
    ON a.participant = x.participant AND a.wave = {{}} AND a.status = 'finished'
%(answers)s
WHERE x.release = {{}}
"""  # noqa: S608 - our own words
MOVES = f"""
SELECT * FROM (
    SELECT state_then, state_now, %(keys)s, count(*) AS people FROM (
        SELECT participant, max(state_then) AS state_then, max(state_now) AS state_now, %(most)s
        FROM (
            SELECT participant, state AS state_then, {ABSENT} AS state_now, %(here)s
            FROM (%(then)s) t
            UNION ALL
            SELECT participant, {ABSENT}, {COUNTED}, %(there)s FROM (%(now)s) n
            WHERE response_before IS NOT NULL AND response_after IS NOT NULL
        ) either GROUP BY participant
    ) person GROUP BY state_then, state_now, %(keys)s
) counted
"""  # noqa: S608

# Who is in an earlier release and in this one, by their two answers to each item.
STAYED = f"""
SELECT * FROM (
    WITH person AS MATERIALIZED (
        SELECT p.response_before, p.response_after FROM ({PEOPLE}) p
        JOIN svy_released x ON x.participant = p.participant AND x.release = {{}}
    ), item AS MATERIALIZED ({ASKED_TWICE})
    SELECT i.question, b.code AS code_before, a.code AS code_after, count(*) AS people
    FROM person p CROSS JOIN item i
    JOIN svy_answer b
        ON b.response = p.response_before AND b.item = i.item_before AND b.position = 0
    JOIN svy_answer a
        ON a.response = p.response_after AND a.item = i.item_after AND a.position = 0
    GROUP BY i.question, b.code, a.code
) counted
"""  # noqa: S608


class Place(NamedTuple):
    """Where somebody stands in a release: `COUNTED` with a value, `UNKNOWN` when their answers are
    gone, or `ABSENT`."""

    state: int
    value: Value


Moves = dict[tuple[Place, Place], int]
"""(place then, place now) → people."""


@dataclass(frozen=True, slots=True)
class ReleasedThen:
    """An earlier release: its id, the ids of its waves, and the equality items that it asked."""

    id: int
    waves: tuple[int, int]
    asked: tuple[Asked, ...]


async def count_moves(
    then: ReleasedThen, waves: tuple[int, int], asked: Sequence[Asked], *, young: bool = False
) -> dict[str, Moves]:
    """Count the people of an earlier release and of a new one of `waves`, by what they were then
    and are now; by key of the breakdown.

    `asked` are the equality items of the new one that the earlier one asked too, in its order.
    """
    columns = columns_of(asked)
    grouped, values = grouped_people(waves, asked, young=young)
    sql = MOVES % {
        "then": THEN % answers_to(then.asked, "b.id", "a.id"),
        "now": grouped,
        "here": ", ".join(f"{each} AS then_{each}, NULL AS now_{each}" for each in columns),
        "there": ", ".join(f"NULL, {each}" for each in columns),
        "most": ", ".join(f"max(then_{c}) AS then_{c}, max(now_{c}) AS now_{c}" for c in columns),
        "keys": ", ".join(f"then_{each}, now_{each}" for each in columns),
    }
    asked_then = [each.item for each in then.asked]
    moves: dict[str, Moves] = {key: defaultdict(int) for key in columns.values()}
    for row in await Released.raw(sql, *then.waves, *asked_then, then.id, *values):
        for column, key in columns.items():
            place_then = Place(row["state_then"], row[f"then_{column}"])
            place_now = Place(row["state_now"], row[f"now_{column}"])
            moves[key][place_then, place_now] += row["people"]
    return moves


async def count_stayed(release: int, waves: tuple[int, int], *, young: bool = False) -> Tables:
    """Count who is in an earlier release of two waves and would be in a new one of them, by their
    answers to the items that both waves asked."""
    stayed: Tables = defaultdict(dict)
    for row in await Released.raw(STAYED, *waves, young, *waves, release, *waves):
        stayed[row["question"]][row["code_before"], row["code_after"]] = row["people"]
    return stayed
