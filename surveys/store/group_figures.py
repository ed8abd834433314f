"""Counts of groups for the analysis. As in `figures`, no row about a person leaves this module.

What somebody is comes from their answers alone: the language, the mode and the format of their last
response, which is the later one of those who answered twice, and their answers to equality items.
The format of a response is the one of its first answer.

Every statement begins with SELECT, so that SQLite reads without holding up those who write.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.comparability import PairKinds
from surveys.grouping import FORMAT, LANGUAGE, MODE, PROXY
from surveys.questionnaire import GAP_CODES
from surveys.store.figures import Cells
from surveys.tables import Response

Value = str | int | None
"""What is stored of somebody: a language, mode or format, or a code; None where nothing is."""
Tables = dict[int, Cells]
"""Question id → cells."""

OF_RESPONSES = {"language": LANGUAGE, "format": FORMAT, "mode": MODE}
"""Column → key of the breakdown by it."""
SEPARATOR = "|"

PEOPLE = """
SELECT r.participant,
       max(CASE WHEN r.wave = {} THEN r.id END) AS response_before,
       max(CASE WHEN r.wave = {} THEN r.id END) AS response_after
FROM svy_response r JOIN inv_participant p ON p.id = r.participant AND p.young = {}
WHERE r.wave IN ({}, {}) AND r.status = 'finished' GROUP BY r.participant
"""
# Of the first answer. That something was not asked is noted by us, in no format.
FORMAT_OF = f"""
(SELECT f.format FROM svy_answer f
 WHERE f.response = %s AND (f.code IS NULL OR f.code <> {GAP_CODES["not_asked"]})
 ORDER BY f.item LIMIT 1)
"""  # noqa: S608 - our own words
GROUPED = f"""
SELECT p.participant, p.response_before, p.response_after, l.language, l.mode,
       {FORMAT_OF % "l.id"} AS format%(codes)s
FROM ({PEOPLE}) p JOIN svy_response l ON l.id = coalesce(p.response_after, p.response_before)
%(answers)s
"""  # noqa: S608
ASKED_TWICE = """
SELECT b.question, b.id AS item_before, a.id AS item_after
FROM svy_item b JOIN svy_item a ON a.question = b.question
WHERE b.version = (SELECT version FROM svy_wave WHERE id = {})
  AND a.version = (SELECT version FROM svy_wave WHERE id = {})
  AND b.kind IN ('scale', 'knowledge', 'yes_no')
"""
# What somebody is stands in one text, which sorts a third faster than a column for each.
TRANSITIONS = f"""
SELECT * FROM (
    WITH person AS MATERIALIZED (
        SELECT response_before, response_after, %(packed)s AS what FROM (%(grouped)s) g
    ), item AS MATERIALIZED ({ASKED_TWICE})
    SELECT i.question, b.code AS code_before, a.code AS code_after, p.what, count(*) AS people
    FROM person p CROSS JOIN item i
    LEFT JOIN svy_answer b
        ON b.response = p.response_before AND b.item = i.item_before AND b.position = 0
    LEFT JOIN svy_answer a
        ON a.response = p.response_after AND a.item = i.item_after AND a.position = 0
    WHERE b.code IS NOT NULL OR a.code IS NOT NULL
    GROUP BY i.question, b.code, a.code, p.what
) counted
"""  # noqa: S608
RECORDED = """
SELECT %(keys)s, count(*) AS people FROM (%(grouped)s) g
WHERE response_before IS NOT NULL AND response_after IS NOT NULL GROUP BY %(keys)s
"""
KINDS = f"""
SELECT count(*) AS pairs,
       sum(CASE WHEN format_before <> format_after THEN 1 ELSE 0 END) AS other_format,
       sum(CASE WHEN mode_before <> mode_after THEN 1 ELSE 0 END) AS other_mode,
       sum(CASE WHEN language_before <> language_after THEN 1 ELSE 0 END) AS other_language,
       sum(CASE WHEN mode_before <> mode_after AND '{PROXY}' IN (mode_before, mode_after)
           THEN 1 ELSE 0 END) AS by_proxy
