"""Taking answers out: they are gone, and whatever counted them shows no figures any more. The same
for a release that counted somebody who is found to be in the other group.

Who was counted in a release stays on record (svy_released), so that no later release can be
subtracted from it to show what the few who left had said.
"""

from datetime import date, datetime
from uuid import UUID

from involvement.audit import record_change
from involvement.consent import Purpose
from involvement.database import take_turns, transaction
from involvement.participant import Participant
from involvement.roles import Scope
from involvement.store.consents import withdraw_own
from involvement.store.participants import get_row
from involvement.tables import Participant as Row
from surveys.due import standings_of
from surveys.store.surveys import list_progress, list_surveys_of
from surveys.survey import Status
from surveys.tables import Answer, Quote, ReleaseRow, Response

# Counted in a release is who answered both of its waves, and who answered any wave of its survey
# before it was made: they are among those who started, who came later, who looked back, or in what
# is shown over time. Releases about the other group
# never counted them; they were withdrawn when the group was put right.
WITHDRAW_RELEASES = """
UPDATE svy_release SET withdrawn_at = {} WHERE withdrawn_at IS NULL AND (
    id IN (SELECT release FROM svy_released WHERE participant = {}) OR EXISTS (
        SELECT 1 FROM svy_response r JOIN inv_participant p ON p.id = r.participant
        WHERE p.id = {} AND p.young = svy_release.young AND r.status = 'finished'
        AND r.survey = svy_release.survey
        AND r.finished_at <= svy_release.made_at))
"""


async def take_out(
    person: Participant, now: datetime, today: date, purpose: Purpose | None = None
) -> None:
    """Take every answer of a participant out, finished or not, and with `purpose` what they agreed
    to. Doing it again changes nothing.

    What they had begun and could still finish counts as finished now, to workers: it is not asked
    again, and looks as if they had finished it.
    """
    participant = person.id
    async with transaction():
        await take_turns()  # no release may be made of them meanwhile
        await ReleaseRow.raw(WITHDRAW_RELEASES, now, participant, participant)
        these = Response.participant == participant
        await Response.update({Response.finished_at: now}).where(
            these,
            Response.finished_at.is_null(),
            Response.wave.is_in([-1, *await _list_due(person, today)]),
        )
        # First: a row that takes no more answers gets none while its answers go.
        await Response.update({Response.status: Status.WITHDRAWN.value}).where(these)
        await Quote.update({Quote.text: "", Quote.taken_back_at: now}).where(
            Quote.participant == participant, Quote.taken_back_at.is_null()
        )
        await Quote.update({Quote.text: ""}).where(Quote.participant == participant)
        rows = await Response.select(Response.id).where(these)
        await Answer.delete().where(Answer.response.is_in([-1, *(row["id"] for row in rows)]))
        if purpose is not None:
            await withdraw_own(participant, now, today, purpose)


async def _list_due(person: Participant, today: date) -> list[int]:
    """The waves for which workers see this participant as due."""
    surveys = await list_surveys_of([person.service])
    progress = await list_progress((survey.id for survey in surveys), person.id)
    standing = [
        each
        for survey in surveys
        for each in standings_of(survey, person, progress.get(person.id, {}), today)
    ]
    return [each.wave.id for each in standing if each.state == "due"]


async def correct_group(scope: Scope, now: datetime, *, key: UUID, young: bool) -> None:
    """Put right whether a participant was under 18 when they were added. Raises NotInScope.

    Releases that counted them in the other group were not about that group: they are withdrawn.
    What is recorded already stays as it is.
    """
    async with transaction():
        await take_turns()
        service, row = await get_row(scope, key)
        if bool(row["young"]) == young:
            return
        await ReleaseRow.raw(WITHDRAW_RELEASES, now, row["id"], row["id"])
        await Row.update({Row.young: young}).where(Row.id == row["id"])
        said, owner = f"recorded {'young' if young else 'adult'} for", service.organisation.id
        await record_change(scope, said, "participant", key, now, organisation=owner)


async def count_responses_of(participant: int) -> int:
    """How many responses of a participant hold answers that could be taken out."""
    there = (Response.participant == participant) & (Response.status != Status.WITHDRAWN.value)
    return int(await Response.count().where(there))
