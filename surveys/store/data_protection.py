"""The data-protection records of surveys in the database."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from involvement.audit import record_change
from involvement.database import take_turns, transaction
from involvement.roles import Scope
from involvement.site import local_day
from surveys.data_protection import DataProtection, LawfulBasis, SpecialCondition, check_record
from surveys.store.surveys import get_survey_in_scope
from surveys.tables import DataProtection as Row


async def record_protection(
    scope: Scope, now: datetime, survey: str, record: DataProtection
) -> None:
    """Put a survey's data protection on record, in the place of what stood there; the same again
    changes nothing. Raises NotInScope, RecordMistake."""
    async with transaction():
        await take_turns()
        found = await get_survey_in_scope(scope, survey)
        check_record(record, sensitive=found.sensitive, today=local_day(now))
        before = (await list_protection([found.id])).get(found.id)
        if before == record:
            return
        values = {**_values(record), "recorded_at": now, "recorded_by": scope.account}
        if before is None:
            await Row.insert(Row(survey=found.id, **values))
        else:
            await Row.update(values).where(Row.survey == found.id)
        action = "changed" if before else "recorded"
        owner = found.service.organisation.id
        await record_change(
            scope, action, "data protection of survey", survey, now, organisation=owner
        )


async def list_protection(surveys: Iterable[int]) -> dict[int, DataProtection]:
    """Survey id → its record, for a caller that checked its scope; surveys without are left out."""
    rows = await Row.select().where(Row.survey.is_in([-1, *surveys]))
    return {row["survey"]: _record(row) for row in rows}


def _values(record: DataProtection) -> dict[Any, Any]:
    return {
        "lawful_basis": record.lawful_basis.value,
        "special_condition": record.condition.value,
        "schedule": record.schedule,
        "kept_days": record.kept_days,
        "assessed_on": record.assessed_on,
    }


def _record(row: dict[str, Any]) -> DataProtection:
    return DataProtection(
        lawful_basis=LawfulBasis(row["lawful_basis"]),
        condition=SpecialCondition(row["special_condition"]),
        schedule=row["schedule"],
        kept_days=row["kept_days"],
        assessed_on=row["assessed_on"],
    )
