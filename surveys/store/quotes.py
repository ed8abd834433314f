"""Quotes in the database: shown while their owner agrees to it and nobody took them back."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from involvement.audit import record_change
from involvement.consent import Purpose, in_force
from involvement.database import take_turns, transaction
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.store.consents import list_events_of_service
from involvement.store.services import NotInScope
from surveys.quote import Quote
from surveys.release import Release
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Survey
from surveys.tables import Answer
from surveys.tables import Quote as Row

# With few people who wrote something, their words can be recognised: adults and people under 18
# are counted apart, since they are never quoted together.
WRITERS = """
SELECT i.question, p.young, count(DISTINCT r.participant) AS people
FROM svy_response r JOIN svy_answer a ON a.response = r.id JOIN svy_item i ON i.id = a.item
JOIN inv_participant p ON p.id = r.participant
WHERE r.survey = {} AND r.status = 'finished' AND r.mode <> 'proxy'
  AND a.text IS NOT NULL AND i.kind IN ('short_text', 'long_text') %s
GROUP BY i.question, p.young
""".strip()
IN_THE_SURVEY = WRITERS % ""
IN_TWO_WAVES = WRITERS % "AND r.wave IN ({}, {})"


async def list_agreeing(service: int, today: date) -> set[int]:
    """The ids of the participants of a support service who agree today to be quoted."""
    events = await list_events_of_service(service, Purpose.QUOTE)
    return {person for person, recorded in events.items() if in_force(recorded, today)}


async def list_questions(
    survey: Survey, threshold: int, waves: tuple[int, int] | None = None
) -> set[tuple[int, bool]]:
    """(id of a question, group) where at least `threshold` people of the group answered in their
    own words: in the whole survey, or in two of its waves. The group is True for people under
    18."""
    rows = await (
        Answer.raw(IN_THE_SURVEY, survey.id)
        if waves is None
        else Answer.raw(IN_TWO_WAVES, survey.id, *waves)
    )
    return {(row["question"], bool(row["young"])) for row in rows if row["people"] >= threshold}


async def list_quotes_of(survey: Survey) -> dict[int, Quote]:
    """Answer id → the quote that it is now, for a caller that checked its scope."""
    rows = await _select().where(Row.survey == survey.id, Row.taken_back_at.is_null())
    return {row["answer"]: _quote(row) for row in rows if row["answer"] is not None}


async def take_back_quote(scope: Scope, now: datetime, *, survey: str, key: UUID) -> None:
    """Show a quote nowhere any more, in earlier releases neither. Raises NotInScope."""
    async with transaction():
        await take_turns()
        found = await get_survey_in_scope(scope, survey)
        this = (Row.survey == found.id) & (Row.key == key)
        row = await Row.select(Row.taken_back_at).where(this).first()
        if row is None:
            raise NotInScope(key)
        if row["taken_back_at"] is None:
            await Row.update({Row.taken_back_at: now}).where(this)
            owner = found.service.organisation.id
            await record_change(scope, "took back", "quote", key, now, organisation=owner)


async def list_for_release(
    survey: Survey, waves: tuple[int, int], today: date, threshold: int, *, young: bool
) -> tuple[UUID, ...]:
    """The keys of the quotes that a release of these waves holds, of adults or of people under 18:
    those that may be shown, to questions that at least `threshold` people of that group answered in
    their own words in these waves."""
    enough = await list_questions(survey, threshold, waves)
    agreeing = await list_agreeing(survey.service.id, today)
    rows = await _select().where(Row.survey == survey.id).order_by(Row.key)
    return tuple(
        row["key"]
        for row in rows
        if _may_show(row, agreeing)
        and row["young"] == young
        and row["wave"] in waves
        and (row["question"], young) in enough
    )


async def list_shown(release: Release, secrecy: Secrecy, today: date) -> list[Quote]:
    """The quotes of a release that may be shown today, in an order of its own."""
    if release.withdrawn_at is not None or not release.content.quotes:
        return []
    rows = await _select().where(Row.key.is_in(list(release.content.quotes)))
    agreeing = await list_agreeing(rows[0]["service"], today) if rows else set()
    shown = [
        _quote(row)
        for row in rows
        if _may_show(row, agreeing) and row["young"] == release.young  # it may be put right since
    ]
    place = f"release {release.survey} {release.number}"
    return sorted(shown, key=lambda each: secrecy.mark_order(f"{place} {each.key}"))


async def list_gone(survey: Survey, today: date) -> list[Quote]:
    """The quotes that may be shown nowhere any more, oldest first, for a caller that checked its
    scope."""
    agreeing = await list_agreeing(survey.service.id, today)
    rows = await _select().where(Row.survey == survey.id).order_by(Row.id)
    return [_quote(row) for row in rows if not _may_show(row, agreeing)]


def _may_show(row: dict[str, Any], agreeing: Collection[int]) -> bool:
    lives = row["taken_back_at"] is None and row["answer"] is not None
    return lives and row["participant"] in agreeing


def _select() -> Any:
    answer: Any = Row.answer
    return Row.select(
        Row.key,
        Row.text,
        Row.participant,
        Row.answer,
        Row.taken_back_at,
        Row.participant.young.as_alias("young"),
        Row.survey.service.as_alias("service"),
        Row.item.version.as_alias("version"),
        Row.item.key.as_alias("item"),
        Row.item.question.as_alias("question"),
        answer.response.wave.as_alias("wave"),
    )


def _quote(row: dict[str, Any]) -> Quote:
    return Quote(row["key"], row["version"], row["item"], row["text"])