FROM (
    SELECT b.language AS language_before, a.language AS language_after,
           b.mode AS mode_before, a.mode AS mode_after,
           {FORMAT_OF % "b.id"} AS format_before, {FORMAT_OF % "a.id"} AS format_after
    FROM ({PEOPLE}) p JOIN svy_response b ON b.id = p.response_before
    JOIN svy_response a ON a.id = p.response_after
) pair
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Asked:
    """An equality item in one of two waves: its key, the id of its row, and which wave asked it."""

    key: str
    item: int
    later: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """The cells of everybody, and those of each group: by key of the breakdown, then by value."""

    whole: Tables
    groups: Mapping[str, Mapping[Value, Tables]]


async def count_groups(
    waves: tuple[int, int], asked: Sequence[Asked], *, young: bool = False
) -> Counted:
    """Count the items that both waves asked, for everybody and for each group, in one pass.

    There are the breakdowns of `OF_RESPONSES`, and the equality items `asked` under their keys. Who
    finished only one of the waves is in the cells with None on the other side.
    """
    columns = columns_of(asked)
    grouped, values = grouped_people(waves, asked, young=young)
    packed = f" || '{SEPARATOR}' || ".join(f"coalesce(CAST({c} AS TEXT), '')" for c in columns)
    sql = TRANSITIONS % {"grouped": grouped, "packed": packed}
    whole: Tables = defaultdict(lambda: defaultdict(int))
    groups: dict[str, dict[Value, Tables]] = {
        key: defaultdict(lambda: defaultdict(lambda: defaultdict(int))) for key in columns.values()
    }
    for row in await Response.raw(sql, *values, *waves):
        cell = (row["code_before"], row["code_after"])
        whole[row["question"]][cell] += row["people"]
        for column, text in zip(columns, row["what"].split(SEPARATOR), strict=True):
            group = groups[columns[column]][_value(column, text)]
            group[row["question"]][cell] += row["people"]
    return Counted(whole, groups)


def _value(column: str, text: str) -> Value:
    """What stood in a column before it was packed."""
    return None if text == "" else text if column in OF_RESPONSES else int(text)


async def count_recorded(
    waves: tuple[int, int], asked: Sequence[Asked], *, young: bool = False
) -> dict[str, dict[int | None, int]]:
    """Count who finished both waves by their answer to each equality item: key → code → people.

    None stands for no answer.
    """
    recorded: dict[str, dict[int | None, int]] = {each.key: defaultdict(int) for each in asked}
    if not asked:
        return recorded
    columns = [f"equality_{place}" for place in range(len(asked))]
    grouped, values = grouped_people(waves, asked, young=young)
    sql = RECORDED % {"grouped": grouped, "keys": ", ".join(columns)}
    for row in await Response.raw(sql, *values):
        for column, each in zip(columns, asked, strict=True):
            recorded[each.key][row[column]] += row["people"]
    return recorded


async def count_kinds(waves: tuple[int, int], *, young: bool = False) -> PairKinds:
    """Count who finished both waves, and how many of them did so otherwise the second time."""
    (row,) = await Response.raw(KINDS, *waves, young, *waves)
    return PairKinds(**{name: count or 0 for name, count in row.items()})


def columns_of(asked: Sequence[Asked]) -> dict[str, str]:
    """Column of what people are → the key of the breakdown by it."""
    return OF_RESPONSES | {f"equality_{place}": each.key for place, each in enumerate(asked)}


def grouped_people(
    waves: tuple[int, int], asked: Sequence[Asked], *, young: bool
) -> tuple[str, list[Any]]:
    """A query of everybody who finished a wave, with what they are, and its values."""
    sql = GROUPED % answers_to(asked, "p.response_before", "p.response_after")
    return sql, [*waves, young, *waves, *(each.item for each in asked)]


def answers_to(asked: Sequence[Asked], before: str, after: str) -> dict[str, str]:
    """The columns of the answers to equality items, and the joins that they come from.

    `before` and `after` name the columns with the ids of the responses.
    """
    joins = [
        f"LEFT JOIN svy_answer e{n} ON e{n}.response = {after if each.later else before}"
        f" AND e{n}.item = {{}} AND e{n}.position = 0"
        for n, each in enumerate(asked)
    ]
    codes = [f", e{n}.code AS equality_{n}" for n in range(len(asked))]
    return {"codes": "".join(codes), "answers": "\n".join(joins)}
