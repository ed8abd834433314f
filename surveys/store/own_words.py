"""Answers in people's own words, of those who agree now to be quoted, and making quotes of them.

The one place that gives single answers to a page: without anything that says whose they are, or
what else the same person answered.
"""

from datetime import date, datetime
from typing import Any

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.roles import Scope
from involvement.secrecy import Secrecy
from involvement.store.services import NotInScope
from surveys.mode import Mode
from surveys.quote import TEXT_KINDS, OwnWords
from surveys.store.quotes import list_agreeing, list_questions, list_quotes_of
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Status, Survey
from surveys.tables import Answer, Quote


async def list_own_words(
    scope: Scope, secrecy: Secrecy, today: date, *, survey: str, threshold: int
) -> list[OwnWords]:
    """Every answer that may become a quote, or is one; none to a question that fewer than
    `threshold` people of their group answered in their own words. Raises NotInScope."""
    found = await get_survey_in_scope(scope, survey)
    quotes = await list_quotes_of(found)
    words = [
        OwnWords(
            mark=_mark(row, secrecy),
            version=row["version"],
            item=row["key"],
            question=row["question"],
            text=row["text"],
            young=row["young"],
            quote=quotes.get(row["id"]),
        )
        for row in await _list_answers(found, today, threshold)
    ]
    return sorted(words, key=lambda each: each.mark)


async def make_quote(
    scope: Scope,
    secrecy: Secrecy,
    now: datetime,
    today: date,
    *,
    survey: str,
    mark: str,
    text: str,
    threshold: int,
) -> None:
    """Make a quote of an answer: `text` is what the worker made of it, without names. What is a
    quote already stays as it is. Raises NotInScope, also for an answer that may not be quoted."""
    async with transaction():
        await take_turns()
        found = await get_survey_in_scope(scope, survey)
        answers = await _list_answers(found, today, threshold)
        row = next((row for row in answers if _mark(row, secrecy) == mark), None)
        if row is None:
            raise NotInScope(mark)
        if await Quote.exists().where(Quote.answer == row["id"], Quote.taken_back_at.is_null()):
            return
        made = Quote(
            survey=found.id,
            item=row["item"],
            participant=row["participant"],
            answer=row["id"],
            text=text,
            made_at=now,
            made_by=scope.account,
        )
        await made.save()
        owner = found.service.organisation.id
        await record_change(scope, "made", "quote", made.key, now, organisation=owner)


async def _list_answers(survey: Survey, today: date, threshold: int) -> list[dict[str, Any]]:
    enough = await list_questions(survey, threshold)
    agreeing = await list_agreeing(survey.service.id, today)
    participant: Any = Answer.response.participant
    rows: list[dict[str, Any]] = await Answer.select(
        Answer.id,
        Answer.text,
        Answer.item,
        Answer.item.version.as_alias("version"),
        Answer.item.key.as_alias("key"),
        Answer.item.question.as_alias("question"),
        participant.as_alias("participant"),
        participant.young.as_alias("young"),
    ).where(
        Answer.response.survey == survey.id,
        Answer.response.status == Status.FINISHED.value,
        Answer.response.mode != Mode.PROXY.value,  # said for them is not said by them
        participant.is_in([-1, *agreeing]),
        Answer.item.kind.is_in(list(TEXT_KINDS)),
        Answer.text.is_not_null(),
    )
    return [row for row in rows if (row["question"], row["young"]) in enough]


def _mark(row: dict[str, Any], secrecy: Secrecy) -> str:
    return secrecy.mark_order(f"answer {row['id']}")
