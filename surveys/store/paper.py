"""Answers on paper in the database: sheets that a worker typed in, and the end of a copy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from involvement.audit import record_change
from involvement.consent import How, Wording
from involvement.database import take_turns, transaction
from involvement.policies import may_type_in
from involvement.roles import Scope
from surveys.mode import Way
from surveys.response import NewResponse, Seat
from surveys.store.answers import (
    TAKES_ANSWERS,
    Part,
    finish_response,
    record_answer,
    start_response,
)
from surveys.store.helping import record_agreed
from surveys.store.surveys import get_survey_in_scope
from surveys.survey import Status
from surveys.tables import Response, SheetRow

SEAT = "paper"


class SheetTyped(Exception):
    """This page of this copy was typed in before, at `typed_at`."""

    def __init__(self, typed_at: datetime) -> None:
        super().__init__(typed_at)
        self.typed_at = typed_at


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy on paper as far as it is typed in: page → when. `response` is None before the first
    page; `finished_at` is None until all is in, by whatever way; `language` is that of its
    questions, "" before the first page."""

    response: int | None
    version: int
    finished_at: datetime | None
    typed: dict[int, datetime]
    language: str = ""

    @property
    def may_finish(self) -> bool:
        """Whether a page is in and the copy is not finished."""
        return bool(self.typed) and self.finished_at is None


async def find_copy(survey: int, wave: int, participant: int | None, key: UUID) -> Copy:
    """What is typed in of a wave of a participant, or of the copy with this key where nobody is
    known, for a caller that checked its scope."""
    whose = Response.key == key if participant is None else Response.participant == participant
    here = (Response.survey == survey) & (Response.wave == wave)
    row = await Response.select().where(here & whose).first()
    if row is None:
        return Copy(None, 0, None, {})
    sheets = await SheetRow.select().where(SheetRow.response == row["id"])
    # Workers are not told who took answers out: those stay finished for them.
    over = row["status"] in (Status.FINISHED, Status.WITHDRAWN)
    ended = row["finished_at"] if over else None
    typed = {each["page"]: each["typed_at"] for each in sheets}
    return Copy(row["id"], row["version"], ended, typed, row["language"])


async def type_sheet(
    scope: Scope,
    now: datetime,
    *,
    survey: str,
    new: NewResponse,
    card: int,
    page: int,
    rows: Iterable[tuple[int, Sequence[Part]]],
    format_: str,
    replace: bool,
) -> None:
    """Keep what stands on one page: for each item (id of its row) the parts of its answer, none
    where it was left empty. `replace`: in the place of what was typed of this page before.

    Raises NotInScope; NotNow where the response takes no more answers; SheetTyped.
    """
    async with transaction():
        await take_turns()
        found = await get_survey_in_scope(scope, survey)
        started = await start_response(new)
        may_type_in.check(started.status in TAKES_ANSWERS and started.version == new.version)
        await _note_sheet(started.id, page, found.time_to_keep(now), scope.account, replace)
        seat = Seat(started.id, started.version, card, SEAT)
        for item, parts in rows:
            may_type_in.check(await record_answer(seat, item, parts, format_))
        owner = found.service.organisation.id
        await record_change(scope, "typed in paper of", "survey", survey, now, organisation=owner)


async def finish_copy(
    scope: Scope,
    now: datetime,
    *,
    survey: str,
    seat: Seat,
    not_asked: Iterable[int],
    way: Way,
    person: UUID | None = None,
    agreed: Sequence[Wording] = (),
) -> None:
    """Count what was typed in. The participant with the key `person` said yes to what is `agreed`
    on the paper, or to whoever gave it to them. Raises NotInScope, NotNow.

    Where nobody is known it is forgotten which page was typed when: that would put copies in an
    order.
    """
    async with transaction():
        await take_turns()
        found = await get_survey_in_scope(scope, survey)
        done = await finish_response(seat, not_asked, found.time_to_keep(now), way)
        may_type_in.check(done)
        if found.is_anonymous:
            await SheetRow.delete().where(SheetRow.response == seat.response)
        owner = found.service.organisation.id
        if person and agreed:
            await record_agreed(scope, now, owner, person, agreed, How.WORKER)
        await record_change(scope, "finished paper of", "survey", survey, now, organisation=owner)


async def _note_sheet(
    response: int, page: int, at: datetime, account: int | None, replace: bool
) -> None:
    this = (SheetRow.response == response) & (SheetRow.page == page)
    before = await SheetRow.select(SheetRow.typed_at).where(this).first()
    if before is None:
        await SheetRow.insert(SheetRow(response=response, page=page, typed_at=at, typed_by=account))
    elif replace:
        await SheetRow.update({SheetRow.typed_at: at, SheetRow.typed_by: account}).where(this)
    else:
        raise SheetTyped(before["typed_at"])
