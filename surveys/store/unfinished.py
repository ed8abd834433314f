"""Responses that were begun and not finished: given up, kept uncounted, or erased."""

from datetime import datetime, timedelta

from surveys.store.answers import Seat
from surveys.survey import Status, Survey, Unfinished
from surveys.tables import Response


async def stop(survey: Survey, seat: Seat) -> None:
    """The person stopped. Without a card they cannot come back: then what was not finished is
    given up, or erased, as the survey says."""
    if survey.is_anonymous:
        await give_up(seat, erase=survey.unfinished is Unfinished.ERASED)


async def give_up(seat: Seat, *, erase: bool) -> None:
    """Abandon the response, or erase it."""
    await _end([seat.response], erase=erase)


async def give_up_old(survey: Survey, now: datetime) -> int:
    """Abandon what was left unfinished for longer than the survey says; how many."""
    before = now - timedelta(days=survey.unfinished_days)
    rows = await Response.select(Response.id).where(
        Response.survey == survey.id,
        Response.status == Status.UNFINISHED.value,
        Response.started_at < before,
    )
    await _end([row["id"] for row in rows], erase=False)
    return len(rows)


async def _end(responses: list[int], *, erase: bool) -> None:
    """Answers go with their response: the foreign key cascades."""
    if not responses:
        return
    these = (Response.id.is_in(responses)) & (Response.status == Status.UNFINISHED.value)
    if erase:
        await Response.delete().where(these)
    else:
        await Response.update({Response.status: Status.ABANDONED.value}).where(these)
