"""A participant's own finished responses with their answers, for nobody but themselves."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from surveys.store.answers import Given
from surveys.survey import Status
from surveys.tables import Answer, Response


@dataclass(frozen=True, slots=True)
class FinishedResponse:
    """One finished response: ids of its survey, wave and version, and what each item id holds."""

    survey: int
    wave: int
    version: int
    finished_at: datetime
    answers: dict[int, Given]


async def list_finished(participant: int) -> list[FinishedResponse]:
    """Every finished response of this participant, oldest first."""
    rows = (
        await Response.select()
        .where(Response.participant == participant, Response.status == Status.FINISHED.value)
        .order_by(Response.finished_at, Response.id)
    )
    answers = await _list_answers([row["id"] for row in rows])
    return [
        FinishedResponse(
            row["survey"], row["wave"], row["version"], row["finished_at"], answers[row["id"]]
        )
        for row in rows
    ]


async def _list_answers(responses: list[int]) -> dict[int, dict[int, Given]]:
    """Response id → item id → what was given."""
    rows = (
        await Answer.select()
        .where(Answer.response.is_in([-1, *responses]))
        .order_by(Answer.item, Answer.position)
    )
    answers: dict[int, dict[int, Given]] = defaultdict(dict)
    for row in rows:
        given = answers[row["response"]]
        before = given[row["item"]].codes if row["item"] in given else ()
        codes = before if row["code"] is None else (*before, row["code"])
        given[row["item"]] = Given(codes, row["text"], row["seat"])
    return answers
