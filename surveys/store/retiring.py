"""Retiring a questionnaire: it is not put to people anew, and surveys that ask it go on."""

from datetime import datetime

from involvement.audit import record_change
from involvement.database import transaction
from involvement.roles import Scope
from surveys.store.questionnaires import get_version_in_scope, list_versions
from surveys.tables import QuestionnaireRow


async def retire(scope: Scope, now: datetime, version: int) -> None:
    """Take the questionnaire of this version out of use. Raises NotInScope."""
    await _change(scope, now, version, "retired", now)


async def reinstate(scope: Scope, now: datetime, version: int) -> None:
    """Bring the questionnaire of this version back into use. Raises NotInScope."""
    await _change(scope, now, version, "reinstated", None)


async def _change(
    scope: Scope, now: datetime, version: int, done: str, retired_at: datetime | None
) -> None:
    async with transaction():
        key = (await get_version_in_scope(scope, version)).key
        (listed,) = [each for each in await list_versions(scope) if each.id == version]
        if listed.retired == (retired_at is not None):
            return
        owner = listed.organisation
        await QuestionnaireRow.update({QuestionnaireRow.retired_at: retired_at}).where(
            QuestionnaireRow.organisation == owner, QuestionnaireRow.key == key
        )
        await record_change(scope, done, "questionnaire", key, now, organisation=owner)
